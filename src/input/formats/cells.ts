import type { Hit, Scan, Writing } from "./passage.js";

/** A stretch of a passage and the text that it stands for: the same text, or fewer characters where it is an escape. Half-open. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value with the keys above it. */
export interface Cell {
  /** Outermost first; the last is the field's own. Empty names say nothing. */
  readonly keys: readonly string[];
  /** Together they are the value. */
  readonly pieces: readonly Piece[];
  readonly place?: string;
  readonly writing?: Writing;
}

/** Cells looked at in one call; a redactor has a bound on the size of one value. */
const BATCH = 2000;

/** A value that stands in the passage as it is. */
export function plainCell(keys: readonly string[], text: string, start: number): Cell {
  return { keys, pieces: [{ text, start, end: start + text.length }] };
}

/** What is found in the values, each under its own keys, in order of place. */
export function hitsInCells(cells: readonly Cell[], scan: Scan): Hit[] {
  const filled = cells.filter(({ pieces }) => pieces.some(({ text }) => text.trim() !== ""));
  const hits: Hit[] = [];
  for (let from = 0; from < filled.length; from += BATCH) for (const hit of hitsInBatch(filled.slice(from, from + BATCH), scan)) hits.push(hit);
  return hits.sort((a, b) => a.start - b.start || b.score - a.score);
}

/** In one call, so that a name that is sure in one cell is seen in the next. Each cell is an object of its own: two columns may have the same name. */
function hitsInBatch(cells: readonly Cell[], scan: Scan): Hit[] {
  return scan(cells.map(nested)).flatMap(({ path, ...finding }) => {
    const cell = cells[cellIndex(path)];
    if (cell === undefined || path?.endsWith("{key}")) return [];
    const field = cell.keys.at(-1);
    const { place, writing, pieces } = cell;
    const span = { start: startIn(pieces, finding.start), end: endIn(pieces, finding.end) };
    const within = { start: (pieces[0] as Piece).start, end: (pieces.at(-1) as Piece).end };
    return [{ ...finding, ...span, within, ...(field && { field }), ...(place !== undefined && { place }), ...(writing && { writing }) }];
  });
}

function nested({ keys, pieces }: Cell): unknown {
  const value: unknown = pieces.map(({ text }) => text).join("");
  return keys.reduceRight((inner, key) => (key === "" ? inner : { [key]: inner }), value);
}

/** `[3].bsn` is in the cell with index 3. */
function cellIndex(path: string | undefined): number {
  return Number(/^\[(\d{1,9})\]/.exec(path ?? "")?.[1]);
}

/** Where the character at `offset` of the value begins. */
function startIn(pieces: readonly Piece[], offset: number): number {
  const { piece, from } = pieceAt(pieces, offset);
  return isEscape(piece) ? piece.start : piece.start + offset - from;
}

/** Where the character before `offset` ends: behind it there may be a fold of the line that is no part of the value. */
function endIn(pieces: readonly Piece[], offset: number): number {
  const { piece, from } = pieceAt(pieces, offset - 1);
  return isEscape(piece) ? piece.end : piece.start + offset - from;
}

function pieceAt(pieces: readonly Piece[], offset: number): { readonly piece: Piece; readonly from: number } {
  let from = 0;
  for (const piece of pieces) {
    if (offset < from + piece.text.length) return { piece, from };
    from += piece.text.length;
  }
  const piece = pieces.at(-1) as Piece;
  return { piece, from: from - piece.text.length };
}

function isEscape({ text, start, end }: Piece): boolean {
  return end - start !== text.length;
}

/** The pieces of a part of a value, half-open. An escape is taken whole or left out. */
export function slicePieces(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const slices: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const start = Math.max(0, from - at);
    const end = Math.min(piece.text.length, to - at);
    at += piece.text.length;
    if (end <= start) continue;
    slices.push(isEscape(piece) ? piece : { text: piece.text.slice(start, end), start: piece.start + start, end: piece.start + end });
  }
  return slices;
}
