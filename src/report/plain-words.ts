import { normaliseKey } from "../detect/fields.js";
import type { Rule } from "../rule.js";

/** Says whether a word may be shown. */
export type IsPlain = (word: string) => boolean;

/** Words that say nothing about anybody: the little words of Dutch and English, and of data formats. */
const LITTLE_WORDS =
  "de het een en of van voor aan met op in uit bij naar over onder om door tot te is zijn was heeft had wordt werd niet geen ook als dan dat die dit deze er uw mijn je " +
  "jouw hun ons onze wij ik hij zij the a an and or of for to with on in at from by is are was has had be not no as than that this these your my our their we it " +
  "true false null undefined nan insert into values select where update set create table key value values id type name data item items list row text string number " +
  "const let var return import export public static class function def new self print log info warn error debug trace http https www html xml json csv div span td tr th beste geachte heer mevrouw dear klant klanten customer customers user users " +
  "order orders bestelling factuur invoice contact datum date opmerking note notes status reden bedrag amount title comment message bericht line file path url test";

/**
 * Words that reports may quote from a file: the field names and context words of the rules, and the little words of language and data. Any other word
 * may be a name that no rule found. What tells of health, religion and the like stays out: beside a name it is the finding. So do numbers.
 */
export function plainWords(rules: readonly Rule[]): IsPlain {
  const special = new Set(rules.flatMap(({ raisesClass, context = [] }) => (raisesClass ? context : [])));
  const weak = harmless(rules).flatMap(({ weakFields = [] }) => weakFields.filter((word) => !special.has(word)));
  const known = [...vocabularyOf(rules), ...weak, ...harmless(rules).flatMap(({ context = [] }) => context.join(" ").split(" "))];
  const plain = new Set([...known.filter((word) => !/\d/.test(word)).map(normaliseKey), ...LITTLE_WORDS.split(" ")]);
  return remembered((word) => plain.has(normaliseKey(word)));
}

/** Lines of a file have the same words again and again. */
const MOST_WORDS = 10_000;

function remembered(isPlain: IsPlain): IsPlain {
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= MOST_WORDS) known.clear();
    const answer = isPlain(word);
    known.set(word, answer);
    return answer;
  };
}

/** The field names and context words of rules; those of special data aside. */
export function vocabularyOf(rules: readonly Rule[]): ReadonlySet<string> {
  return new Set(
    harmless(rules)
      .flatMap(({ fields = [], context = [] }) => [...fields, ...context])
      .map(normaliseKey),
  );
}

function harmless(rules: readonly Rule[]): readonly Rule[] {
  return rules.filter(({ raisesClass }) => !raisesClass);
}

/** What a report shows instead of words it must not quote. */
export const GAP = "…";

/** A word, with digits and marks; what is neither a space nor ASCII punctuation. */
const WORD = /[^\s!-/:-@[-`{-~]+/g;
/** Parts of `customerEmail`. */
const PART = /\p{Lu}?[^\p{Lu}]+|\p{Lu}+/gu;
/** Gaps that only spaces or the punctuation inside names and numbers keep apart: how many words there are, and how long, stays unknown. */
const GAPS = /…(?:[\s.,'’/_+-]{0,3}…)+/g;

/** The text with every word left out that is not plain: enough to recognise a line, too little to know anybody. */
export function skeletonOf(text: string, isPlain: IsPlain): string {
  return text.replace(WORD, (word) => (isPlain(word) ? word : partsOf(word, isPlain))).replace(GAPS, GAP);
}

function partsOf(word: string, isPlain: IsPlain): string {
  const parts = word.match(PART) ?? [];
  return parts.length < 2 ? GAP : parts.map((part) => (isPlain(part) ? part : GAP)).join("");
}
