import { type Cell, type Piece, slicePieces } from "./cells.js";
import { overlayPassages } from "./overlay.js";

/** Bank statements of SWIFT: MT940 and MT942. */
export const mt940 = overlayPassages(cellsIn);

const TAG = /^:(\d\d[A-Z]?):/;
/** Parts of the description: `/NAME/…/REMI/…`, also `/CNTP/iban/bic/name///`. */
const WORDED = /\/(EREF|MARF|CSID|CNTP|REMI|PREF|PURP|ULTC|ULTD|TRTP|IBAN|BIC|NAME|ORDP|BENM|ADDR|ISDT|RTRN|ID)\//g;
/** Parts by number, as German and some Dutch banks write them: `?32name`. */
const NUMBERED = /\?(\d\d)/g;

const FIELDS: { readonly [part: string]: string } = {
  NAME: "naam",
  IBAN: "iban",
  BIC: "bic",
  ADDR: "adres",
  31: "iban",
  32: "naam",
  33: "naam",
  38: "iban",
  25: "iban",
};
/** What stands between the slashes of `/CNTP/`. */
const COUNTERPARTY = ["iban", "bic", "naam", "woonplaats"];

function* cellsIn(text: string): Generator<Cell> {
  for (const pieces of tagged(text)) {
    const line = pieces.map((piece) => piece.text).join("");
    const tag = TAG.exec(line);
    if (tag === null) continue;
    const [head, code = ""] = tag;
    if (code.startsWith("86")) yield* descriptionCells(pieces, line, head.length);
    else if (code.startsWith("25")) yield { keys: ["rekening"], pieces: slicePieces(pieces, head.length, line.length) };
  }
}

/** A tag goes on until the next one; its lines are cut at 65 characters, in the middle of names and numbers. */
function* tagged(text: string): Generator<Piece[]> {
  let pieces: Piece[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if ((TAG.test(line) || /^-\}?|^\{/.test(line)) && pieces.length > 0) {
      yield pieces;
      pieces = [];
    }
    pieces.push({ text: line, start: index, end: index + line.length });
  }
  if (pieces.length > 0) yield pieces;
}

function* descriptionCells(pieces: readonly Piece[], line: string, from: number): Generator<Cell> {
  const worded = [...line.matchAll(WORDED)];
  const parts = worded.length > 0 ? worded : [...line.matchAll(NUMBERED)];
  if (parts.length === 0) yield { keys: ["omschrijving"], pieces: slicePieces(pieces, from, line.length) };
  for (const [index, part] of parts.entries()) {
    const start = part.index + part[0].length;
    const end = parts[index + 1]?.index ?? line.length;
    if (part[1] === "CNTP") yield* counterpartyCells(pieces, line, start, end);
    else yield { keys: [FIELDS[part[1] as string] ?? "omschrijving"], pieces: slicePieces(pieces, start, end) };
  }
}

function* counterpartyCells(pieces: readonly Piece[], line: string, start: number, end: number): Generator<Cell> {
  let at = start;
  for (const [index, part] of line.slice(start, end).split("/").entries()) {
    yield { keys: [COUNTERPARTY[index] ?? ""], pieces: slicePieces(pieces, at, at + part.length) };
    at += part.length + 1;
  }
}
