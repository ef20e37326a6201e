/** A regular expression as a tree: only its structure. What a single character may be stays text, for the engine itself to judge. */
export type Tree =
  | { readonly kind: "character"; readonly token: string }
  | { readonly kind: "sequence"; readonly parts: readonly Tree[] }
  | { readonly kind: "choice"; readonly options: readonly Tree[] }
  | { readonly kind: "repeat"; readonly body: Tree; readonly least: number; readonly most: number }
  | { readonly kind: "lookaround"; readonly body: Tree; readonly behind: boolean };

const ESCAPE = String.raw`\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[A-Za-z]|[1-9]\d?|[^])`;
const CLASS = String.raw`\[(?:[^\]\\]|\\[^])*\]`;
const OPENING = String.raw`\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?`;
const QUANTIFIER = String.raw`(?:[*+?]|\{\d+(?:,\d*)?\})\??`;
const TOKEN = `${ESCAPE}|${CLASS}|${OPENING}|${QUANTIFIER}|[^]`;

const EMPTY: Tree = { kind: "sequence", parts: [] };

/** Reads a pattern that the engine has accepted already, so that nothing in it can be wrong. */
export function treeOf({ source, unicode }: RegExp): Tree {
  const tokens = source.match(new RegExp(TOKEN, unicode ? "gu" : "g")) ?? [];
  return readChoice({ tokens, at: 0, groups: [], names: new Map() });
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
  /** What the capturing groups so far may match, for references to them. */
  readonly groups: Tree[];
  readonly names: Map<string, number>;
}

function readChoice(reader: Reader): Tree {
  const options = [readSequence(reader)];
  while (reader.tokens[reader.at] === "|") {
    reader.at++;
    options.push(readSequence(reader));
  }
  return options.length === 1 ? (options[0] as Tree) : { kind: "choice", options };
}

function readSequence(reader: Reader): Tree {
  const parts: Tree[] = [];
  for (let token = reader.tokens[reader.at]; token !== undefined && token !== "|" && token !== ")"; token = reader.tokens[reader.at]) {
    reader.at++;
    parts.push(readRepeat(reader, readOne(reader, token)));
  }
  return { kind: "sequence", parts };
}

function readOne(reader: Reader, token: string): Tree {
  if (token.startsWith("(")) return readGroup(reader, token);
  if (token === "^" || token === "$" || token === "\\b" || token === "\\B") return EMPTY;
  if (/^\\[1-9]/.test(token)) return reader.groups[Number(token.slice(1)) - 1] ?? EMPTY;
  if (token.startsWith("\\k<")) return reader.groups[reader.names.get(token.slice(3, -1)) ?? -1] ?? EMPTY;
  return { kind: "character", token };
}

function readGroup(reader: Reader, opening: string): Tree {
  const behind = opening === "(?<=" || opening === "(?<!";
  const isLookaround = behind || opening === "(?=" || opening === "(?!";
  const group = isLookaround || opening === "(?:" ? undefined : reader.groups.push(EMPTY) - 1;
  if (group !== undefined && opening.length > 1) reader.names.set(opening.slice(3, -1), group);
  const body = readChoice(reader);
  reader.at++;
  if (group !== undefined) reader.groups[group] = body;
  return isLookaround ? { kind: "lookaround", body, behind } : body;
}

function readRepeat(reader: Reader, body: Tree): Tree {
  const quantifier = reader.tokens[reader.at] ?? "";
  const [, sign, least, comma, most] = /^(?:([*+?])|\{(\d+)(,)?(\d+)?\})\??$/.exec(quantifier) ?? [];
  if (sign === undefined && least === undefined) return body;
  reader.at++;
  if (sign !== undefined) return { kind: "repeat", body, least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Number.POSITIVE_INFINITY };
  const open = comma === undefined ? Number(least) : Number.POSITIVE_INFINITY;
  return { kind: "repeat", body, least: Number(least), most: most === undefined ? open : Number(most) };
}
