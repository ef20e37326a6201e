/**
 * Wrappers for exporters and processors of OpenTelemetry JS.
 * @module
 */
import type { Redactor } from "../redactor.js";
import { checkedRedactor, invalid } from "./express/options.js";
import { logRecordMask, readableRecordMask } from "./opentelemetry/record.js";
import { spanMask } from "./opentelemetry/span.js";

/** Options of the wrappers. */
export interface TelemetryOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
}

// biome-ignore lint/suspicious/noExplicitAny: these are OpenTelemetry's values; its own types would need it to be installed wherever this file is type-checked.
type FromTelemetry = any;

/** An exporter of spans or of log records. */
export interface ExporterLike {
  export(items: FromTelemetry[], done: (result: FromTelemetry) => void): void;
}
/** A processor of spans. */
export interface SpanProcessorLike {
  onEnd(span: FromTelemetry): void;
}
/** A processor of log records. */
export interface LogRecordProcessorLike {
  onEmit(record: FromTelemetry, context?: FromTelemetry): void;
}

/**
 * The same exporter, but it is given masked copies of spans: name, attributes, status message, events with their names and attributes (`exception.message` and
 * `exception.stacktrace` too), attributes of links and of the resource. No processor can change names and events of events in time, so this is the safe place.
 * A span that cannot be masked keeps its ids and times and loses the rest to `[REDACTION FAILED]`.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * new NodeSDK({ traceExporter: redactSpanExporter(new OTLPTraceExporter(), { redactor }) });
 */
export function redactSpanExporter<Exporter extends ExporterLike>(exporter: Exporter, options: TelemetryOptions = {}): Exporter {
  return exporterOf(exporter, spanMask(checkedRedactor("redactSpanExporter", options, ["redactor"])));
}

/**
 * The same exporter, but it is given masked copies of log records: body, attributes, event name, and attributes of the resource. A record that cannot be masked
 * keeps its time and severity; its body is `[REDACTION FAILED]`.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * new BatchLogRecordProcessor(redactLogRecordExporter(new OTLPLogExporter(), { redactor }));
 */
export function redactLogRecordExporter<Exporter extends ExporterLike>(exporter: Exporter, options: TelemetryOptions = {}): Exporter {
  return exporterOf(exporter, readableRecordMask(checkedRedactor("redactLogRecordExporter", options, ["redactor"])));
}

/**
 * The same processor, but spans that have ended reach it as masked copies; for processors that export themselves. Other processors still get the real ones.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * new BasicTracerProvider({ spanProcessors: [redactSpanProcessor(new BatchSpanProcessor(exporter), { redactor })] });
 */
export function redactSpanProcessor<Processor extends SpanProcessorLike>(processor: Processor, options: TelemetryOptions = {}): Processor {
  const mask = spanMask(checkedRedactor("redactSpanProcessor", options, ["redactor"]));
  return withMethod(processor, "onEnd", (span: FromTelemetry) => processor.onEnd(mask(span)));
}

/**
 * The same processor, but log records reach it as masked copies. The order of processors then does not matter.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`, `ERR_USAGE`
 * @example
 * new LoggerProvider({ processors: [redactLogRecordProcessor(new BatchLogRecordProcessor(exporter), { redactor })] });
 */
export function redactLogRecordProcessor<Processor extends LogRecordProcessorLike>(processor: Processor, options: TelemetryOptions = {}): Processor {
  const mask = logRecordMask(checkedRedactor("redactLogRecordProcessor", options, ["redactor"]));
  return withMethod(processor, "onEmit", (record: FromTelemetry, context: FromTelemetry) => processor.onEmit(mask(record), context));
}

function exporterOf<Exporter extends ExporterLike>(exporter: Exporter, mask: (item: object) => object): Exporter {
  return withMethod(exporter, "export", (items: FromTelemetry[], done: (result: FromTelemetry) => void) => exporter.export(items.map(mask), done));
}

/** The object with one method replaced; the others go on working on the real one, private fields included. */
function withMethod<Target extends object>(target: Target, name: string, method: (...args: FromTelemetry[]) => void): Target {
  if (typeof (target as Record<string, unknown> | undefined)?.[name] !== "function")
    throw invalid(`The first argument must be an exporter or a processor of OpenTelemetry, with a method \`${name}\`.`);
  return new Proxy(target, {
    get(real, key) {
      if (key === name) return method;
      const value: unknown = Reflect.get(real, key);
      return typeof value === "function" ? value.bind(real) : value;
    },
  });
}
