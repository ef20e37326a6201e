import { Transform } from "node:stream";
import { RedactorError } from "../errors.js";
import { createRedactor } from "../index.js";
import { type ChunkOptions, createChunks } from "../input/chunks.js";
import { createTextReader } from "../input/text-reader.js";
import { nearest } from "../nearest.js";
import type { Redactor } from "../redactor.js";

/** Options of `createRedactStream`. */
export type RedactStreamOptions = ChunkOptions;

/**
 * A Transform that masks Dutch personal data in a text or a log of JSON lines. The output does not depend on how the input was cut into chunks:
 * a value on a border, inside a character or a CRLF, is masked as any other.
 *
 * Lines of JSON stay lines of JSON and pass as soon as they are whole. Lines of text wait for those that may belong to the same value (see
 * `valueLines`); a value that is spread over more lines is found as far as each part can be found alone. Memory is bounded (see `maxLine`).
 * In text, a name that was found with strong evidence, such as a title before it, is found again later in the stream, also the surname alone, until it was
 * not seen for 65,536 characters; a line of JSON is a document of its own.
 * The input is UTF-8, or UTF-16 with a byte order mark; the output is UTF-8. Bytes that are no text become U+FFFD.
 *
 * @param redactor what `createRedactor()` returns; a redactor with all rules when left out
 * @throws {RedactorError} `ERR_INVALID_OPTION` or `ERR_UNKNOWN_OPTION`
 * @example
 * import { pipeline } from "node:stream/promises";
 * import { createRedactStream } from "zwartlak/stream";
 *
 * await pipeline(process.stdin, createRedactStream(), process.stdout);
 * @example
 * child.stdout.pipe(createRedactStream(redactor, { valueLines: 1 })).pipe(process.stdout); // each line at once
 */
export function createRedactStream(redactor: Redactor = createRedactor(), options: RedactStreamOptions = {}): Transform {
  checkRedactor(redactor);
  checkOptions(options);
  const reader = createTextReader();
  const chunks = createChunks(redactor, options);
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      callback(null, chunks.push(reader.read(chunk)));
    },
    flush(callback) {
      callback(null, chunks.push(reader.end()) + chunks.end());
    },
  });
}

function checkRedactor(redactor: unknown): void {
  const { redact, redactLine, scan } = (redactor ?? {}) as Partial<Redactor>;
  if ([redact, redactLine, scan].every((method) => typeof method === "function")) return;
  throw invalid("the first argument must be what createRedactor() returns. Write createRedactStream(createRedactor({ … })).");
}

/** Least and largest value of each option. A line that may not be as long as what is read around a cut could not be cut. */
const BOUNDS: { readonly [Option in keyof Required<ChunkOptions>]: readonly [number, number] } = {
  maxLine: [65_536, 268_435_456],
  valueLines: [1, 64],
};

function checkOptions(options: unknown): void {
  if (typeof options !== "object" || options === null) throw invalid("options must be an object, such as { valueLines: 1 }.");
  for (const [name, value] of Object.entries(options)) {
    const bounds = Object.hasOwn(BOUNDS, name) ? BOUNDS[name as keyof ChunkOptions] : undefined;
    if (bounds === undefined) throw unknownOption(name);
    if (value !== undefined && !(Number.isInteger(value) && value >= bounds[0] && value <= bounds[1])) {
      throw invalid(`\`${name}\` must be a whole number from ${bounds[0]} to ${bounds[1]}.`);
    }
  }
}

function unknownOption(name: string): RedactorError {
  const meant = nearest(name, Object.keys(BOUNDS));
  const advice = meant === undefined ? `Options are ${Object.keys(BOUNDS).join(" and ")}.` : `Did you mean \`${meant}\`?`;
  return new RedactorError("ERR_UNKNOWN_OPTION", `createRedactStream(): there is no option \`${name}\`. ${advice}`);
}

function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `createRedactStream(): ${message}`);
}
