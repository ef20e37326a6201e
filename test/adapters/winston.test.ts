import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import winston from "winston";
import { redactFormat } from "../../src/adapters/winston.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const { combine, errors, json, printf, simple, splat, colorize, timestamp } = winston.format;

/** What a logger writes, and the entries as a transport that reads fields gets them. */
function logged(formats: readonly winston.Logform.Format[], log: (logger: winston.Logger) => void) {
  const lines: string[] = [];
  const entries: winston.LogEntry[] = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      lines.push(String(chunk));
      callback();
    },
  });
  const fields = new Writable({
    objectMode: true,
    write(entry, _encoding, callback) {
      entries.push(entry);
      callback();
    },
  });
  const logger = winston.createLogger({ level: "debug", format: combine(...formats), transports: [new winston.transports.Stream({ stream })] });
  logger.pipe(fields);
  log(logger);
  return { lines, entries, logger };
}

const safe = redactFormat() as unknown as winston.Logform.Format;

describe("redactFormat", () => {
  it("masks the line of json(), the fields and the message", () => {
    const { lines, entries } = logged([json(), safe], (log) => log.info(`mail ${EMAIL}`, { klant: { bsn: Number(BSN) }, aantal: 3 }));
    expect(JSON.parse(lines[0]!)).toEqual({ level: "info", message: "mail [EMAIL]", klant: { bsn: "[BSN]" }, aantal: 3 });
    expect(entries[0]).toMatchObject({ level: "info", message: "mail [EMAIL]", klant: { bsn: "[BSN]" } });
  });

  it("masks what splat() put together, and its arguments", () => {
    const { lines, entries } = logged([splat(), simple(), safe], (log) => log.warn("bsn %s van %s", BSN, EMAIL));
    expect(lines[0]).toBe("warn: bsn [BSN] van [EMAIL]\n");
    expect(JSON.stringify(entries[0]?.[Symbol.for("splat") as never])).not.toMatch(/devries/);
  });

  it("works in front of a format that makes the line", () => {
    const line = printf(({ level, message, email }) => `${level} ${message} ${email}`);
    expect(logged([timestamp(), safe, line], (log) => log.info("van", { email: EMAIL })).lines).toEqual(["info van [EMAIL]\n"]);
  });

  it("masks errors with their stack and cause", () => {
    const error = new Error("rekening NL91ABNA0417164300", { cause: new Error(`bsn ${BSN}`) });
    const { lines } = logged([errors({ stack: true, cause: true }), json(), safe], (log) => {
      log.error(error);
      log.error("mislukt", { error: `mail ${EMAIL}` });
    });
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: "error", message: "rekening [IBAN]" });
    expect(JSON.parse(lines[0]!).stack).toContain("Error: rekening [IBAN]\n    at ");
    expect(lines.join("")).not.toMatch(/NL91|999990019|devries/);
  });

  it("keeps colours, levels, child loggers and filters", () => {
    const { lines, entries } = logged([colorize(), simple(), safe], (log) => log.child({ email: EMAIL }).debug("x"));
    expect(lines[0]).toContain("\u001b[34mdebug\u001b[39m: x");
    expect(lines[0]).not.toContain("devries");
    expect(entries[0]?.[Symbol.for("level") as never]).toBe("debug");
  });

  it("does not change what was logged", () => {
    const fields = { klant: { bsn: BSN } };
    logged([json(), safe], (log) => log.info("x", fields));
    expect(fields).toEqual({ klant: { bsn: BSN } });
  });

  it("withholds an entry that cannot be masked, and throws nothing into the log call", () => {
    const real = createRedactor();
    const broken = {
      ...real,
      redact: () => {
        throw new Error(BSN);
      },
    };
    const format = redactFormat({ redactor: broken }) as unknown as winston.Logform.Format;
    const { lines } = logged([json(), format], (log) => log.error(`bsn ${BSN}`, { email: EMAIL }));
    expect(lines).toEqual(['{"level":"error","message":"[REDACTION FAILED]"}\n']);
  });

  it("takes circular values", () => {
    const circular: { [key: string]: unknown } = { email: EMAIL };
    circular.self = circular;
    const { lines } = logged([json(), safe], (log) => log.info("x", { circular }));
    expect(lines[0]).toContain("[EMAIL]");
  });

  it("refuses an unknown option", () => {
    expect(() => redactFormat({ redacter: createRedactor() } as never)).toThrow(expect.objectContaining({ code: "ERR_UNKNOWN_OPTION" }));
  });
});
