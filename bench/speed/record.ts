import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ratios } from "./gate.js";
import type { LongPart } from "./options.js";
import { LONG_PARTS } from "./options.js";
import type { LongRuns, Outcome } from "./outcome.js";
import { machine } from "./page.js";

const FOLDER = join("bench", "record");
const BASELINE = join(FOLDER, "baseline.json");

/** All figures of this day. */
export function keep(outcome: Outcome): void {
  write(`speed-${today()}.json`, { machine: machine(), ...outcome });
}

/** What later quick runs are compared with. */
export function keepRatios(ratios: Ratios): void {
  write("baseline.json", ratios);
}

export function recordedRatios(): Ratios | undefined {
  return existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, "utf8")) as Ratios) : undefined;
}

export function keepLong(part: LongPart, figures: object): void {
  write(`${part}.json`, { day: today(), machine: machine(), ...figures });
}

export function recordedLong(): LongRuns {
  const found = LONG_PARTS.map((part) => [part, join(FOLDER, `${part}.json`)] as const).filter(([, path]) => existsSync(path));
  return Object.fromEntries(found.map(([part, path]) => [part, JSON.parse(readFileSync(path, "utf8")) as object]));
}

function write(name: string, figures: object): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${JSON.stringify(figures, undefined, 1)}\n`);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
