import { type Cell, plainCell } from "./cells.js";
import { overlayFormat } from "./overlay.js";

const NAMES =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|pyi?|java|kts?|scala|groovy|gradle|php|phtml|rb|erb|rake|go|cs|vb|fs|rs|swift|dart|c|h|cc|cpp|hpp|m|ex|exs|erl|clj|lua|pl|r|jl|sh|bash|ps1|tf|robot)$/i;

/** Programs in any language: text, and the literals whose field the text alone does not tell. */
export const sourceCode = overlayFormat((name) => NAMES.test(name), cellsIn);

/** A string on one line, between any quotes and with any prefix, or a number that is long enough to be one of somebody. */
const LITERAL =
  /("""|''')((?:(?!\1)[^\\\n]|\\.){1,400})\1|"((?:[^"\\\n]|\\.){1,400})"|'((?:[^'\\\n]|\\.){1,400})'|`((?:[^`\\\n]|\\.){1,400})`|(?<![\w.])(\d{8,18})(?![\w.])/g;

/** How much code before a literal is looked at. */
const REACH = 120;

/** What stands before a literal and names it. Each is tried at the end of the code before. */
const KEYS: readonly RegExp[] = [
  // bsn: string = "…", bsn := "…", bsn == "…", bsn => "…", $bsn = f"…"
  /([\p{L}_][\p{L}\d_-]{0,60})[?!]?(?:\s?:\s?[\w<>[\]|?. ]{1,40}?)?\s{0,20}(?::=|[!=]?==?|=>|:)\s{0,20}[fFbBrRuU$@]{0,2}$/u,
  // 'bsn' => '…', person["bsn"] = "…", "bsn" to "…", {"bsn", "…"}, put("bsn", "…")
  /["'`]([\p{L}_][\p{L}\d_. -]{0,60})["'`]\s{0,20}\]?\s{0,20}(?:=>|[!=]?==?|:|->|\bto\b)\s{0,20}[fFbBrRuU$@]{0,2}$/u,
  /[({[]\s{0,20}["'`]([\p{L}_][\p{L}\d_. -]{0,60})["'`]\s{0,20},\s{0,20}[fFbBrRuU$@]{0,2}$/u,
  // expect(person.bsn).toBe("…"), assertThat(p.getBsn()).isEqualTo("…")
  /\.(?:get)?([\p{L}_][\p{L}\d_]{0,60})(?:\(\))?\)\.(?:not\.)?(?:toBe|toEqual|toStrictEqual|toContain|isEqualTo|to\.equal|to\.be|equals?|eq)\(\s{0,20}$/u,
  // setBsn("…"), withBsn("…"), .bsn("…")
  /(?:\b(?=set|with|add)|\.|->|::)([\p{L}_][\p{L}\d_]{0,60})\(\s{0,20}[fFbBrRuU$@]{0,2}$/u,
];

/** What a method is called before its field. */
const SETTER = /^(?:set|with|add)_?(?=[\p{Lu}_])/u;

function* cellsIn(text: string): Generator<Cell> {
  for (const match of text.matchAll(LITERAL)) {
    const value = match.slice(2).find((group) => group !== undefined) as string;
    const key = keyBefore(text, match.index);
    if (key !== undefined) yield plainCell([key], value, match.index + (match[0].length - value.length) / 2);
  }
}

function keyBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - REACH), at);
  for (const form of KEYS) {
    const key = form.exec(before)?.[1];
    if (key !== undefined) return key.replace(SETTER, "");
  }
  return undefined;
}
