import { SpanStatusCode } from "@opentelemetry/api";
import { SeverityNumber } from "@opentelemetry/api-logs";
import { BatchLogRecordProcessor, InMemoryLogRecordExporter, LoggerProvider, type LogRecordProcessor, SimpleLogRecordProcessor } from "@opentelemetry/sdk-logs";
import { BasicTracerProvider, BatchSpanProcessor, InMemorySpanExporter, SimpleSpanProcessor, type SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { describe, expect, it } from "vitest";
import { redactLogRecordExporter, redactLogRecordProcessor, redactSpanExporter, redactSpanProcessor } from "../../src/adapters/opentelemetry.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const SECRETS = /999990019|devries|NL91|0417164300/;
const redactor = createRedactor();
const broken = {
  ...redactor,
  redact: () => {
    throw new Error(BSN);
  },
};

/** All that a span carries, through a real provider. */
async function spanThrough(processor: SpanProcessor, exporter: InMemorySpanExporter) {
  const provider = new BasicTracerProvider({ spanProcessors: [processor] });
  const span = provider
    .getTracer("webshop")
    .startSpan(`GET /klant/${EMAIL}`, { attributes: { "enduser.email": EMAIL, aantal: 3, lijst: [`bsn ${BSN}`, "x"] } });
  span.addEvent(`mail aan ${EMAIL}`, { bsn: BSN, stap: 2 });
  span.recordException(new Error("rekening NL91ABNA0417164300", { cause: new Error(BSN) }));
  span.setStatus({ code: SpanStatusCode.ERROR, message: `bsn ${BSN}` });
  span.addLink({ context: span.spanContext(), attributes: { email: EMAIL } });
  span.end();
  await provider.forceFlush();
  return { exported: exporter.getFinishedSpans()[0]!, span };
}

const spanRoutes: readonly (readonly [string, (exporter: InMemorySpanExporter) => SpanProcessor])[] = [
  ["an exporter, simple", (exporter) => new SimpleSpanProcessor(redactSpanExporter(exporter, { redactor }))],
  ["an exporter, in batches", (exporter) => new BatchSpanProcessor(redactSpanExporter(exporter, { redactor }))],
  ["a processor", (exporter) => redactSpanProcessor(new BatchSpanProcessor(exporter), { redactor })],
];

describe("spans", () => {
  it.each(spanRoutes)("through %s: name, attributes, status, events, exceptions and links are masked", async (_name, route) => {
    const exporter = new InMemorySpanExporter();
    const { exported, span } = await spanThrough(route(exporter), exporter);
    expect(exported.name).toBe("GET /klant/[EMAIL]");
    expect(exported.attributes).toEqual({ "enduser.email": "[EMAIL]", aantal: 3, lijst: ["bsn [BSN]", "x"] });
    expect(exported.status).toEqual({ code: SpanStatusCode.ERROR, message: "bsn [BSN]" });
    expect(exported.events[0]).toMatchObject({ name: "mail aan [EMAIL]", attributes: { bsn: "[BSN]", stap: 2 } });
    expect(exported.events[1]).toMatchObject({ name: "exception", attributes: { "exception.type": "Error", "exception.message": "rekening [IBAN]" } });
    expect(exported.events[1]?.attributes?.["exception.stacktrace"]).toContain("Error: rekening [IBAN]\n    at ");
    expect(exported.links[0]?.attributes).toEqual({ email: "[EMAIL]" });
    expect(exported.spanContext()).toEqual(span.spanContext());
    expect(exported.duration).toHaveLength(2);
    expect(JSON.stringify([exported.name, exported.attributes, exported.events, exported.links, exported.status])).not.toMatch(SECRETS);
  });

  it("that cannot be masked keep ids and times only", async () => {
    const exporter = new InMemorySpanExporter();
    const { exported } = await spanThrough(new SimpleSpanProcessor(redactSpanExporter(exporter, { redactor: broken })), exporter);
    expect(exported).toMatchObject({ name: "[REDACTION FAILED]", attributes: {}, events: [], links: [], status: { code: SpanStatusCode.ERROR } });
    expect(exported.startTime).toHaveLength(2);
  });

  it("the resource is masked, and stays one for all spans", async () => {
    const exporter = new InMemorySpanExporter();
    const processor = new SimpleSpanProcessor(redactSpanExporter(exporter, { redactor }));
    const provider = new BasicTracerProvider({ spanProcessors: [processor] });
    Object.assign(Reflect.get(provider.getTracer("a").startSpan("b"), "resource").attributes, { "process.command_args": ["node", `--mail=${EMAIL}`] });
    for (const name of ["een", "twee"]) provider.getTracer("a").startSpan(name).end();
    await provider.forceFlush();
    const [first, second] = exporter.getFinishedSpans();
    expect(first?.resource).toBe(second?.resource);
    expect(JSON.stringify(first?.resource.attributes)).not.toContain("devries");
  });
});

/** A log record through a real provider, with another processor behind ours that does not redact. */
async function recordThrough(processors: LogRecordProcessor[], exporter: InMemoryLogRecordExporter) {
  const provider = new LoggerProvider({ processors });
  provider.getLogger("webshop").emit({
    severityNumber: SeverityNumber.WARN,
    severityText: "WARN",
    eventName: `mail ${EMAIL}`,
    body: { tekst: `bsn ${BSN}`, klant: { email: EMAIL } },
    attributes: { "user.email": EMAIL, klant: { iban: "NL91ABNA0417164300" }, aantal: 3 },
  });
  await provider.forceFlush();
  return exporter.getFinishedLogRecords()[0]!;
}

const recordRoutes: readonly (readonly [string, (exporter: InMemoryLogRecordExporter) => LogRecordProcessor])[] = [
  ["an exporter", (exporter) => new BatchLogRecordProcessor({ exporter: redactLogRecordExporter(exporter, { redactor }) })],
  ["a processor", (exporter) => redactLogRecordProcessor(new SimpleLogRecordProcessor({ exporter }), { redactor })],
];

describe("log records", () => {
  it.each(recordRoutes)("through %s: body, attributes at any depth and event name are masked", async (_name, route) => {
    const exporter = new InMemoryLogRecordExporter();
    const record = await recordThrough([route(exporter)], exporter);
    expect(record.body).toEqual({ tekst: "bsn [BSN]", klant: { email: "[EMAIL]" } });
    expect(record.attributes).toEqual({ "user.email": "[EMAIL]", klant: { iban: "[IBAN]" }, aantal: 3 });
    expect(record.eventName).toBe("mail [EMAIL]");
    expect(record).toMatchObject({ severityNumber: SeverityNumber.WARN, severityText: "WARN" });
    expect(record.hrTime).toHaveLength(2);
  });

  it("a processor in front of or behind ours changes nothing", async () => {
    const exporter = new InMemoryLogRecordExporter();
    const other = new InMemoryLogRecordExporter();
    const ours = redactLogRecordProcessor(new SimpleLogRecordProcessor({ exporter }), { redactor });
    const record = await recordThrough([new SimpleLogRecordProcessor({ exporter: other }), ours], exporter);
    expect(JSON.stringify([record.body, record.attributes])).not.toMatch(SECRETS);
    expect(other.getFinishedLogRecords()[0]?.body).toMatchObject({ tekst: `bsn ${BSN}` });
  });

  it("that cannot be masked are withheld", async () => {
    const exporter = new InMemoryLogRecordExporter();
    const processor = new SimpleLogRecordProcessor({ exporter: redactLogRecordExporter(exporter, { redactor: broken }) });
    const record = await recordThrough([processor], exporter);
    expect(record).toMatchObject({ body: "[REDACTION FAILED]", attributes: {}, severityText: "WARN" });
    expect(record.eventName).toBeUndefined();
  });
});

const wrappers: readonly ((target: never) => unknown)[] = [redactSpanExporter, redactLogRecordExporter, redactSpanProcessor, redactLogRecordProcessor];

it.each(wrappers)("%o refuses what it cannot wrap", (wrap) => {
  for (const target of [undefined, {}]) expect(() => wrap(target as never)).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
});
