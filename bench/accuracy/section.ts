import type { Finding } from "../../src/index.js";
import type { Place } from "./corpora.js";

/** Looks at a document; the id says which, so that two runs can be compared finding for finding. */
export type Scan = (id: string, input: unknown) => readonly Finding[];

/** A figure that has to be reached. */
export interface Target {
  readonly name: string;
  readonly reached: string;
  readonly wanted: string;
  readonly met: boolean;
}

/** A chapter of the report. */
export interface Section {
  readonly title: string;
  readonly targets: readonly Target[];
  /** Markdown. */
  readonly lines: readonly string[];
  /** One line for each miss and each false finding; for the terminal, on demand, never for a file. */
  readonly details: readonly string[];
}

/** In percent. */
export function atLeast(name: string, part: number, whole: number, wanted: number): Target {
  return { name, reached: percent(part, whole), wanted: `≥ ${wanted} %`, met: whole > 0 && (100 * part) / whole >= wanted };
}

/** In percent. */
export function atMost(name: string, part: number, whole: number, wanted: number): Target {
  return { name, reached: percent(part, whole), wanted: `≤ ${wanted} %`, met: whole > 0 && (100 * part) / whole <= wanted };
}

/** Per 100,000 characters. */
export function rateAtMost(name: string, count: number, characters: number, wanted: number): Target {
  return { name, reached: rate(count, characters), wanted: `≤ ${wanted}`, met: perHundredThousand(count, characters) <= wanted };
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

export function rate(count: number, characters: number): string {
  return perHundredThousand(count, characters).toFixed(2);
}

function perHundredThousand(count: number, characters: number): number {
  return characters === 0 ? 0 : (100_000 * count) / characters;
}

type Cell = string | number;

/** Figures stand to the right; columns are padded, so that the table also reads well in a terminal. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => String(cell).replaceAll("|", "\\|")));
  const columns = head.map((_, column) => {
    const body = cells.slice(1).map((row) => row[column] ?? "");
    return { width: Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)), isFigure: body.every((cell) => /^(?:[\d.]+(?: %)?|–)$/.test(cell)) };
  });
  const line = (row: readonly string[]) => `| ${columns.map(({ width, isFigure }, at) => pad(row[at] ?? "", width, isFigure)).join(" | ")} |`;
  const rule = `|${columns.map(({ width, isFigure }) => (isFigure ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(cells[0] ?? []), rule, ...cells.slice(1).map(line)];
}

function pad(text: string, width: number, isFigure: boolean): string {
  return isFigure ? text.padStart(width) : text.padEnd(width);
}

/** How often each, the commonest first; equal ones by name, so that the order is the same every time. */
export function counted(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
}

/** Characters on either side of an excerpt. */
const AROUND = 40;

/** A place with what stands around it, on one line. */
export function excerpt(text: string, { start, end }: Place): string {
  const line = `${text.slice(Math.max(0, start - AROUND), start)}[[${text.slice(start, end)}]]${text.slice(end, end + AROUND)}`;
  return line.replaceAll(/\s+/g, " ");
}
