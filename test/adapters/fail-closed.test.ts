import { Console } from "node:console";
import { tracingChannel } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { Writable } from "node:stream";
import pino from "pino";
import { describe, expect, it } from "vitest";
import winston from "winston";
import { guardDispatch, guardFetch } from "../../src/adapters/fetch.js";
import { createMorganStream } from "../../src/adapters/morgan.js";
import { redactLogRecordExporter, redactSpanExporter } from "../../src/adapters/opentelemetry.js";
import { createLogDestination, redactDiagnostics, redactLogs, redactMetadata } from "../../src/adapters/pino.js";
import { redactConsole } from "../../src/adapters/process/console.js";
import { redactSentry } from "../../src/adapters/sentry.js";
import { redactFormat } from "../../src/adapters/winston.js";
import { createRedactor, type Redactor, rules } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const SECRETS = /999990019|devries/;

type Outcome = "masked" | "withheld" | "blocked";
type Out = (text: unknown) => void;
/** Sends these fields and this message through a door; what comes out goes to `out`. */
type Door = (redactor: Redactor, out: Out) => (fields: object, message: string) => unknown;

const shown = (value: unknown): string => {
  const seen = new WeakSet<object>();
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === "bigint") return String(inner);
    if (typeof inner !== "object" || inner === null) return inner;
    if (seen.has(inner)) return "[seen]";
    seen.add(inner);
    return inner;
  });
};

const spanOf = (attributes: object, name: string) => ({ name, attributes, status: { code: 0 }, events: [], links: [], resource: {}, spanContext: () => ({}) });

const DOORS: { readonly [name: string]: Door } = {
  "`redactLogs`": (redactor, out) => {
    const log = pino(redactLogs({ redactor }), { write: out });
    return (fields, message) => log.info(fields, message);
  },
  "`createLogDestination`": (redactor, out) => {
    const log = pino(createLogDestination({ redactor, destination: { write: out }, buffer: "line" }));
    return (fields, message) => log.info(fields, message);
  },
  "`redactMetadata`": (redactor, out) => {
    const stream = { [Symbol.for("pino.metadata")]: true, lastObj: {}, lastMsg: "", write: () => out(shown([stream.lastObj, stream.lastMsg])) };
    const log = pino(redactLogs({ redactor }), redactMetadata(stream, { redactor }));
    return (fields, message) => log.info(fields, message);
  },
  "`redactDiagnostics`": (redactor, out) => (fields, message) => {
    const undo = redactDiagnostics({ redactor });
    const channel = tracingChannel("pino_asJson");
    const agent = (event: unknown): void => out(shown([(event as { arguments: unknown }).arguments, (event as { result?: unknown }).result]));
    channel.end.subscribe(agent);
    pino({}, { write: () => undefined }).info(fields, message);
    channel.end.unsubscribe(agent);
    undo();
  },
  "`redactFormat` (winston)": (redactor, out) => {
    const stream = new Writable({ write: (chunk, _encoding, done) => done(out(String(chunk)) as undefined) });
    const format = winston.format.combine(winston.format.json(), redactFormat({ redactor }) as unknown as winston.Logform.Format);
    const logger = winston.createLogger({ format, transports: [new winston.transports.Stream({ stream })] });
    return (fields, message) => logger.info(message, { fields });
  },
  "`createMorganStream`": (redactor, out) => {
    const stream = createMorganStream({ redactor, stream: { write: out } });
    return (fields, message) => stream.write(`${message} ${shown(fields)}\n`);
  },
  "`redactProcess`, console": (redactor, out) => {
    const stream = new Writable({ write: (chunk, _encoding, done) => done(out(String(chunk)) as undefined) });
    const console = new Console(stream);
    redactConsole(redactor, console);
    return (fields, message) => console.log(message, fields);
  },
  "`redactLogRecordExporter`": (redactor, out) => {
    const exporter = redactLogRecordExporter({ export: (items: object[]) => out(shown(items)) }, { redactor });
    return (fields, message) => (exporter.export as (items: object[]) => void)([{ body: message, attributes: fields, resource: {} }]);
  },
  "`redactSpanExporter`": (redactor, out) => {
    const exporter = redactSpanExporter({ export: (items: object[]) => out(shown(items)) }, { redactor });
    return (fields, message) => (exporter.export as (items: object[]) => void)([spanOf(fields, message)]);
  },
  "`redactSentry`, events": (redactor, out) => {
    const { beforeSend } = redactSentry({ redactor });
    return (fields, message) => out(shown(beforeSend?.({ event_id: "1", level: "info", message, extra: fields })));
  },
  '`guardFetch`, `body: "mask"`': (redactor, out) => {
    const sender = async (request: Request) => {
      out(await request.text());
      return new Response("ok");
    };
    const fetch = guardFetch({ redactor, body: "mask" }, sender as typeof globalThis.fetch);
    return (fields, message) =>
      fetch("http://localhost/", { method: "POST", body: shown({ ...fields, message }) }).catch((error: Error) =>
        expect(error).toMatchObject({ code: "ERR_PERSONAL_DATA" }),
      );
  },
  '`guardDispatch`, `body: "mask"`': (redactor, out) => {
    const dispatch = guardDispatch({ redactor, body: "mask" })(({ body }) => {
      out(body);
      return true;
    });
    const handler = { onResponseError: (_controller: unknown, error: Error) => expect(error).toMatchObject({ code: "ERR_PERSONAL_DATA" }) };
    return (fields, message) => dispatch({ origin: "http://localhost", path: "/", method: "POST", body: shown({ ...fields, message }) }, handler);
  },
};

/** A rule that is in order when it is checked, and breaks later. */
function throwing(): Redactor {
  let armed = false;
  const bsn = rules.find(({ id }) => id === "bsn")!;
  const { match, ...rest } = bsn;
  const validate = (value: string): boolean => {
    if (armed) throw new Error(`cannot judge ${value}`);
    return bsn.validate?.(value) ?? true;
  };
  const rule = { ...rest, ...(match === undefined ? {} : { match }), id: "own-bsn", validate };
  const redactor = createRedactor({ rules: { bsn: false }, customRules: [rule] });
  armed = true;
  return redactor;
}

const circular: { [key: string]: unknown } = { bsn: BSN };
circular.self = circular;

interface Failure {
  readonly redactor: () => Redactor;
  readonly fields: object;
  readonly message: string;
}

const FAILURES: { readonly [name: string]: Failure } = {
  "a rule throws": { redactor: throwing, fields: { bsn: BSN }, message: `bsn ${BSN} van ${EMAIL}` },
  "a limit is passed": {
    redactor: () => createRedactor({ limits: { length: 40 } }),
    fields: { tekst: `bsn ${BSN} ${"x".repeat(60)}` },
    message: `mail ${EMAIL} ${"y".repeat(60)}`,
  },
  "a circular value": { redactor: createRedactor, fields: circular, message: `mail ${EMAIL}` },
  "a number out of range": {
    redactor: createRedactor,
    fields: { bsn: BigInt(BSN), saldo: Number.POSITIVE_INFINITY, datum: new Date(Number.NaN) },
    message: `mail ${EMAIL}`,
  },
  "a mask that throws, as for a missing key": {
    redactor: () =>
      createRedactor({
        mask: (value) => {
          throw new Error(`no key for ${value}`);
        },
      }),
    fields: { bsn: BSN },
    message: `mail ${EMAIL}`,
  },
};

/** What comes out, as one word. */
async function outcomeOf(door: Door, { redactor, fields, message }: Failure): Promise<Outcome> {
  let text = "";
  await door(redactor(), (piece) => {
    text += String(piece);
  })(fields, message);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(text).not.toMatch(SECRETS);
  if (text === "") return "blocked";
  return /\[(?:REDACTION FAILED|TOO LONG|UNREADABLE)\]/.test(text) ? "withheld" : "masked";
}

/** The table of the page, which this test keeps true. */
const PAGE = readFileSync("src/adapters/README.md", "utf8");
const rowOf = (door: string, cells: readonly string[]): string => `| ${[door, ...cells].join(" | ")} |`;

describe("what comes out of each door when something fails", () => {
  it.each(Object.entries(DOORS))("%s", async (name, door) => {
    const cells: string[] = [];
    for (const failure of Object.values(FAILURES)) cells.push(await outcomeOf(door, failure));
    expect(PAGE.split("\n")).toContain(rowOf(name, cells));
  });

  it("the page names the failures in this order", () => {
    expect(PAGE.split("\n")).toContain(rowOf("", Object.keys(FAILURES)));
  });
});

describe("a destination that is gone", () => {
  it("closed: the line is not written, nothing is thrown, and it is told once", async () => {
    const told: Error[] = [];
    const stream = {
      write: () => {
        throw new Error("write after end");
      },
    };
    const destination = createLogDestination({ destination: stream, buffer: "line" });
    destination.on("error", (error) => told.push(error));
    const log = pino(destination);
    log.info(`bsn ${BSN}`);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toHaveLength(1);
    destination.end();
    log.info(`bsn ${BSN}`);
  });

  it("a worker that died: the same", async () => {
    const transport = pino.transport({ target: "pino/file", options: { destination: 1 } });
    await new Promise((resolve) => transport.once("ready", resolve));
    const told: Error[] = [];
    const destination = createLogDestination({ destination: transport, buffer: "line" });
    destination.on("error", (error) => told.push(error));
    await (transport as unknown as { worker: { terminate(): Promise<number> } }).worker.terminate();
    const log = pino(destination);
    for (let i = 0; i < 3; i++) log.info(`bsn ${BSN}`);
    await expect.poll(() => told.length).toBeGreaterThan(0);
    expect(String(told)).not.toMatch(SECRETS);
  });
});
