import type { Redactor } from "../redactor.js";
import { formsOf } from "./subject-forms.js";
import { traceOf } from "./subject-trace.js";
import { countOf, type KnownValues, learnFields, learnSubject, nothingKnown } from "./subject-values.js";

/** Where the values of a request's person come from; asked for each line, because a login happens in the middle of a request. */
export interface SubjectSource {
  /** A `Subject` or the claims of a token, as far as they are known now. */
  readonly subject: () => unknown;
  /** Objects whose fields may name the person: body and query. */
  readonly fields: () => readonly unknown[];
  /** The request itself, as long as it is there. */
  readonly request: () => object | undefined;
}

/** The person of one request. Nothing is read, and nothing costs, until a line is logged. */
export interface SubjectScope {
  readonly request: () => object | undefined;
  /** The redactor that also knows the person, if `line` may hold one of the values; for anything but a line leave it out. */
  readonly redactorFor: (redactor: Redactor, line?: string) => Redactor;
  /** The request is over: the compiled redactor goes at once, the values after what the request left running had time to log. */
  readonly end: () => void;
}

/** Compiled redactors are large (tens of kilobytes), so only those of the requests that logged last are kept. */
const MOST_COMPILED = 64;
const compiled = new Map<object, { readonly redactor: Redactor; readonly known: Redactor }>();

export function createScope(source: SubjectSource): SubjectScope {
  let memory: Memory | undefined;
  let isEnded = false;
  const scope: SubjectScope = {
    request: source.request,
    redactorFor: (redactor, line) => {
      memory ??= begin(source, isEnded);
      const { forms, isNew, mayBeIn } = memory.look(redactor);
      if (isNew) compiled.delete(scope);
      return forms === undefined || (line !== undefined && !mayBeIn(line)) ? redactor : compiledFor(scope, redactor, forms);
    },
    end: () => {
      isEnded = true;
      // What has not logged has nothing to forget, and most requests are such.
      if (memory === undefined) return;
      compiled.delete(scope);
      forgetLater(memory.forget);
    },
  };
  return scope;
}

/** Work that logs for the first time after its request is forgotten as well. */
function begin(source: SubjectSource, isEnded: boolean): Memory {
  const memory = createMemory(source);
  if (isEnded) forgetLater(memory.forget);
  return memory;
}

function compiledFor(scope: SubjectScope, redactor: Redactor, forms: ReturnType<typeof formsOf>): Redactor {
  const entry = compiled.get(scope);
  compiled.delete(scope);
  const known = entry?.redactor === redactor ? entry.known : redactor.with(forms);
  compiled.set(scope, { redactor, known });
  if (compiled.size > MOST_COMPILED) compiled.delete(compiled.keys().next().value as object);
  return known;
}

interface Look {
  /** All written forms that are known; undefined when nothing is. */
  readonly forms: ReturnType<typeof formsOf> | undefined;
  /** Something was learned since the last look. */
  readonly isNew: boolean;
  readonly mayBeIn: (line: string) => boolean;
}
const NOTHING: Look = { forms: undefined, isNew: false, mayBeIn: () => false };

interface Memory {
  readonly look: (redactor: Redactor) => Look;
  readonly forget: () => void;
}

/** Learns from the sources what is new in them; an object that was seen is not read again. */
function createMemory(source: SubjectSource): Memory {
  let known: KnownValues | undefined = nothingKnown();
  let seen = new WeakSet<object>();
  let last = NOTHING;
  const isUnseen = (value: unknown): value is object => typeof value === "object" && value !== null && !seen.has(value) && seen.add(value) !== undefined;
  let isLooking = false;
  const look = (redactor: Redactor): Look => {
    // A `subject` function may log as well.
    if (known === undefined || isLooking) return last;
    isLooking = true;
    try {
      return learn(known, redactor);
    } finally {
      isLooking = false;
    }
  };
  const learn = (known: KnownValues, redactor: Redactor): Look => {
    const before = countOf(known);
    const subject = source.subject();
    if (isUnseen(subject)) learnSubject(known, subject, redactor);
    for (const value of source.fields()) if (isUnseen(value)) learnFields(known, value, redactor);
    if (countOf(known) === before) return last;
    const forms = formsOf(known);
    last = { forms, isNew: false, mayBeIn: traceOf(forms) };
    return { ...last, isNew: true };
  };
  const forget = () => {
    known = undefined;
    seen = new WeakSet();
    last = NOTHING;
  };
  return { look, forget };
}

/** Milliseconds, at least, that work which outlives its request can still log the person masked; twice as many at most. */
const GRACE = 10_000;
/** When requests end faster than this in the time of grace, it is cut short. */
const MOST_ENDED = 10_000;
/** What is forgotten at the end of this time of grace, and of the next. */
let old: (() => void)[] = [];
let young: (() => void)[] = [];
let sweep: NodeJS.Timeout | undefined;

function forgetLater(forget: () => void): void {
  young.push(forget);
  if (young.length >= MOST_ENDED) forgetOld();
  sweep ??= setInterval(forgetOld, GRACE).unref();
}

function forgetOld(): void {
  for (const forget of old) forget();
  old = young;
  young = [];
  if (old.length > 0) return;
  clearInterval(sweep);
  sweep = undefined;
}
