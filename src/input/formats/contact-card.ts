import { type Cell, type Piece, slicePieces } from "./cells.js";
import { overlayPassages } from "./overlay.js";

/** vCard, iCalendar and LDIF: lines that may be folded, with parameters between name and value. */
export const contactCard = overlayPassages(cellsIn);

/** What properties are called elsewhere; one name for each part of a value with semicolons. */
const FIELDS: { readonly [property: string]: readonly string[] } = {
  FN: ["fullname"],
  N: ["lastname", "firstname", "middlename", "", ""],
  NICKNAME: ["nickname"], // zwartlak-ignore-line: the name of a field
  TEL: ["telephone"],
  BDAY: ["birthdate"],
  ADR: ["postbus", "address", "street", "city", "", "postcode", ""],
  LABEL: ["address"],
};

const LINE = /^(?:[\w-]{1,40}\.)?([\w-]{1,40})((?:;(?:"[^"]{0,200}"|[^":;]){1,400}){0,20}):/;
const COMMON_NAME = /;CN=(?:"([^"]{1,200})"|([^":;]{1,200}))/i;

function* cellsIn(text: string): Generator<Cell> {
  for (const pieces of unfolded(text)) {
    const line = pieces.map((piece) => piece.text).join("");
    const [head, property = "", parameters = ""] = LINE.exec(line) ?? [];
    if (head === undefined) continue;
    yield* valuesOf(pieces, line, head.length, property);
    const [name, quoted, bare] = COMMON_NAME.exec(parameters) ?? [];
    const inside = quoted ?? bare;
    if (name === undefined || inside === undefined) continue;
    const start = head.length - 1 - parameters.length + parameters.indexOf(name) + name.indexOf(inside);
    yield { keys: ["fullname"], pieces: slicePieces(pieces, start, start + inside.length) };
  }
}

function* valuesOf(pieces: readonly Piece[], line: string, from: number, property: string): Generator<Cell> {
  const fields = FIELDS[property.toUpperCase()];
  if (fields === undefined || fields.length === 1) return yield { keys: [fields?.[0] ?? property], pieces: slicePieces(pieces, from, line.length) };
  let at = from;
  for (const [index, part] of line
    .slice(from)
    .split(/(?<!\\);/)
    .entries()) {
    yield { keys: [fields[index] ?? ""], pieces: slicePieces(pieces, at, at + part.length) };
    at += part.length + 1;
  }
}

/** Lines that begin with white space go on the line before them. */
export function* unfolded(text: string): Generator<Piece[]> {
  let pieces: Piece[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const isFold = /^[ \t]/.test(line) && pieces.length > 0;
    if (!isFold && pieces.length > 0) yield pieces;
    const start = index + (isFold ? 1 : 0);
    const piece = { text: line.slice(start - index), start, end: index + line.length };
    if (isFold) pieces.push(piece);
    else pieces = [piece];
  }
  if (pieces.length > 0) yield pieces;
}
