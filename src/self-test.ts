import { RedactorError } from "./errors.js";
import { uncounted } from "./leaks/tally.js";
import type { Redactor } from "./redactor.js";
import { outputOf } from "./self-test/output.js";
import { CANARIES, type Canary, linesPlanted, MARK, type PlantingLogger, plant, plantInText } from "./self-test/plant.js";

/** A logger as pino's: fields first, then the message. */
export type SelfTestLogger = PlantingLogger;

/** Options of `selfTest`. */
export interface SelfTestOptions {
  /** Rules that are switched off on purpose, of: `person-name`, `email`, `phone`, `bsn`, `iban`. */
  readonly except?: readonly string[];
  /**
   * All that has been logged so far, as text. Needed when the logger is not pino's, or when lines are redacted in a worker or by another program. It is read again
   * until the test lines are in it, for ten seconds.
   */
  readonly output?: () => string | Promise<string>;
}

/**
 * Sends invented persons through the logger, in each way that a value gets into a line (message, argument, field, nested field, number, child logger, error with its
 * cause and stack, query string, JSON in a string), and looks whether one comes out readable. Without `output` the lines are caught behind the redaction
 * and reach no log; with it they are in the log, masked, with the text `zwartlak self-test`.
 *
 * @throws {RedactorError} `ERR_SELF_TEST` when a value came out readable, or when the lines did not come out: the message names the rules and the places, never
 *   a value. `ERR_USAGE` when the output cannot be seen, `ERR_INVALID_OPTION` for a name in `except` that is not one of the rules
 */
export async function selfTest(redactor: Pick<Redactor, "redact">, logger: SelfTestLogger, options: SelfTestOptions = {}): Promise<void> {
  if (typeof logger?.info !== "function") throw new RedactorError("ERR_USAGE", "selfTest: give the logger to test, such as selfTest(pino(redactLogs())).");
  const canaries = wanted(options.except ?? []);
  const alone = readableIn(uncounted(() => plantInText(canaries).map((text) => String(redactor.redact(text)))).join("\n"), canaries);
  if (alone.length > 0) throw failed(alone, "The redactor itself leaves them alone: check its `rules`, `minScore` and `allow`");
  const text = await outputOf(logger, () => uncounted(() => plant(logger, canaries)), options.output);
  const lines = text.split("\n").filter((line) => line.includes(MARK));
  if (lines.length < linesPlanted(canaries)) throw missing(lines.length, linesPlanted(canaries));
  const readable = lines.flatMap((line) => readableIn(line, canaries));
  if (readable.length > 0) throw failed(readable, adviceFor(options));
}

function wanted(except: readonly string[]): Canary[] {
  const known = CANARIES.map(({ rule }) => rule);
  const strange = except.find((rule) => !known.includes(rule));
  if (strange !== undefined) throw new RedactorError("ERR_INVALID_OPTION", `selfTest: \`except\` takes ${known.join(", ")}.`);
  return CANARIES.filter(({ rule }) => !except.includes(rule));
}

/** Where which rule's value can be read, as `bsn in error`. */
function readableIn(text: string, canaries: readonly Canary[]): string[] {
  const place = new RegExp(`${MARK} (\\w+)`).exec(text)?.[1];
  const decoded = [text, text.replaceAll(/\\\\?"/g, '"'), decodedUrl(text)].join("\n");
  return canaries
    .filter(({ readable }) => readable.some((form) => decoded.includes(form)))
    .map(({ rule }) => (place === undefined ? rule : `${rule} in ${place}`));
}

function decodedUrl(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** Lines are caught where pino writes them, so what is redacted further on is not seen without `output`. */
function adviceFor({ output }: SelfTestOptions): string {
  const advice = "Is the logger made with redactLogs(), and does nothing replace its hooks?";
  return output === undefined ? `${advice} When a worker or a stream behind pino redacts, give \`output\`` : advice;
}

function failed(readable: readonly string[], advice: string): RedactorError {
  return new RedactorError(
    "ERR_SELF_TEST",
    `Self-test: planted personal data came out readable: ${[...new Set(readable)].join(", ")}. ${advice}.`.replace("?.", "?"),
  );
}

function missing(seen: number, planted: number): RedactorError {
  const advice = "Look at the logger's level, at filters and sampling, and at `output`.";
  return new RedactorError("ERR_SELF_TEST", `Self-test: ${planted - seen} of ${planted} lines did not come out, so they could not be checked. ${advice}`);
}
