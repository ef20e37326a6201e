import { tracingChannel } from "node:diagnostics_channel";
import { Writable } from "node:stream";
import pino from "pino";
import pretty from "pino-pretty";
import { afterEach, describe, expect, it } from "vitest";
import { redactDiagnostics, redactLogs, redactMetadata } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const redactor = createRedactor();
const METADATA = Symbol.for("pino.metadata");

/** A stream as error trackers have them: it reads what pino tells besides the line. */
function tracker() {
  const told: { fields: unknown; message: unknown; level: unknown; bindings: unknown }[] = [];
  const stream = {
    [METADATA]: true,
    lastObj: undefined as unknown,
    lastMsg: undefined as unknown,
    lastLevel: undefined as unknown,
    lastLogger: undefined as undefined | pino.Logger,
    write(_line: string) {
      told.push({ fields: stream.lastObj, message: stream.lastMsg, level: stream.lastLevel, bindings: stream.lastLogger?.bindings() });
    },
  };
  return { told, stream };
}

describe("metadata", () => {
  it("of a stream is masked; the level stays and the logged object does not change", () => {
    const { told, stream } = tracker();
    const log = pino(redactLogs({ redactor }), redactMetadata(stream, { redactor })).child({ email: EMAIL });
    const fields = { klant: { bsn: Number(BSN) } };
    log.warn(fields, `mail ${EMAIL}`);
    expect(told).toEqual([{ fields: { klant: { bsn: "[BSN]" } }, message: "mail [EMAIL]", level: 40, bindings: { email: "[EMAIL]" } }]);
    expect(fields.klant.bsn).toBe(Number(BSN));
  });

  it("reaches the streams of a multistream masked", () => {
    const { told, stream } = tracker();
    const lines: string[] = [];
    const multi = pino.multistream([{ stream }, { level: "error", stream: { write: (line: string) => lines.push(line) } }]);
    const log = pino(redactLogs({ redactor }), redactMetadata(multi, { redactor }));
    log.error({ bsn: BSN }, "x");
    expect(told).toMatchObject([{ fields: { bsn: "[BSN]" }, level: 50 }]);
    expect(JSON.parse(lines[0]!)).toMatchObject({ bsn: "[BSN]" });
  });

  it("that nobody reads is not masked, nor passed on", () => {
    const redacted: unknown[] = [];
    const counting = {
      ...redactor,
      redact: <T>(value: T) => {
        redacted.push(value);
        return value;
      },
    };
    const stream = { write: () => {} };
    pino(redactLogs({ redactor }), redactMetadata(pino.multistream([{ stream }]), { redactor: counting })).info({ bsn: BSN });
    expect(redacted).toEqual([]);
  });

  it("that cannot be masked is withheld, and the log call goes on", () => {
    const { told, stream } = tracker();
    const broken = {
      ...redactor,
      redact: () => {
        throw new Error(BSN);
      },
    };
    pino(redactLogs({ redactor }), redactMetadata(stream, { redactor: broken })).info({ bsn: BSN }, BSN);
    expect(told).toMatchObject([{ fields: "[REDACTION FAILED]", message: "[REDACTION FAILED]", bindings: "[REDACTION FAILED]" }]);
  });
});

describe("the diagnostics channel", () => {
  const channel = tracingChannel<"start", { arguments: unknown[]; result?: string }>("pino_asJson");
  const undo: (() => void)[] = [];
  afterEach(() => {
    for (const step of undo.splice(0)) step();
  });
  /** A monitoring agent. */
  const agent = () => {
    const seen: unknown[] = [];
    const start = (event: unknown) => seen.push(Array.from((event as { arguments: ArrayLike<unknown> }).arguments).slice(0, 2));
    const end = (event: unknown) => seen.push((event as { result: string }).result);
    channel.start.subscribe(start);
    channel.end.subscribe(end);
    undo.push(() => {
      channel.start.unsubscribe(start);
      channel.end.unsubscribe(end);
    });
    return seen;
  };

  it("gives agents masked fields, messages and lines; what is written stays the logger's", () => {
    undo.push(redactDiagnostics({ redactor }));
    const seen = agent();
    const lines: string[] = [];
    pino({ base: null, timestamp: false }, { write: (line: string) => lines.push(line) }).info({ bsn: BSN }, `mail ${EMAIL}`);
    expect(seen).toEqual([[{ bsn: "[BSN]" }, "mail [EMAIL]"], '{"level":30,"bsn":"[BSN]","msg":"mail [EMAIL]"}\n']);
    expect(lines).toEqual([`{"level":30,"bsn":"${BSN}","msg":"mail ${EMAIL}"}\n`]);
  });

  it("refuses to come after an agent, because that one would get real lines", () => {
    agent();
    expect(() => redactDiagnostics({ redactor })).toThrow(expect.objectContaining({ code: "ERR_USAGE", message: expect.stringContaining("--import") }));
  });

  it("can be left again", () => {
    redactDiagnostics({ redactor })();
    const seen = agent();
    pino({}, { write: () => {} }).info(EMAIL);
    expect(seen[0]).toEqual([{}, EMAIL]);
  });
});

it("pino-pretty as a stream prints redacted lines", async () => {
  let text = "";
  const destination = new Writable({
    write(chunk, _encoding, callback) {
      text += chunk;
      callback();
    },
  });
  const stream = pretty({ destination, colorize: true, sync: true });
  const log = pino(redactLogs({ redactor }), stream);
  log.info({ klant: { bsn: BSN } }, `mail ${EMAIL}`);
  log.error(new Error(`mail ${EMAIL}`));
  await new Promise((resolve) => stream.end(resolve));
  expect(text).toContain("[BSN]");
  expect(text).toContain("mail [EMAIL]");
  expect(text).not.toMatch(/999990019|devries/);
});
