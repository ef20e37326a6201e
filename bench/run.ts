import { mkdirSync, writeFileSync } from "node:fs";
import { createRedactor } from "../src/index.js";
import { lineContests, textContests } from "./speed/contests.js";
import { pinoContests } from "./speed/logging.js";
import { HELP, type Options, optionsFrom, PARTS } from "./speed/options.js";
import { pageOf } from "./speed/page.js";
import { loadPeers } from "./speed/peers.js";
import { type Contest, type Effort, type Measured, measure } from "./speed/rounds.js";
import { measureStart } from "./speed/start.js";

const PAGE = "bench/README.md";
const QUICK: Effort = { rounds: 5, seconds: 0.02 };
const FULL: Effort = { rounds: 9, seconds: 0.1 };

function main(): void {
  const options = optionsFrom(process.argv.slice(2));
  if (options === undefined) console.log(HELP);
  else run(options);
}

function run({ quick, parts, record }: Options): void {
  const { peers, missing } = quick ? { peers: [], missing: [] } : loadPeers();
  const redactor = createRedactor();
  const contests: Contest[] = [];
  if (parts.includes("lines")) contests.push(...lineContests(redactor, peers));
  if (parts.includes("pino")) contests.push(...pinoContests());
  if (parts.includes("texts")) contests.push(...textContests(redactor, peers));
  const measured = contests.map((contest) => measure(contest, quick ? QUICK : FULL));
  const page = pageOf(measured, parts.includes("start") ? measureStart() : [], missing);
  console.log(page);
  if (!quick && parts === PARTS) writeFileSync(PAGE, page);
  if (record) keep(measured);
}

function keep(measured: readonly Measured[]): void {
  mkdirSync("bench/record", { recursive: true });
  writeFileSync(`bench/record/${new Date().toISOString().slice(0, 10)}.json`, `${JSON.stringify(measured, undefined, 1)}\n`);
}

main();
