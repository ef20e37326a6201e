import { type Cell, plainCell } from "./cells.js";
import { overlayPassages } from "./overlay.js";
import type { Look } from "./passage.js";
import { isFilledIn, withoutCode } from "./program-code.js";

/** Programs in any language: text, and the literals whose field the text alone does not tell. */
export const sourceCode = overlayPassages(cellsIn, { chosen: withoutCode });
export const script = overlayPassages(cellsIn);

/** A string on one line, between any quotes, or a number that is long enough to be one of somebody. */
const LITERAL =
  /("""|''')((?:(?!\1)[^\\\n]|\\.){1,400})\1|"((?:[^"\\\n]|\\.){1,400})"|'((?:[^'\\\n]|\\.){1,400})'|`((?:[^`\\\n]|\\.){1,400})`|(?<![\w.])(\d{8,18})(?![\w.])/g;

/** How much code before a literal is looked at. */
const REACH = 100;

/** What may stand before a literal and name it, tried at the end of the code before. */
const FORMS = {
  // bsn: string = "…", bsn := "…", bsn == "…", bsn => "…", $bsn = f"…"
  assigned: /([\p{L}_][\p{L}\d_-]{0,60})[?!]?(?:\s?:\s?[\w<>[\]|?. ]{1,40}?)?\s{0,20}(?::=|[!=]?==?|=>|:)$/u,
  // 'bsn' => '…', person["bsn"] = "…", "bsn" to "…"
  quoted: /["'`]([\p{L}_][\p{L}\d_. -]{0,60})["'`]\s{0,20}\]?\s{0,20}(?:=>|[!=]?==?|:|->|\bto)$/u,
  // put("bsn", "…"), {"bsn", "…"}
  paired: /[({]\s{0,20}["'`]([\p{L}_][\p{L}\d_-]{0,60})["'`]\s{0,20},$/u,
  // expect(person.bsn).toBe("…"), assertThat(p.getBsn()).isEqualTo("…")
  expected: /\.(?:get)?([\p{L}_][\p{L}\d_]{0,60})(?:\(\))?\)\.(?:not\.)?(?:toBe|toEqual|toStrictEqual|toContain|isEqualTo|to\.equal|to\.be|equals?|eq)\($/u,
  // setBsn("…"), withBsn("…")
  set: /\b(?:set|with|add)_?([\p{Lu}_][\p{L}\d_]{0,60})\($/u,
  // builder().bsn("…")
  chained: /\)\s{0,80}\.([\p{L}_][\p{L}\d_]{0,60})\($/u,
} as const;

/** The forms that end in a sign. */
const BY_SIGN: { readonly [sign: string]: readonly RegExp[] } = {
  "=": [FORMS.assigned, FORMS.quoted],
  ">": [FORMS.assigned, FORMS.quoted],
  ":": [FORMS.assigned, FORMS.quoted],
  o: [FORMS.quoted],
  ",": [FORMS.paired],
  "(": [FORMS.expected, FORMS.set, FORMS.chained],
};

function* cellsIn(text: string, { isTelling = () => false }: Look): Generator<Cell> {
  for (const match of text.matchAll(LITERAL)) {
    const key = keyBefore(text, match.index);
    const value = match.slice(2).find((group) => group !== undefined) as string;
    // `select("achternaam", "bsn")`: the name of a field beside another one is no value.
    if (key !== undefined && !isFilledIn(value) && !isTelling([value])) yield plainCell([key], value, match.index + (match[0].length - value.length) / 2);
  }
}

function keyBefore(text: string, at: number): string | undefined {
  let end = at;
  if (/[fFbBrRuUN$@]/.test(text[end - 1] ?? "") && !/\w/.test(text[end - 2] ?? " ")) end--;
  while (text.charCodeAt(end - 1) <= 32) end--;
  const forms = BY_SIGN[text[end - 1] ?? ""];
  if (forms === undefined) return undefined;
  const before = text.slice(Math.max(0, end - REACH), end);
  for (const form of forms) {
    const key = form.exec(before)?.[1];
    if (key !== undefined) return key;
  }
  return undefined;
}
