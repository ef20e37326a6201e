import { AggregationTemporality, InMemoryMetricExporter, MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import express from "express";
import fc from "fast-check";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { observeMetrics, PROMETHEUS_TYPE, prometheusText } from "../../src/adapters/metrics.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";
import { get, listen } from "./express-server.js";

interface Sample {
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  readonly value: number;
}

/** Reads the text format as Prometheus specifies it, and fails on anything else. */
function samplesIn(text: string): Sample[] {
  expect(text.endsWith("\n")).toBe(true);
  const samples: Sample[] = [];
  for (const line of text.slice(0, -1).split("\n")) {
    if (/^# HELP [a-z_]+ [^\n]+$/.test(line) || /^# TYPE [a-z_]+ counter$/.test(line)) continue;
    const [, name, labels, value] = /^([a-zA-Z_:][a-zA-Z0-9_:]*)\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\n"])*",?)*)\} (\d+)$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`Not in the text format: ${line}`);
    const pairs = [...(labels ?? "").matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, escaped]) => [key, unescaped(escaped ?? "")]);
    samples.push({ name, labels: Object.fromEntries(pairs), value: Number(value) });
  }
  return samples;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, letter: string) => (letter === "n" ? "\n" : letter));
}

describe("redactor.counts()", () => {
  it("counts what was masked, by rule and door, also by a redactor that knows a person", () => {
    const redactor = createRedactor();
    redactor.redact("bel 0612345678 of 0612345679");
    redactor.redact({ email: "k.bakker@webshop-voorbeeld.nl" });
    redactor.redactLine('{"msg":"bel 0612345678"}');
    redactor.with({ name: "Fatma El Amrani" }).redact("mail k.bakker@webshop-voorbeeld.nl");
    redactor.scan("bel 0612345678");
    expect(redactor.counts()).toEqual([
      { rule: "email", door: "text", count: 1 },
      { rule: "email", door: "value", count: 1 },
      { rule: "phone", door: "line", count: 1 },
      { rule: "phone", door: "text", count: 2 },
    ]);
  });
});

describe("prometheusText", () => {
  it("is served to Prometheus by Express, with what pino masked", async () => {
    const redactor = createRedactor();
    const log = pino(redactLogs({ redactor }), { write: () => {} });
    const app = express();
    app.get("/orders", (_req, res) => {
      log.info({ phone: "06-12345678" }, "mail k.bakker@webshop-voorbeeld.nl");
      res.end();
    });
    app.get("/metrics", (_req, res) => {
      res.set("content-type", PROMETHEUS_TYPE).send(prometheusText(redactor, { labels: { service: "orders" } }));
    });
    const address = await listen(app);
    await get(`${address}/orders`);
    await get(`${address}/orders`);
    const { text, headers } = await get(`${address}/metrics`);
    expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(text.split("\n").slice(0, 2)).toEqual([
      expect.stringMatching(/^# HELP zwartlak_masked_values_total \S/),
      "# TYPE zwartlak_masked_values_total counter",
    ]);
    expect(samplesIn(text)).toEqual([
      { name: "zwartlak_masked_values_total", labels: { service: "orders", rule: "email", door: "line" }, value: 2 },
      { name: "zwartlak_masked_values_total", labels: { service: "orders", rule: "phone", door: "line" }, value: 2 },
    ]);
    expect(text).not.toMatch(/bakker|12345678/);
  });

  it("is valid before anything was masked", () => {
    expect(samplesIn(prometheusText(createRedactor()))).toEqual([]);
  });

  it("escapes whatever a label holds", () => {
    const counting = { counts: () => [{ rule: "own", door: "line" as const, count: 1 }] };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', "\\", "\n", "n", "}") })), (value) => {
        const [sample] = samplesIn(prometheusText(counting, { labels: { value } }));
        expect(sample?.labels).toEqual({ value, rule: "own", door: "line" });
      }),
    );
  });

  it.each(["", "9x", "a-b", "__name", "rule", 'x="1"} 1\nfake'])("refuses the label %j", (name) => {
    expect(() => prometheusText(createRedactor(), { labels: { [name]: "x" } })).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
  });
});

describe("observeMetrics", () => {
  it("gives OpenTelemetry a counter that it collects, until it is undone", async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    const provider = new MeterProvider({ readers: [reader] });
    const redactor = createRedactor();
    const undo = observeMetrics(provider.getMeter("shop"), redactor);
    redactor.redact("bel 0612345678");
    redactor.redact({ phone: "0612345678", mobiel: "0612345679" });
    await provider.forceFlush();
    const latest = () => exporter.getMetrics().at(-1)?.scopeMetrics[0]?.metrics[0];
    const points = () => latest()?.dataPoints.map(({ value, attributes }) => ({ value, attributes }));
    const seen = [
      { value: 1, attributes: { "zwartlak.rule": "phone", "zwartlak.door": "text" } },
      { value: 2, attributes: { "zwartlak.rule": "phone", "zwartlak.door": "value" } },
    ];
    expect(latest()?.descriptor).toMatchObject({ name: "zwartlak.masked_values", unit: "{value}" });
    expect(points()).toEqual(seen);
    redactor.redact("bel 0612345678");
    await provider.forceFlush();
    expect(points()?.map(({ value }) => value)).toEqual([2, 2]);
    undo();
    redactor.redact("bel 0612345678");
    await provider.forceFlush();
    expect(points()?.map(({ value }) => value)).toEqual([2, 2]);
    await provider.shutdown();
  });

  it("refuses what is no redactor", () => {
    const meter = new MeterProvider().getMeter("shop");
    expect(() => observeMetrics(meter, undefined as never)).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
    expect(() => prometheusText({} as never)).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
  });

  it("refuses what is no meter", () => {
    expect(() => observeMetrics({} as never, createRedactor())).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
  });
});
