import type { Scalar } from "yaml";
import type { Cell, Piece } from "./cells.js";
import { overlayPassages } from "./overlay.js";
import type { Writing } from "./passage.js";
import { doubled, JSON_STRING } from "./writing.js";

/** YAML: values below their key, in lists, over several lines, and under another name by an alias. */
export const yaml = overlayPassages(cellsIn);

const SINGLE = doubled("'");

async function cellsIn(text: string): Promise<Cell[]> {
  const { parseAllDocuments, visit, isPair, isScalar } = await import("yaml");
  const cells: Cell[] = [];
  const documents = parseAllDocuments(text, { logLevel: "silent", prettyErrors: false, uniqueKeys: false, merge: false });
  for (const document of Array.isArray(documents) ? documents : []) {
    const keysOf = (path: readonly unknown[]): string[] =>
      path
        .filter(isPair)
        .flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : []))
        .slice(-2);
    // `resolve` of an alias would walk through the whole document for each.
    const anchored = new Map<string, Scalar>();
    visit(document, {
      Scalar: (place, node, path) => {
        if (node.anchor !== undefined) anchored.set(node.anchor, node);
        if (place !== "key") add(cells, text, node, keysOf(path));
      },
      Alias: (_, alias, path) => {
        const node = anchored.get(alias.source);
        if (node !== undefined) add(cells, text, node, keysOf(path));
      },
    });
  }
  return cells;
}

function add(cells: Cell[], text: string, node: Scalar, keys: readonly string[]): void {
  const [start, end] = node.range ?? [0, 0];
  if (end > start) cells.push({ keys, ...written(text, start, end, node.type) });
}

function written(text: string, start: number, end: number, type: string | undefined): { readonly pieces: Piece[]; readonly writing?: Writing } {
  if (type === "QUOTE_DOUBLE") return { pieces: linesIn(text, start + 1, end - 1, " "), writing: JSON_STRING };
  if (type === "QUOTE_SINGLE") return { pieces: linesIn(text, start + 1, end - 1, " ").flatMap(singlePieces), writing: SINGLE };
  if (type === "PLAIN" || type === undefined) return { pieces: linesIn(text, start, end, " ") };
  return { pieces: linesIn(text, text.indexOf("\n", start) + 1, end, type === "BLOCK_FOLDED" ? " " : "\n") };
}

/** The lines without their indentation, joined by what stands for the line ends. */
function linesIn(text: string, from: number, to: number, join: string): Piece[] {
  const pieces: Piece[] = [];
  for (const match of text.slice(from, to).matchAll(/[^\r\n]+/g)) {
    const line = match[0].trim();
    if (line === "") continue;
    const start = from + match.index + match[0].indexOf(line);
    const before = pieces.at(-1);
    if (before !== undefined) pieces.push({ text: join, start: before.end, end: start });
    pieces.push({ text: line, start, end: start + line.length });
  }
  return pieces;
}

/** A doubled quote is one. */
function singlePieces({ text, start, end }: Piece): Piece[] {
  if (end - start !== text.length || !text.includes("''")) return [{ text, start, end }];
  return [...text.matchAll(/''|(?:(?!'')[\s\S])+/g)].map(({ 0: part, index }) => ({
    text: part === "''" ? "'" : part,
    start: start + index,
    end: start + index + part.length,
  }));
}
