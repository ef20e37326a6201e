import { scanFailure } from "./contained-rule.js";
import { isEmpty, type Known, mayMention, nothingKnown, remember } from "./detect/known.js";
import { isStrong } from "./detect/repeats.js";
import { type Examined, examine } from "./detect/text.js";
import { FAILED } from "./input/marked-line.js";
import { copyOf } from "./input/value.js";
import type { Place, Visitor } from "./input/walk.js";
import { taken } from "./mask/text.js";
import { masked, report, settled } from "./redact-text.js";
import { type Stages, TOO_LONG } from "./stages.js";

/** What `paths` puts in the place of a value, whatever it was. */
export const PATH_LABEL = "[REDACTED]";

/** A masked copy of any value. */
export function redactValue(input: unknown, stages: Stages): unknown {
  const { book } = stages.settings;
  const change: Change = (text, examined, place) => {
    if (!examined.verdicts.some(({ outcome }) => outcome === "taken")) return text;
    const path = place.path();
    report(examined, stages, "value", path);
    const meaning = path.endsWith("{key}") ? undefined : book.fields.meaningOf(place.keys);
    return settled(masked(text, examined, stages, path), stages, (current) => masked(current, examine(current, stages.masking, meaning), stages, path));
  };
  const known = nothingKnown();
  const masking = { settings: stages.masking, limits: stages.limits };
  const first = copyOf(input, visitorOf(masking, learning(known, change)), stages.limits);
  const copy = isEmpty(known) ? first : copyOf(first, mentionsOnly(visitorOf(masking, onlyRepeats(change), known), known), stages.limits);
  return stages.atPaths === undefined || typeof copy !== "object" || copy === null ? copy : censored(copy, stages.atPaths);
}

/** What is done where something was found. */
type Change = (text: string, examined: Examined, place: Place) => string;

/** Also keeps what strong findings tell about their mentions elsewhere in the object. */
function learning(known: Known, change: Change): Change {
  return (text, examined, place) => {
    for (const { judged } of taken(examined)) if (isStrong(judged)) remember(known, examined.view.text, judged);
    return change(text, examined, place);
  };
}

/** In a copy that is masked already: surrogates in it are not to be masked again. */
function onlyRepeats(change: Change): Change {
  return (text, examined, place) => {
    const verdicts = examined.verdicts.filter(({ judged }) => judged.reasons.includes("repeat"));
    return verdicts.length === 0 ? text : change(text, { ...examined, verdicts }, place);
  };
}

/** Most texts of an object mention nobody: these are not read a second time. */
function mentionsOnly(visitor: Visitor, known: Known): Visitor {
  return { ...visitor, text: (text, place) => (mayMention(known, text) ? visitor.text(text, place) : text), key: (key) => key };
}

/**
 * What `list` makes of every text of a value.
 *
 * @param examineText for an input that is text itself
 * @throws {RedactorError} `ERR_RULE_FAILED`: nothing found would look like nothing there
 */
export function each<Item>(
  input: unknown,
  stages: Stages,
  list: (examined: Examined, path?: string) => Item[],
  examineText: (text: string, settings: Stages["settings"]) => Examined = examine,
): Item[] {
  try {
    if (typeof input === "string") return list(examineText(input.slice(0, stages.limits.length), stages.settings));
    return eachIn(input, stages, list);
  } catch (error) {
    throw scanFailure(error);
  }
}

function eachIn<Item>(input: unknown, stages: Stages, list: (examined: Examined, path?: string) => Item[]): Item[] {
  const found: Item[] = [];
  const failures: unknown[] = [];
  const keep: Change = (text, examined, place) => {
    const items = list(examined, place.path());
    for (const item of items) found.push(item);
    // Nobody sees this copy, but a key that changes is left out of the paths below it.
    return items.length > 0 ? "" : text;
  };
  const walk = (change: Change, known?: Known) => {
    copyOf(input, visitorOf(stages, change, known, failures), stages.limits);
    if (failures.length > 0) throw failures[0];
  };
  const known = nothingKnown();
  walk(learning(known, keep));
  if (isEmpty(known)) return found;
  found.length = 0;
  walk(keep, known);
  return found;
}

/** Sees every text with the meaning of its key; `change` is called only where something was found. A text that a rule fails on is marked. */
function visitorOf({ settings, limits }: Pick<Stages, "settings" | "limits">, change: Change, known?: Known, failures: unknown[] = []): Visitor {
  const { fields } = settings.book;
  const seen = (text: string, place: Place, examined: Examined) => {
    if (examined.verdicts.length === 0) return text;
    return change(text, place.special ? raised(examined) : examined, place);
  };
  const orFailed = (see: () => string): string => {
    try {
      return see();
    } catch (error) {
      if (failures.length === 0) failures.push(error);
      return FAILED;
    }
  };
  const seenKey = (key: string, place: Place): string => {
    const examined = examine(key, settings);
    if (examined.verdicts.length === 0 && settings.known === undefined) rememberClean(settings.book.cleanNames, key);
    return seen(key, { keys: place.keys, special: place.special, path: () => `${place.path()}{key}` }, examined);
  };
  return {
    text: (text, place) =>
      text.length > limits.length ? TOO_LONG : orFailed(() => seen(text, place, examine(text, settings, fields.meaningOf(place.keys), known))),
    key: (key, place) => (settings.book.cleanNames.has(key) ? key : orFailed(() => seenKey(key, place))),
    isKnown: (name) => (fields.meaningOf([name])?.strong.length ?? 0) > 0,
    isSpecial: (key) => fields.meaningOf([key])?.strong.some((rule) => rule.raisesClass) ?? false,
  };
}

/** Programs use few names, hostile input many and long ones. */
const MOST_NAMES = 5000;
const LONGEST_NAME = 60;

function rememberClean(names: Set<string>, name: string): void {
  if (name.length > LONGEST_NAME) return;
  if (names.size >= MOST_NAMES) names.clear();
  names.add(name);
}

/** The findings of a record that also holds special data. */
function raised(examined: Examined): Examined {
  const verdicts = examined.verdicts.map((verdict) => {
    const reasons = [...verdict.judged.reasons, "special-context" as const];
    return { ...verdict, judged: { ...verdict.judged, reasons } };
  });
  return { ...examined, verdicts };
}

/** fast-redact changes what it is given, and throws on what it cannot follow: both are fine on our own copy. */
function censored(copy: object, atPaths: (copy: object) => unknown): unknown {
  try {
    return atPaths(copy);
  } catch {
    return PATH_LABEL;
  }
}
