/**
 * A target for `pino.transport`: redaction in a worker thread, away from the event loop. Inside a request, `redactLogs` also knows whose request it is; a
 * worker does not. Raw lines stay in the memory of the process until the worker has had them, and whatever kills the process takes those along.
 * @module
 */
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import { RedactorError } from "../errors.js";
import { createRedactor, type RedactorOptions } from "../index.js";
import { createChunks } from "../input/chunks.js";
import { createTextReader } from "../input/text-reader.js";
import type { Redactor } from "../redactor.js";
import { unknownOption } from "./express/options.js";
import { fileSink } from "./pino/file-sink.js";
import { createRedactStream } from "./stream.js";

/** Options of the target. They cross to a worker, so functions cannot be among them: give those in the file of `config`. */
export interface PinoTransportOptions {
  /** Path of a file that lines are added to, or 1 and 2 for standard output and error. Leave it out in a `pipeline`, where the next target writes. */
  readonly destination?: string | number;
  /** Options of `createRedactor`. */
  readonly redactor?: RedactorOptions;
  /** Path of a module whose default export holds options of `createRedactor`; those of `redactor` come on top. */
  readonly config?: string;
}

const KNOWN: readonly string[] = ["destination", "redactor", "config"] satisfies (keyof PinoTransportOptions)[];

/**
 * Makes the stream that pino's worker writes to. Alone it writes to `destination`; in a `pipeline` it passes redacted lines on. It takes lines no faster than
 * they are written, and at the end of the process it has written all of them before the worker stops.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`; pino emits it as `error` of the transport
 * @example
 * const log = pino(pino.transport({ target: "zwartlak/pino-transport", options: { destination: "app.log" } }));
 * @example In front of other targets
 * const log = pino(pino.transport({ pipeline: [{ target: "zwartlak/pino-transport" }, { target: "pino-pretty" }] }));
 */
export async function pinoTransport(options: PinoTransportOptions = {}): Promise<Writable> {
  checkOptions(options);
  const redactor = createRedactor({ ...(await configured(options.config)), ...options.redactor });
  const { destination } = options;
  return destination === undefined ? createRedactStream(redactor, { valueLines: 1 }) : writerTo(destination, redactor);
}

// biome-ignore lint/style/noDefaultExport: pino takes the default export of a target.
export { pinoTransport as default };

/** Writes are synchronous: this is a worker, so nothing but the next line waits for them. */
function writerTo(destination: string | number, redactor: Redactor): Writable {
  const reader = createTextReader();
  const chunks = createChunks(redactor, { valueLines: 1 });
  let failure: Error | undefined;
  const sink = fileSink(destination, (error) => {
    failure = error;
  });
  const passed = (text: string): Error | null => {
    if (text !== "") sink.write(text);
    return failure ?? null;
  };
  return new Writable({
    write(chunk: Buffer, _encoding, callback) {
      callback(passed(chunks.push(reader.read(chunk))));
    },
    final(callback) {
      const error = passed(chunks.push(reader.end()) + chunks.end());
      sink.end();
      callback(error);
    },
  });
}

async function configured(path: string | undefined): Promise<RedactorOptions> {
  if (path === undefined) return {};
  const { default: options } = (await import(pathToFileURL(path).href)) as { default?: RedactorOptions };
  if (typeof options !== "object" || options === null)
    throw invalid("the module of `config` must have an object with options of createRedactor() as its default export.");
  return options;
}

/** pino adds options of its own, such as `pinoWillSendConfig` and `$context`. */
function checkOptions(options: PinoTransportOptions): void {
  for (const name of Object.keys(options)) if (!KNOWN.includes(name) && !/^pino|^\$/.test(name)) throw unknownOption("zwartlak/pino-transport", name, KNOWN);
  const { destination, config } = options;
  const isFile = (typeof destination === "string" && destination !== "") || destination === 1 || destination === 2;
  if (destination !== undefined && !isFile) throw invalid("`destination` must be the path of a file, or 1 or 2 for standard output or error.");
  if (config !== undefined && typeof config !== "string") throw invalid("`config` must be the path of a module.");
}

function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", `zwartlak/pino-transport: ${message}`);
}
