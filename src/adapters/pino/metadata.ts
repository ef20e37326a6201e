import type { Redactor } from "../../redactor.js";
import { checkedRedactor } from "../express/options.js";
import { maskedFields, maskedLogger } from "./masked-event.js";
import type { LineStream } from "./sink.js";

/** Options of `redactMetadata` and `redactDiagnostics`. */
export interface RedactorOption {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
}

const METADATA = Symbol.for("pino.metadata");

interface MetadataStream extends LineStream {
  readonly [METADATA]?: unknown;
  /** Those of a multistream. */
  readonly streams?: readonly { readonly stream: MetadataStream }[];
}

/**
 * The same stream, but what pino tells it besides the line is masked too: `lastObj`, `lastMsg` and the bindings of `lastLogger`, which a stream with
 * `Symbol.for("pino.metadata")` gets before `redactLogs` can see them. A multistream passes them on to its streams. Any other stream is left as it is.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * const log = pino(redactLogs({ redactor }), redactMetadata(pino.multistream([errorTracker, process.stdout]), { redactor }));
 */
export function redactMetadata<Stream extends LineStream>(stream: Stream, options: RedactorOption = {}): Stream {
  const redactor = checkedRedactor("redactMetadata", options, ["redactor"]);
  return new Proxy(stream, {
    // pino assigns to the stream right before it calls `write`.
    set(target, key, value) {
      return isTold(key) && !readsMetadata(target) ? true : Reflect.set(target, key, masked(key, value, redactor));
    },
  });
}

function isTold(key: string | symbol): boolean {
  return key === "lastObj" || key === "lastMsg" || key === "lastLogger";
}

/** Masking what nobody reads would cost as much as the line itself. */
function readsMetadata({ [METADATA]: wanted, streams }: MetadataStream): boolean {
  return wanted === true && (streams === undefined || streams.some(({ stream }) => readsMetadata(stream)));
}

function masked(key: string | symbol, value: unknown, redactor: Redactor): unknown {
  if (key === "lastLogger") return maskedLogger(value, redactor);
  return isTold(key) ? maskedFields(value, redactor) : value;
}
