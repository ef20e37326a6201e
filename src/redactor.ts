import { headerToKeep } from "./detect/delimited.js";
import { nothingKnownYet, readOn } from "./detect/known.js";
import { type Examined, examiner, type Settings, type Verdict } from "./detect/text.js";
import type { Explanation, Finding } from "./finding.js";
import type { Count, Leak } from "./leaks/leak.js";
import { findingOf, taken } from "./mask/text.js";
import type { SubjectLike } from "./options.js";
import { redactLine, redactText } from "./redact-text.js";
import { each, redactValue } from "./redact-value.js";
import { type SelfTestLogger, type SelfTestOptions, selfTest } from "./self-test.js";
import { type Stages, withSettings } from "./stages.js";

/** Finds and masks Dutch personal data. Made by `createRedactor`; between calls it keeps nothing but counts. */
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
  /**
   * One serialised JSON log line (its `level`, `time`, `pid` and `hostname` stay), or a line of plain text. The result parses when the input did. What is no
   * text, as a chunk of a stream, is redacted as by `redact`.
   */
  redactLine(line: string): string;
  /** Why each candidate was taken or dropped, value-free; for tuning and for people who ask. */
  explain(input: unknown): Explanation[];
  /**
   * A redactor that also masks these known values of one person.
   *
   * @throws {RedactorError} `ERR_UNKNOWN_OPTION` for a key that looks like a typing error, `ERR_USAGE` for values without keys
   * @example
   * redactor.with(session.user).redact(text);
   */
  with(subject: SubjectLike): Redactor;
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
  /**
   * Which log calls of the application log personal data, on which route, how often; most first, without values. It can be written to a file for `zwartlak leaks`.
   *
   * @throws {RedactorError} `ERR_USAGE` when the redactor was made without `attribute: true`
   * @example
   * redactor.leaks(); // [{ file: "src/orders.ts", line: 42, function: "placeOrder", route: "POST /orders", rule: "phone", count: 3, observed: 3, sampled: false }]
   */
  leaks(): Leak[];
  /** How many values were masked since the redactor was made, by rule and door, sorted. `zwartlak/metrics` hands them to Prometheus and OpenTelemetry. */
  counts(): Count[];
}

export function redactorOf(stages: Stages): Redactor {
  const redactor: Redactor = {
    scan: scanBy(stages),
    redact: <T>(input: T) => (typeof input === "string" ? redactText(input, stages) : redactValue(input, stages)) as T,
    redactLine: (line) => (typeof line === "string" ? redactLine(line, stages) : (redactValue(line, stages) as string)),
    explain: (input) => each(input, stages, explanations),
    with: stages.withSubject,
    selfTest: (logger, options) => selfTest(redactor, logger, options),
    leaks: stages.tally.leaks,
    counts: stages.tally.counts,
  };
  stagesOf.set(redactor, stages);
  return redactor;
}

/** The same redactor with one least score for all of its rules. It shares what was compiled for them. */
export function withMinScore(redactor: Redactor, minScore: number): Redactor {
  const stages = stagesOf.get(redactor);
  return stages === undefined ? redactor : redactorOf({ ...stages, settings: { ...stages.settings, minScore: () => minScore } });
}

/**
 * The scans of two redactors. Where they have the same rules, a text that both are asked for, one after the other, is read once. The text that was scanned
 * last is kept as long as the scans are.
 */
export function scansInTurn(redactors: readonly [Pick<Redactor, "scan">, Pick<Redactor, "scan">]): readonly [Redactor["scan"], Redactor["scan"]] {
  const [first, second] = redactors.map((redactor) => stagesOf.get(redactor as Redactor));
  if (first === undefined || first.settings.book !== second?.settings.book) return [redactors[0].scan, redactors[1].scan];
  const last = { text: "", examined: examiner("", first.settings.book) };
  const examineAgain = (text: string, settings: Settings) => {
    if (text !== last.text) Object.assign(last, { text, examined: examiner(text, settings.book) });
    return last.examined(settings);
  };
  return [scanBy(first, examineAgain), scanBy(second, examineAgain)];
}

function scanBy(stages: Stages, examineText?: (text: string, settings: Settings) => Examined): Redactor["scan"] {
  return (input) => each(input, stages, (examined, path) => taken(examined).map((verdict) => findingOf(verdict, examined, path)), examineText);
}

/** Counts the findings of a log line that a door leaves as it is. */
export function countLeaks(redactor: Redactor, findings: readonly Pick<Finding, "rule">[]): void {
  stagesOf.get(redactor)?.tally.see(findings.map(({ rule }) => rule));
}

const stagesOf = new WeakMap<Redactor, Stages>();

/**
 * Redacts the parts of one text in turn. A name that was found with strong evidence in one part is found again in those that follow, until it was not
 * seen for 65,536 characters, and the header of a table of CSV holds for the rows that follow. For a redactor that was not made here, each part is a text of its own.
 */
export function inParts(redactor: Redactor): (text: string) => string {
  const stages = stagesOf.get(redactor);
  if (stages === undefined) return (text) => redactor.redact(text);
  const known = nothingKnownYet();
  const reading = withSettings(stages, { ...stages.settings, known });
  let header: string | undefined;
  return (text) => {
    const above = header ?? "";
    const masked = redactText(above + text, reading);
    readOn(known, text.length);
    if (header !== "") header = headerToKeep(above + text);
    return masked.startsWith(above) ? masked.slice(above.length) : redactText(text, reading);
  };
}

function explanations(examined: Examined, path?: string): Explanation[] {
  return [...examined.verdicts].sort(byPlace).map((verdict) => ({
    ...findingOf(verdict, examined, path),
    outcome: verdict.outcome,
    ...(verdict.by === undefined ? {} : { by: verdict.by }),
    ...weightsIn(verdict.judged, examined),
  }));
}

function byPlace({ judged: one }: Verdict, { judged: other }: Verdict): number {
  return one.start - other.start || one.end - other.end;
}

/** A field or a repeat speaks for itself. */
function weightsIn({ rule, start, end, field }: Verdict["judged"], { view }: Examined): Pick<Explanation, "weights"> {
  const weights = field === undefined ? rule.evidence?.(view.text, start, end) : undefined;
  return weights === undefined ? {} : { weights };
}
