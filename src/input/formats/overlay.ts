import { fileText } from "../file-text.js";
import { START } from "../position.js";
import { bytesOf } from "../source.js";
import { type Cell, hitsInCells } from "./cells.js";
import { type Hit, LARGEST_PARSED, type Look, lazily, NOT_THIS_FORMAT, type Passage, type ReadPassages, type Scan, type Writing } from "./passage.js";

/**
 * A format of text whose structure tells more than its text: `cellsIn` gives what the text alone does not tell, and may throw on what is malformed.
 */
export function overlayPassages(cellsIn: CellsIn, reading: Pick<Overlay, "writing" | "chosen"> = {}): ReadPassages {
  return async function* passages(source, look) {
    const bytes = await bytesOf(source, LARGEST_PARSED);
    const text = bytes && fileText(bytes);
    if (text === undefined) throw NOT_THIS_FORMAT;
    yield overlaid(text, { cells: await cellsOrNone(text, cellsIn, look), ...reading }, look);
  };
}

type CellsIn = (text: string, look: Look) => Iterable<Cell> | Promise<Iterable<Cell>>;

/** The readers throw many kinds of errors on malformed files; the text itself is read in any case. */
async function cellsOrNone(text: string, cellsIn: CellsIn, look: Look): Promise<readonly Cell[]> {
  try {
    return [...(await cellsIn(text, look))];
  } catch {
    return [];
  }
}

/** How a text is looked at besides reading it as it stands. */
export interface Overlay {
  /** Values whose field the text alone does not tell: in columns, below their key, or written with escapes. */
  readonly cells: readonly Cell[];
  /** How values of the text itself are written. */
  readonly writing?: Writing;
  /** What counts of that which the text alone shows; all when absent. */
  readonly chosen?: (text: string, hits: readonly Hit[]) => readonly Hit[];
  /** Where the text begins in the file, when it is a part of it. */
  readonly from?: Pick<Passage, "position" | "offset">;
}

/**
 * A text as one passage: what is found by reading it, and what the structure of the format adds to that. So a format never finds less than
 * plain text does.
 */
export function overlaid(text: string, { cells, writing, chosen = (_, hits) => hits, from = { position: START, offset: 0 } }: Overlay, look: Look): Passage {
  const { isTelling = () => true } = look;
  // Of the others the text says as much, unless they are written in pieces.
  const telling = cells.filter(({ keys, pieces }) => pieces.length > 1 || isTelling(keys));
  const hitsBy = (scan: Scan) => merged(written(chosen(text, scan(text)), writing), hitsInCells(telling, scan));
  return { text, ...from, hits: hitsBy(look.scan), widerHits: lazily(() => hitsBy(look.scanWider)) };
}

export function written(hits: readonly Hit[], writing: Writing | undefined): readonly Hit[] {
  return writing === undefined ? hits : hits.map((hit) => ({ ...hit, writing }));
}

/**
 * Both lists in order and without overlap. A field that holds all of what the text showed there knows more, and so do several fields that the text
 * took for one value; else the text was right.
 */
export function merged(ofText: readonly Hit[], ofCells: readonly Hit[]): Hit[] {
  const cells = ofCells.filter((hit, index) => index === 0 || (ofCells[index - 1] as Hit).end <= hit.start);
  const lost = new Set<Hit>();
  const winners = new Map<Hit, readonly Hit[]>();
  let from = 0;
  for (const hit of ofText) {
    while (from < cells.length && (cells[from] as Hit).end <= hit.start) from++;
    const touched: Hit[] = [];
    for (let at = from; at < cells.length && (cells[at] as Hit).start < hit.end; at++) touched.push(cells[at] as Hit);
    if (touched.length > 1 || touched.some((cell) => knowsMore(cell, hit))) winners.set(hit, touched);
    else for (const cell of touched) lost.add(cell);
  }
  // What won here may have lost against the next finding of the text.
  const standing = ofText.filter((hit) => winners.get(hit)?.every((cell) => lost.has(cell)) ?? true);
  return withoutOverlap([...standing, ...cells.filter((cell) => !lost.has(cell))]);
}

function knowsMore(cell: Hit, ofText: Hit): boolean {
  // What begins in one value and ends in another is none.
  if (cell.reasons.includes("field") && cell.within !== undefined && (ofText.start < cell.within.start || ofText.end > cell.within.end)) return true;
  if (ofText.start < cell.start || ofText.end > cell.end) return false;
  const isSame = ofText.start === cell.start && ofText.end === cell.end;
  return ofText.score <= cell.score || (ofText.rule === cell.rule && !isSame);
}

function withoutOverlap(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) if ((kept.at(-1)?.end ?? 0) <= hit.start) kept.push(hit);
  return kept;
}
