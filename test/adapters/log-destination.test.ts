import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as nextRound } from "node:timers/promises";
import fc from "fast-check";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLogDestination, redactLogs } from "../../src/adapters/pino.js";
import { runWithSubject } from "../../src/adapters/subject.js";
import { createScope } from "../../src/adapters/subject-scope.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const redactor = createRedactor();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zwartlak-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A stream that keeps what it is given, piece by piece. */
function collector() {
  const pieces: string[] = [];
  return { pieces, write: (text: string) => pieces.push(text) > 0, text: () => pieces.join("") };
}

describe("batches", () => {
  it("lines of one round of the event loop are written together, redacted and in order", async () => {
    const destination = collector();
    const log = pino(createLogDestination({ redactor, destination }));
    for (let i = 0; i < 20; i++) log.info({ i, bsn: BSN }, `mail ${EMAIL}`);
    expect(destination.pieces).toEqual([]);
    await nextRound();
    expect(destination.pieces).toHaveLength(1);
    const records = destination
      .text()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(records.map(({ i }) => i)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    expect(records.every(({ bsn, msg }) => bsn === "[BSN]" && msg === "mail [EMAIL]")).toBe(true);
  });

  it("16 KB do not wait for the end of the round", () => {
    const destination = collector();
    const log = pino(createLogDestination({ redactor, destination }));
    for (let i = 0; i < 400; i++) log.info({ i }, "een regel van ongeveer honderd tekens, zodat de grens na zo'n tweehonderd regels komt");
    expect(destination.pieces.length).toBeGreaterThan(2);
    for (const piece of destination.pieces) expect(piece.length).toBeLessThan(17_000);
  });

  it('`buffer: "line"` writes before log.info returns', () => {
    const destination = collector();
    const log = pino(createLogDestination({ redactor, destination, buffer: "line" }));
    log.info(`mail ${EMAIL}`);
    expect(JSON.parse(destination.text()).msg).toBe("mail [EMAIL]");
  });

  it("a neighbour is no context: a number behind a line about a BSN stays", async () => {
    const destination = collector();
    const log = pino({ base: null, timestamp: false }, createLogDestination({ redactor, destination }));
    log.info("het burgerservicenummer is");
    log.info("123456782");
    await nextRound();
    expect(destination.text()).toBe('{"level":30,"msg":"het burgerservicenummer is"}\n{"level":30,"msg":"123456782"}\n');
  });

  it("what one request says of its person is masked in its lines only", async () => {
    const destination = collector();
    const log = pino({ base: null, timestamp: false }, createLogDestination({ redactor, destination }));
    const scope = createScope({ subject: () => ({ other: ["zonnebloem7"] }), fields: () => [], request: () => undefined });
    log.info("voor zonnebloem7");
    runWithSubject(scope, () => log.info("van zonnebloem7"));
    log.info("na zonnebloem7");
    await nextRound();
    const messages = destination
      .text()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).msg);
    expect(messages[0]).toBe("voor zonnebloem7");
    expect(messages[1]).not.toContain("zonnebloem7");
    expect(messages[2]).toBe("na zonnebloem7");
  });
});

const PARTS = ["BSN ", BSN, ` ${EMAIL} `, "\n", "Fatma El Amrani", " bel 06-12345678", '{"naam":"Jan de Vries"}', "\u2028", "ok ", "4711", "𝒳"];
const anyText = fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.string({ maxLength: 8 })), { maxLength: 6 }).map((parts) => parts.join(""));

it("masks exactly as redactLogs does, whatever is logged", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ message: anyText, klant: anyText, aantal: fc.integer() }), { maxLength: 12 }), (entries) => {
      const write = (logger: pino.Logger) => {
        for (const { message, ...fields } of entries) logger.info(fields, message);
      };
      const options = { base: null, timestamp: false } as const;
      const [hook, batched] = [collector(), collector()];
      write(pino(redactLogs({ ...options, redactor }), hook));
      const destination = createLogDestination({ redactor, destination: batched });
      write(pino(options, destination));
      destination.end();
      expect(batched.text()).toBe(hook.text());
    }),
    { numRuns: 60 },
  );
});

describe("files", () => {
  it("are added to, flushed by logger.flush, and opened anew after a rotation", async () => {
    const file = join(folder, "logs/app.log");
    const destination = createLogDestination({ redactor, destination: file });
    const log = pino(destination);
    log.info("een");
    await new Promise((resolve) => log.flush(resolve));
    await rename(file, `${file}.1`);
    destination.reopen();
    log.info(`twee ${EMAIL}`);
    destination.end();
    expect(await readFile(`${file}.1`, "utf8")).toContain('"msg":"een"');
    expect(JSON.parse(await readFile(file, "utf8")).msg).toBe("twee [EMAIL]");
  });

  it("can be behind a destination of pino", async () => {
    const file = join(folder, "app.log");
    const inner = pino.destination({ dest: file, sync: false });
    await new Promise((resolve) => inner.once("ready", resolve));
    const destination = createLogDestination({ redactor, destination: inner });
    const log = pino(destination);
    for (let i = 0; i < 3000; i++) log.info({ i }, `mail ${EMAIL}`);
    destination.flushSync();
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).i)).toEqual(Array.from({ length: 3000 }, (_, i) => i));
    expect(lines.join("")).not.toContain(EMAIL);
  });
});

describe("a stream that is full", () => {
  it("is passed on: write says false until it drains", async () => {
    const listeners: (() => void)[] = [];
    const full = { write: () => false, on: (event: string, listener: () => void) => event === "drain" && listeners.push(listener) };
    const destination = createLogDestination({ redactor, destination: full, buffer: "line" });
    expect(destination.write('{"msg":"x"}\n')).toBe(false);
    const drained = new Promise((resolve) => destination.once("drain", resolve));
    for (const listener of listeners) listener();
    await drained;
  });

  it("makes the logger wait from 1 MB on, where it can be waited for", () => {
    let flushed = 0;
    const full = { write: () => false, flushSync: () => flushed++ };
    const log = pino(createLogDestination({ redactor, destination: full }));
    for (let i = 0; i < 200; i++) log.info("x".repeat(16_384));
    expect(flushed).toBeGreaterThanOrEqual(3);
  });
});

describe("refuses", () => {
  it.each([
    ["an option that does not exist", { bufer: "line" }, "ERR_UNKNOWN_OPTION", 'Did you mean "buffer"'],
    ["a mode that does not exist", { buffer: "async" }, "ERR_INVALID_OPTION", '"tick" or "line"'],
    ["a destination that cannot be written to", { destination: {} }, "ERR_INVALID_OPTION", "`write`"],
    ["something else for a redactor", { redactor: { mask: "stars" } }, "ERR_INVALID_OPTION", "createRedactor()"],
  ])("%s, and names the fix", (_name, options, code, fix) => {
    expect(() => createLogDestination(options as never)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(fix) }));
  });
});
