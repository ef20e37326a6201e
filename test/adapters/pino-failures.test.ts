import pino from "pino";
import { describe, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { linesOf, recordOf } from "./pino-lines.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";

describe("when a line cannot be redacted", () => {
  const real = createRedactor();
  const breakages: readonly (readonly [string, unknown])[] = [
    [
      "throws",
      () => {
        throw new Error(`cannot read ${BSN}`);
      },
    ],
    ["returns nothing", () => undefined],
    ["returns an object", () => ({ msg: BSN })],
    ["returns an empty line", () => ""],
  ];

  it.each(breakages)("a redactor that %s: level and time, and nothing else, come out", (_name, redactLine) => {
    const redactor = { ...real, redactLine } as Redactor;
    const record = recordOf({ redactor }, (log) => log.child({ email: EMAIL }).error(`bsn ${BSN}`));
    expect(record).toEqual({ level: 50, time: expect.any(Number), msg: "[REDACTION FAILED]" });
  });

  it("uses the caller's keys, formats and line end", () => {
    const redactor = {
      ...real,
      redactLine: () => {
        throw new Error("broken");
      },
    };
    const formatters = { level: (label: string, level: number) => ({ severity: label.toUpperCase(), level }) };
    const options = { redactor, formatters, messageKey: "message", timestamp: pino.stdTimeFunctions.isoTime, crlf: true };
    const [line] = linesOf(options, (log) => log.warn(BSN));
    expect(line).toMatch(/^\{"severity":"WARN","level":40,"time":"[\d:.TZ-]{24}","message":"\[REDACTION FAILED\]"\}\r\n$/);
  });

  it("tells an error at this moment when the line has no level and time of its own", () => {
    const redactor = {
      ...real,
      redactLine: () => {
        throw new Error("broken");
      },
    };
    const before = Date.now();
    const { level, time } = recordOf({ redactor, hooks: {}, formatters: { level: () => ({ ernst: BSN }) }, timestamp: () => `,"t":"${EMAIL}"` }, (log) =>
      log.info("x"),
    );
    expect(level).toBe(50);
    expect(time).toBeGreaterThanOrEqual(before);
  });

  it("a caller's hook that throws neither breaks the application nor lets the line pass", () => {
    const streamWrite = () => {
      throw new Error(EMAIL);
    };
    expect(recordOf({ hooks: { streamWrite } }, (log) => log.info(EMAIL)).msg).toBe("[REDACTION FAILED]");
  });

  it("a line beyond the redactor's limit is marked", () => {
    const redactor = createRedactor({ limits: { length: 1000 } });
    const [line] = linesOf({ redactor }, (log) => log.info(`${"x".repeat(2000)} ${EMAIL}`));
    expect(line!.length).toBeLessThan(200);
    expect(() => JSON.parse(line!)).not.toThrow();
  });
});

describe("redactLogs refuses", () => {
  it.each([
    ["options in place of the redactor", { redactor: { mask: "stars" } }, "createRedactor("],
    ["no redactor at all", { redactor: null }, "createRedactor("],
    ["a hook that is no function", { hooks: { streamWrite: true } }, "hooks.streamWrite"],
    ["a level in place of options", "info", "one object"],
    ["a list", [], "one object"],
  ])("%s, and names the fix", (_name, options, fix) => {
    expect(() => redactLogs(options as never)).toThrow(
      expect.objectContaining({ name: "RedactorError", code: "ERR_INVALID_OPTION", message: expect.stringContaining(fix) }),
    );
  });
});
