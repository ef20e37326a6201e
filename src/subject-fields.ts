import { fieldIndex } from "./detect/fields.js";
import type { Subject } from "./options.js";
import type { Rule } from "./rule.js";

/** Which list of a `Subject` a value belongs to. */
export type SubjectKind = keyof Subject;

/** What a key says of the person: the kind of its value, and whether the key alone is proof (`voornaam`) or not (`naam` of a product). */
export interface SubjectField {
  readonly kind: SubjectKind;
  readonly isSure: boolean;
}

/** Tells from the keys above a value whether it is one that a person is known by. Answers are cached per key. */
export function subjectFields(rules: readonly Rule[]): (keys: readonly string[]) => SubjectField | undefined {
  const { meaningOf } = fieldIndex(rules, {});
  return (keys) => {
    const meaning = meaningOf(keys);
    if (meaning === undefined) return;
    const strong = kindOf(meaning.strong);
    if (strong !== undefined) return { kind: strong, isSure: true };
    const weak = kindOf(meaning.weak);
    if (weak !== undefined) return { kind: weak, isSure: false };
    return meaning.strong.length > 0 ? { kind: "other", isSure: false } : undefined;
  };
}

function kindOf(rules: readonly Rule[]): SubjectKind | undefined {
  return rules.find(({ subject }) => subject !== undefined)?.subject;
}
