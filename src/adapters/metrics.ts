/**
 * Counts of what a redactor masks, for Prometheus and OpenTelemetry: numbers by rule and door, no values.
 * @module
 */
import { RedactorError } from "../errors.js";
import type { Redactor } from "../redactor.js";

/** What has counts: a redactor. */
export type Counting = Pick<Redactor, "counts">;

/** Options of `prometheusText`. */
export interface PrometheusOptions {
  /** Labels that every line gets as well, such as `{ service: "orders" }`. */
  readonly labels?: { readonly [name: string]: string };
}

/** What the meter of `@opentelemetry/api` gives and takes. Its own types would need it to be installed wherever this file is type-checked. */
// biome-ignore lint/suspicious/noExplicitAny: these are OpenTelemetry's values.
type FromTelemetry = any;

/** A `Meter` of `@opentelemetry/api`. */
export interface MeterLike {
  createObservableCounter(
    name: string,
    options?: { description?: string; unit?: string },
  ): { addCallback(callback: (result: FromTelemetry) => void): void; removeCallback(callback: (result: FromTelemetry) => void): void };
}

/** The media type of what `prometheusText` returns. */
export const PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

const DESCRIPTION = "Values that were masked, by the rule that found them and the kind of input.";

/**
 * The counts in the text format of Prometheus: `zwartlak_masked_values_total{rule="bsn",door="line"} 3`. Counters start at 0 with the redactor.
 *
 * @throws {RedactorError} `ERR_INVALID_OPTION` for a label that Prometheus does not take, or when `redactor` is something else
 * @example
 * app.get("/metrics", (_req, res) => res.type(PROMETHEUS_TYPE).send(prometheusText(redactor)));
 * @example Together with `prom-client`
 * res.send(`${await register.metrics()}\n${prometheusText(redactor)}`);
 */
export function prometheusText(redactor: Counting, { labels = {} }: PrometheusOptions = {}): string {
  checkCounting("prometheusText", redactor);
  const own = Object.entries(labels);
  for (const [name] of own) checkLabel(name);
  const lines = redactor
    .counts()
    .map(({ rule, door, count }) => `zwartlak_masked_values_total{${labelsOf([...own, ["rule", rule], ["door", door]])}} ${count}`);
  return [`# HELP zwartlak_masked_values_total ${DESCRIPTION}`, "# TYPE zwartlak_masked_values_total counter", ...lines, ""].join("\n");
}

/** A mistake would else show when metrics are collected, if anybody looks. */
function checkCounting(name: string, redactor: unknown): void {
  if (typeof (redactor as Counting | undefined)?.counts === "function") return;
  throw new RedactorError("ERR_INVALID_OPTION", `${name}: \`redactor\` must be what createRedactor() returns.`);
}

function checkLabel(name: string): void {
  if (/^(?!__)[A-Za-z_]\w{0,99}$/.test(name) && name !== "rule" && name !== "door") return;
  throw new RedactorError(
    "ERR_INVALID_OPTION",
    "prometheusText: the name of a label has letters, digits and _, starts with a letter, and is not rule or door, which are taken.",
  );
}

function labelsOf(labels: readonly (readonly [name: string, value: string])[]): string {
  return labels.map(([name, value]) => `${name}="${escaped(value)}"`).join(",");
}

function escaped(value: string): string {
  return String(value).replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"');
}

/**
 * Reports the counts as the OpenTelemetry counter `zwartlak.masked_values`, with the attributes `zwartlak.rule` and `zwartlak.door`. It is read when metrics are
 * collected; masking itself does not get slower.
 *
 * @returns undoes it
 * @throws {RedactorError} `ERR_INVALID_OPTION` when `meter` or `redactor` is something else
 * @example
 * import { metrics } from "@opentelemetry/api";
 *
 * observeMetrics(metrics.getMeter("orders"), redactor);
 */
export function observeMetrics(meter: MeterLike, redactor: Counting): () => void {
  if (typeof meter?.createObservableCounter !== "function") {
    throw new RedactorError("ERR_INVALID_OPTION", 'observeMetrics: the first argument must be a Meter: metrics.getMeter("orders") of @opentelemetry/api.');
  }
  checkCounting("observeMetrics", redactor);
  const counter = meter.createObservableCounter("zwartlak.masked_values", { description: DESCRIPTION, unit: "{value}" });
  const observe = (result: FromTelemetry): void => {
    for (const { rule, door, count } of redactor.counts()) result.observe(count, { "zwartlak.rule": rule, "zwartlak.door": door });
  };
  counter.addCallback(observe);
  return () => counter.removeCallback(observe);
}
