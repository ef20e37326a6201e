import type { Cell, Piece } from "./cells.js";
import { attributesOf, type Tag, textOf, tokensOf } from "./markup.js";
import { overlayPassages } from "./overlay.js";
import { MARKUP } from "./writing.js";

/** XML, among it CAMT.053, PAIN and StUF: what an element holds is the value of its name, or of the name that it is given beside it. */
export const xml = overlayPassages(cellsIn, { writing: MARKUP });

/** Elements and attributes that give a name to the value beside them. */
const NAMING = /^(?:naam|name|key|sleutel|veld|field|code|label|id|type|attribuut|kenmerk)$/i;
const VALUE = /^(?:waarde|value|val|inhoud|content|string|data|gegeven|text|tekst)$/i;

interface Element {
  readonly name: string;
  /** Name that an attribute gives to what it holds. */
  readonly given: string | undefined;
  /** Name that the last child gave to the next one. */
  told: string | undefined;
  pieces: readonly Piece[];
  isLeaf: boolean;
}

function* cellsIn(text: string): Generator<Cell> {
  const open: Element[] = [];
  for (const token of tokensOf(text)) {
    const current = open.at(-1);
    if (token.kind === "close") yield* closed(token, open);
    else if (token.kind !== "text") yield* opened(token, open);
    else if (current !== undefined) current.pieces = token.pieces;
  }
}

function* opened(token: Tag, open: Element[]): Generator<Cell> {
  const parent = open.at(-1);
  if (parent !== undefined) parent.isLeaf = false;
  const attributes = attributesOf(token.attributes);
  const given = nameAmong(attributes);
  if (given !== undefined) yield* valueAmong(attributes, given, token);
  if (token.kind === "open") open.push({ name: localName(token.name), given, told: undefined, pieces: [], isLeaf: true });
}

function* closed({ name }: Tag, open: Element[]): Generator<Cell> {
  const element = closedBy(name, open);
  if (element?.isLeaf) yield* cellOf(element, open.at(-1));
}

/** An element that was never closed ends with the one around it. */
function closedBy(name: string, open: Element[]): Element | undefined {
  const local = localName(name);
  const index = open.findLastIndex((element) => element.name === local);
  return index < 0 ? undefined : open.splice(index)[0];
}

function* cellOf({ name, given, pieces }: Element, parent: Element | undefined): Generator<Cell> {
  const value = textOf(pieces);
  if (parent !== undefined && NAMING.test(name)) parent.told = value.slice(0, 80);
  const told = VALUE.test(name) ? parent?.told : undefined;
  if (value !== "") yield { keys: [parent?.name ?? "", given ?? told ?? name], pieces, writing: MARKUP };
}

/** `<property name="bsn" value="…"/>` */
function* valueAmong(attributes: ReturnType<typeof attributesOf>, given: string, token: Tag): Generator<Cell> {
  const [, found] = [...attributes].find(([name]) => VALUE.test(name)) ?? [];
  if (found === undefined || found.value === "") return;
  const start = token.end - (token.kind === "empty" ? 2 : 1) - token.attributes.length + found.start;
  yield { keys: [given], pieces: [{ text: found.value, start, end: start + found.value.length }], writing: MARKUP };
}

function nameAmong(attributes: ReturnType<typeof attributesOf>): string | undefined {
  return [...attributes].find(([name]) => NAMING.test(localName(name)))?.[1].value;
}

export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
