import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, describe, expect, it } from "vitest";
import winston from "winston";
import { createLogDestination, redactLogs } from "../../src/adapters/pino.js";
import { redactFormat } from "../../src/adapters/winston.js";
import { createRedactor, type SelfTestLogger } from "../../src/index.js";

const folder = mkdtempSync(join(tmpdir(), "zwartlak-"));
afterAll(() => rmSync(folder, { recursive: true }));

const redactor = createRedactor();
const PLANTED = /Amrani|elamrani|12345678|999990019|0417164300/;

/** A destination that keeps its lines. */
function collector() {
  const lines: string[] = [];
  return { lines, write: (line: string) => lines.push(line) };
}

function refusalOf(testing: Promise<void>): Promise<Error & { readonly code?: string }> {
  return testing.then(
    () => new Error("it passed"),
    (error: Error) => error,
  );
}

describe("passes, and leaves nothing in the log", () => {
  it.each<readonly [string, (stream: { write(line: string): unknown }) => pino.Logger]>([
    ["redactLogs", (stream) => pino(redactLogs({ redactor }), stream)],
    ["redactLogs at level error", (stream) => pino(redactLogs({ redactor, level: "error" }), stream)],
    ["a child logger", (stream) => pino(redactLogs({ redactor }), stream).child({ module: "orders" })],
    ["a multistream", (stream) => pino(redactLogs({ redactor }), pino.multistream([{ stream }]))],
    ["createLogDestination", (stream) => pino(createLogDestination({ redactor, destination: stream }))],
  ])("%s", async (_name, loggerOf) => {
    const stream = collector();
    const log = loggerOf(stream);
    await redactor.selfTest(log);
    expect(stream.lines).toEqual([]);
    log.error("daarna");
    await expect.poll(() => stream.lines.join("")).toContain("daarna");
  });
});

describe("fails loudly, and names no value", () => {
  it.each<readonly [string, () => pino.Logger, string]>([
    ["a logger without redaction", () => pino(collector()), "bsn in message"],
    ["hooks that were replaced", () => pino({ ...redactLogs({ redactor }), hooks: {} }, collector()), "email in error"],
    ["pino's own redact, which sees no message", () => pino({ redact: ["bsn", "email", "iban"] }, collector()), "iban in message"],
    ["a destination without redaction for children", () => pino({ redact: ["*.bsn"] }, collector()).child({}), "person-name in binding"],
  ])("%s", async (_name, loggerOf, place) => {
    const { code, message } = await refusalOf(redactor.selfTest(loggerOf()));
    expect(code).toBe("ERR_SELF_TEST");
    expect(message).toContain(place);
    expect(message).not.toMatch(PLANTED);
  });

  it("a redactor whose rules are off, unless that is on purpose", async () => {
    const partial = createRedactor({ rules: { phone: false } });
    const log = pino(redactLogs({ redactor: partial }), collector());
    expect((await refusalOf(partial.selfTest(log))).message).toContain("The redactor itself leaves them alone");
    await partial.selfTest(log, { except: ["phone"] });
    expect((await refusalOf(partial.selfTest(log, { except: ["fone"] }))).code).toBe("ERR_INVALID_OPTION");
  });

  it("a logger that writes nothing", async () => {
    expect((await refusalOf(redactor.selfTest(pino(redactLogs({ redactor, level: "silent" }), collector())))).message).toContain(
      "45 of 45 lines did not come out",
    );
  });

  it("a worker behind pino, which cannot be seen without `output`", async () => {
    const worker = { write: (line: string) => redactor.redactLine(line) };
    expect((await refusalOf(redactor.selfTest(pino({}, worker)))).message).toContain("When a worker or a stream behind pino redacts, give `output`");
  });

  it("no logger at all", async () => {
    expect(await refusalOf(redactor.selfTest(undefined as never))).toMatchObject({ name: "RedactorError", code: "ERR_USAGE" });
  });

  it("a logger whose output cannot be seen", async () => {
    const log: SelfTestLogger = { info: () => undefined };
    expect(await refusalOf(redactor.selfTest(log))).toMatchObject({ code: "ERR_USAGE", message: expect.stringContaining("output") });
  });
});

describe("with `output`", () => {
  const winstonLogger = (...formats: winston.Logform.Format[]) => {
    let text = "";
    const stream = new Writable({
      write(chunk, _encoding, callback) {
        text += chunk;
        callback();
      },
    });
    const logger = winston.createLogger({
      format: winston.format.combine(winston.format.splat(), ...formats),
      transports: [new winston.transports.Stream({ stream })],
    });
    const log: SelfTestLogger = { info: (fields, message, ...args) => logger.info(message, ...args, fields) };
    return { log, output: () => text };
  };

  it("winston, redacted", async () => {
    const { log, output } = winstonLogger(winston.format.json(), redactFormat({ redactor }) as unknown as winston.Logform.Format);
    await redactor.selfTest(log, { output });
    expect(output()).toContain("zwartlak self-test");
    expect(output()).not.toMatch(PLANTED);
  });

  it("winston, not redacted", async () => {
    const { log, output } = winstonLogger(winston.format.json());
    expect((await refusalOf(redactor.selfTest(log, { output }))).code).toBe("ERR_SELF_TEST");
  });

  it("a file that a worker writes", async () => {
    const destination = join(folder, "app.log");
    const transport = pino.transport({ target: join(process.cwd(), "dist/src/adapters/pino-transport.js"), options: { destination } });
    await new Promise((resolve) => transport.once("ready", resolve));
    await redactor.selfTest(pino(transport), { output: () => readFileSync(destination, "utf8") });
    transport.end();
  });
});
