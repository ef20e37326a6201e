import { isEmpty, type Known, nothingKnown, nothingKnownYet, readOn, remember } from "./detect/known.js";
import { isStrong } from "./detect/repeats.js";
import { type Examined, examine, type Settings } from "./detect/text.js";
import type { Explanation, Finding } from "./finding.js";
import { withReadBuffers } from "./input/buffer-json.js";
import { fitToTokens, isJson } from "./input/json-line.js";
import { lineEndOf, markedLine } from "./input/marked-line.js";
import { copyOf } from "./input/value.js";
import type { Place, Visitor, WalkLimits } from "./input/walk.js";
import { applied, findingOf, type MaskOf, replacements, taken } from "./mask/text.js";
import type { Subject, Where } from "./options.js";
import { type SelfTestLogger, type SelfTestOptions, selfTest } from "./self-test.js";

/** Finds and masks Dutch personal data. Made by `createRedactor`; holds no state between calls. */
export interface Redactor {
  /**
   * Findings in text or any value, in order and without overlap. A finding never holds the value.
   *
   * @example
   * redactor.scan("BSN 999990019"); // [{ rule: "bsn", start: 4, end: 13, score: 0.95, reasons: […], legal: "G2" }]
   */
  scan(input: unknown): Finding[];
  /**
   * A masked copy of text or any value: nested objects, arrays, Map, Set, Error, Buffer, Date, URL, class instances. Never changes its argument and never
   * throws on it; what cannot be read is replaced by a marker such as `[UNREADABLE]`. A number that is personal becomes text.
   *
   * @example
   * redactor.redact({ naam: "Jan de Vries", aantal: 3 }); // { naam: "[NAME]", aantal: 3 }
   */
  redact<T>(input: T): T;
  /** One serialised JSON log line (its `level`, `time`, `pid` and `hostname` stay), or a line of plain text. The result parses when the input did. */
  redactLine(line: string): string;
  /** Why each candidate was taken or dropped, value-free; for tuning and for people who ask. */
  explain(input: unknown): Explanation[];
  /** A redactor that also masks these known values of one person. */
  with(subject: Subject): Redactor;
  /**
   * Sends invented persons through a logger, by all the ways into a line, and rejects with `ERR_SELF_TEST` when one comes out readable: once, at start-up, it shows
   * that the chain from this logger to its destination redacts. Lines of a logger of pino are caught behind the redaction and are not written.
   *
   * @throws {RedactorError} `ERR_SELF_TEST`; `ERR_USAGE` when the output cannot be seen and `output` is missing; `ERR_INVALID_OPTION`
   * @example
   * const log = pino(redactLogs({ redactor }));
   * await redactor.selfTest(log);
   */
  selfTest(logger: SelfTestLogger, options?: SelfTestOptions): Promise<void>;
}

/** Everything that a redactor needs, checked and compiled. */
export interface Stages {
  readonly settings: Settings;
  readonly maskOf: MaskOf;
  /** Whether what the masks leave behind is no value itself, so that masking goes on until nothing is found. */
  readonly settles: boolean;
  readonly limits: WalkLimits & { readonly length: number };
  /** Masks the known places of an object, on a copy. */
  readonly atPaths: ((copy: object) => unknown) | undefined;
  readonly onFinding: ((finding: Finding, where: Where) => void) | undefined;
  readonly withSubject: (subject: Subject) => Redactor;
}

/** First-level keys of a log line whose values are the logger's own, as long as they look like it: an object that is logged may have these keys too. */
const KEPT = new Map([
  ["level", /^(?:\d{1,3}|"[A-Za-z]{1,12}")$/],
  ["time", /^(?:\d{10}|\d{13}|\d{16}|\d{19}|"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.,]{0,13}(?:Z|[+-]\d\d:?\d\d)?")$/],
  ["pid", /^\d{1,7}$/],
  ["hostname", /^"(?=\d{0,12}[A-Za-z.:-])[\w.:-]{1,253}"$/],
]);
/** What `paths` puts in the place of a value, whatever it was. */
export const PATH_LABEL = "[REDACTED]";
const TOO_LONG = "[TOO LONG]";

export function redactorOf(stages: Stages): Redactor {
  const redactor: Redactor = {
    scan: (input) => each(input, stages, (examined, path) => taken(examined).map((verdict) => findingOf(verdict, examined, path))),
    redact: <T>(input: T) => (typeof input === "string" ? redactText(input, stages) : redactValue(input, stages)) as T,
    redactLine: (line) => redactLine(line, stages),
    explain: (input) => each(input, stages, explanations),
    with: stages.withSubject,
    selfTest: (logger, options) => selfTest(redactor, logger, options),
  };
  stagesOf.set(redactor, stages);
  return redactor;
}

const stagesOf = new WeakMap<Redactor, Stages>();

/**
 * Redacts the parts of one text in turn. A name that was found with strong evidence in one part is found again in those that follow, until it was not
 * seen for 65,536 characters. For a redactor that was not made here, each part is a text of its own.
 */
export function inParts(redactor: Redactor): (text: string) => string {
  const stages = stagesOf.get(redactor);
  if (stages === undefined) return (text) => redactor.redact(text);
  const known = nothingKnownYet();
  const reading = { ...stages, settings: { ...stages.settings, known } };
  return (text) => {
    const masked = redactText(text, reading);
    readOn(known, text.length);
    return masked;
  };
}

function redactText(text: string, stages: Stages): string {
  if (text.length > stages.limits.length) return TOO_LONG;
  return settled(text, stages, (current, round) => {
    const examined = examine(current, stages.settings);
    if (round === 0) report(examined, stages, "text");
    return masked(current, examined, stages);
  });
}

function redactLine(line: string, stages: Stages): string {
  if (line.length > stages.limits.length) return markedLine(line, TOO_LONG) + lineEndOf(line);
  const readable = withReadBuffers(line, (text) => redactText(text, stages));
  return settled(readable, stages, (current, round) => {
    const examined = examine(current, stages.settings);
    const changes = replacements(current, examined, stages.maskOf);
    if (changes.length === 0) return current;
    if (round === 0) report(examined, stages, "line");
    return applied(current, isJson(current) ? fitToTokens(current, changes, KEPT) : changes);
  });
}

function redactValue(input: unknown, stages: Stages): unknown {
  const { book } = stages.settings;
  const change: Change = (text, examined, place) => {
    if (!examined.verdicts.some(({ outcome }) => outcome === "taken")) return text;
    const path = place.path();
    report(examined, stages, "value", path);
    const meaning = path.endsWith("{key}") ? undefined : book.fields.meaningOf(place.keys);
    return settled(masked(text, examined, stages, path), stages, (current) => masked(current, examine(current, stages.settings, meaning), stages, path));
  };
  const known = nothingKnown();
  const first = copyOf(input, visitorOf(stages, learning(known, change)), stages.limits);
  const copy = isEmpty(known) ? first : copyOf(first, visitorOf(stages, onlyRepeats(change), known), stages.limits);
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

/** More rounds than this have not been seen to change anything; the bound keeps the time linear. */
const MOST_ROUNDS = 4;

/**
 * Masks until nothing is found. Masking changes what its neighbours see: a number that touched a masked address stands free afterwards,
 * a context word comes nearer. Redacting twice has to give what redacting once gave, so the later rounds are done at once.
 */
function settled(text: string, { settles }: Stages, mask: (text: string, round: number) => string): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = mask(current, round);
    if (next === current || !settles) return next;
    current = next;
  }
  return current;
}

function masked(text: string, examined: Examined, stages: Stages, path?: string): string {
  return examined.verdicts.length === 0 ? text : applied(text, replacements(text, examined, stages.maskOf, path));
}

/** What `list` makes of every text of a value. */
function each<Item>(input: unknown, stages: Stages, list: (examined: Examined, path?: string) => Item[]): Item[] {
  if (typeof input === "string") return list(examine(input.slice(0, stages.limits.length), stages.settings));
  const found: Item[] = [];
  const keep: Change = (text, examined, place) => {
    const items = list(examined, place.path());
    for (const item of items) found.push(item);
    // Nobody sees this copy, but a key that changes is left out of the paths below it.
    return items.length > 0 ? "" : text;
  };
  const known = nothingKnown();
  copyOf(input, visitorOf(stages, learning(known, keep)), stages.limits);
  if (isEmpty(known)) return found;
  found.length = 0;
  copyOf(input, visitorOf(stages, keep, known), stages.limits);
  return found;
}

function explanations(examined: Examined, path?: string): Explanation[] {
  return examined.verdicts.map((verdict) => ({
    ...findingOf(verdict, examined, path),
    outcome: verdict.outcome,
    ...(verdict.by === undefined ? {} : { by: verdict.by }),
  }));
}

/** Sees every text with the meaning of its key; `change` is called only where something was found. */
function visitorOf({ settings, limits }: Stages, change: Change, known?: Known): Visitor {
  const { fields } = settings.book;
  const seen = (text: string, place: Place, examined: Examined) => {
    if (examined.verdicts.length === 0) return text;
    return change(text, place.special ? raised(examined) : examined, place);
  };
  return {
    text: (text, place) => (text.length > limits.length ? TOO_LONG : seen(text, place, examine(text, settings, fields.meaningOf(place.keys), known))),
    key: (key, place) => {
      if (settings.book.cleanNames.has(key)) return key;
      const examined = examine(key, settings);
      if (examined.verdicts.length === 0 && settings.known === undefined) rememberClean(settings.book.cleanNames, key);
      return seen(key, { ...place, path: () => `${place.path()}{key}` }, examined);
    },
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

function report(examined: Examined, { onFinding }: Stages, door: Where["door"], path?: string): void {
  if (onFinding === undefined) return;
  for (const verdict of taken(examined)) {
    try {
      const answer: unknown = onFinding(findingOf(verdict, examined, path), { door });
      if (answer instanceof Promise) answer.catch(() => undefined);
    } catch {
      // The caller's hook is not allowed to break a request or a log call.
    }
  }
}
