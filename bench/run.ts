import { writeFileSync } from "node:fs";
import { betterOf, type Ratios, ratiosOf, slowdowns, worstOf } from "./speed/gate.js";
import { measureHuge, measureMany } from "./speed/huge.js";
import { hunt } from "./speed/hunt.js";
import { HELP, type LongPart, type Options, optionsFrom, PARTS, type Part } from "./speed/options.js";
import type { LongRuns, Outcome } from "./speed/outcome.js";
import { pageOf } from "./speed/page.js";
import { measureParts } from "./speed/processes.js";
import { keep, keepLong, keepRatios, recordedLong, recordedRatios } from "./speed/record.js";
import { longSections } from "./speed/sections.js";

const PAGE = "bench/README.md";

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (options === undefined) console.log(HELP);
  else if (options.long !== undefined) await runLong(options.long, options.size);
  else await run(options);
}

async function run({ quick, parts, record }: Options): Promise<void> {
  const outcome = await measureParts(parts, quick);
  const page = pageOf(outcome, recordedLong());
  console.log(page);
  if (!quick && parts === PARTS) writeFileSync(PAGE, page);
  if (record && quick) keepRatios(worstOf([ratiosOf(outcome), ...(await moreRatios(parts))]));
  else if (record) keep(outcome);
  else if (quick) await compare(outcome);
}

const MORE_RUNS = 2;

async function moreRatios(parts: readonly Part[]): Promise<Ratios[]> {
  const ratios: Ratios[] = [];
  for (let run = 0; run < MORE_RUNS; run++) ratios.push(ratiosOf(await measureParts(parts, true)));
  return ratios;
}

/** Fails when zwartlak became slower than recorded, also when it is measured once more. */
async function compare(outcome: Outcome): Promise<void> {
  const recorded = recordedRatios();
  if (recorded === undefined) return;
  const now = ratiosOf(outcome);
  const slower = slowdowns(now, recorded);
  if (slower.length === 0) return;
  console.log("Slower than recorded; measured once more.");
  const again = await measureParts([...new Set(slower.map(({ part }) => part))], true);
  const still = slowdowns(betterOf(now, ratiosOf(again)), recorded);
  for (const { sentence } of still) console.log(`Slower than recorded, ${sentence}`);
  if (still.length > 0) process.exitCode = 1;
}

/** In gigabytes, files and seconds. */
const SIZES: { readonly [part in LongPart]: number } = { huge: 10, many: 50_000, hunt: 120 };

async function runLong(part: LongPart, asked: number | undefined): Promise<void> {
  const size = asked ?? SIZES[part];
  const day = new Date().toISOString().slice(0, 10);
  const figures = await figuresOf(part, size);
  console.log(longSections({ [part]: { day, ...figures } } as LongRuns).join("\n"));
  if (size >= SIZES[part]) keepLong(part, figures);
}

function figuresOf(part: LongPart, size: number): object | Promise<object> {
  if (part === "huge") return measureHuge(size);
  return part === "many" ? measureMany(size) : hunt(size);
}

await main();
