import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Finding } from "../../src/index.js";
import { counted, type Scan } from "./section.js";

/** Every finding of a run as `rule start-end`, by document, also of those without any; no values. */
export type Findings = { readonly [document: string]: readonly string[] };

export interface Recorder {
  readonly scan: Scan;
  readonly findings: () => Findings;
}

/** Looks at each document once and remembers what was found in it. */
export function recorderOf(scan: (input: unknown) => readonly Finding[]): Recorder {
  const seen = new Map<string, readonly Finding[]>();
  return {
    scan: (id, input) => {
      const found = seen.get(id) ?? scan(input);
      seen.set(id, found);
      return found;
    },
    findings: () => Object.fromEntries([...seen].map(([id, found]) => [id, found.map(placeOf)])),
  };
}

function placeOf({ rule, start, end, path }: Finding): string {
  return `${rule} ${path === undefined ? "" : `${path} `}${start}-${end}`;
}

/** One document a line, so that a diff of two records shows what changed. */
export function writeRecord(path: string, findings: Findings): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = Object.keys(findings)
    .filter((id) => findings[id]?.length !== 0)
    .sort()
    .map((id) => `  ${JSON.stringify(id)}: ${JSON.stringify(findings[id])}`);
  writeFileSync(path, `{\n${lines.join(",\n")}\n}\n`);
}

export function readRecord(path: string): Findings {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** New and lost findings, by rule and then one by one; of the documents that this run looked at. */
export function compared(before: Findings, now: Findings): string[] {
  const [gained, lost] = [without(now, before), without(Object.fromEntries(Object.keys(now).map((id) => [id, before[id] ?? []])), now)];
  return [
    `new: ${byRule(gained)}`,
    `lost: ${byRule(lost)}`,
    ...gained.map(({ id, place }) => `+ ${id} ${place}`),
    ...lost.map(({ id, place }) => `- ${id} ${place}`),
  ];
}

interface Entry {
  readonly id: string;
  readonly place: string;
}

function without(these: Findings, those: Findings): Entry[] {
  return Object.entries(these).flatMap(([id, places]) => places.filter((place) => !those[id]?.includes(place)).map((place) => ({ id, place })));
}

function byRule(entries: readonly Entry[]): string {
  const rules = counted(entries.map(({ place }) => place.split(" ", 1)[0] ?? ""));
  return rules.map(([rule, count]) => `${rule} ${count}`).join(", ") || "none";
}
