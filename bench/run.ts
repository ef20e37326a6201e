import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRedactor } from "../src/index.js";
import { lineContests, type TextPeer, textContests } from "./speed/contests.js";
import { betterOf, type Ratios, ratiosOf, slowdowns } from "./speed/gate.js";
import { pinoContests } from "./speed/logging.js";
import { HELP, type Options, optionsFrom, PARTS } from "./speed/options.js";
import { pageOf } from "./speed/page.js";
import { loadPeers } from "./speed/peers.js";
import { type Contest, type Effort, type Measured, measure } from "./speed/rounds.js";
import { measureStart } from "./speed/start.js";

const PAGE = "bench/README.md";
const RECORD = "bench/record";
const BASELINE = `${RECORD}/baseline.json`;
const QUICK: Effort = { rounds: 4, seconds: 0.02 };
const FULL: Effort = { rounds: 9, seconds: 0.05 };

function main(): void {
  const options = optionsFrom(process.argv.slice(2));
  if (options === undefined) console.log(HELP);
  else run(options);
}

function run(options: Options): void {
  const { quick, parts } = options;
  const { peers, missing } = quick ? { peers: [], missing: [] } : loadPeers();
  const measured = measuredParts(options, peers);
  const page = pageOf(measured, parts.includes("start") ? measureStart() : [], missing);
  console.log(page);
  if (!quick && parts === PARTS) writeFileSync(PAGE, page);
  if (options.record) keep(measured);
  else if (quick) compare(ratiosOf(measured), options);
}

function measuredParts({ quick, parts }: Options, peers: readonly TextPeer[]): Measured[] {
  const redactor = createRedactor();
  const contests: Contest[] = [];
  if (parts.includes("lines")) contests.push(...lineContests(redactor, peers));
  if (parts.includes("pino")) contests.push(...pinoContests());
  if (parts.includes("texts")) contests.push(...textContests(redactor, peers));
  return contests.map((contest) => measure(contest, quick ? QUICK : FULL));
}

function keep(measured: readonly Measured[]): void {
  mkdirSync(RECORD, { recursive: true });
  writeFileSync(`${RECORD}/speed-${new Date().toISOString().slice(0, 10)}.json`, `${JSON.stringify(measured, undefined, 1)}\n`);
  writeFileSync(BASELINE, `${JSON.stringify(ratiosOf(measured), undefined, 2)}\n`);
}

/** Says where zwartlak became slower than recorded, twice; with `--gate` the run fails then. */
function compare(ratios: Ratios, options: Options): void {
  if (!existsSync(BASELINE)) return;
  const recorded = JSON.parse(readFileSync(BASELINE, "utf8")) as Ratios;
  if (slowdowns(ratios, recorded).length === 0) return;
  console.log("Slower than recorded; measured once more.");
  const slower = slowdowns(betterOf(ratios, ratiosOf(measuredParts(options, []))), recorded);
  for (const line of slower) console.log(`Slower than recorded, ${line}`);
  if (slower.length > 0 && options.gate) process.exitCode = 1;
}

main();
