import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Ended, runProgram } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "zwartlak-"));
afterAll(() => rmSync(folder, { recursive: true }));

const COUNT = 2000;
let number = 0;

interface Outcome extends Ended {
  readonly lines: readonly string[];
}

/** Logs 2,000 lines in one go, then ends in its own way. */
async function logAndEnd(end: string, { logger = "", before = "" } = {}): Promise<Outcome> {
  const file = join(folder, `${number++}.log`);
  const source = `
    import pino from "pino";
    import { createLogDestination, redactLogs } from "zwartlak/pino";
    const file = ${JSON.stringify(file)};
    ${before}
    const log = ${logger === "" ? "pino(createLogDestination({ destination: file }))" : logger};
    const wait = () => new Promise((resolve) => setTimeout(resolve, 200));
    for (let i = 0; i < ${COUNT}; i++) log.info({ i, bsn: "999990019" }, "regel");
    ${end}
  `;
  const ended = await runProgram(source);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  expect(lines.every((line) => JSON.parse(line).bsn === "[BSN]")).toBe(true);
  return { ...ended, lines };
}

const inOrder = (lines: readonly string[]) => lines.every((line, i) => JSON.parse(line).i === i);

describe("nothing is lost", () => {
  it.each([
    ["when the program comes to its end", "", { code: 0 }],
    ["at process.exit()", "process.exit(3);", { code: 3 }],
    ["on an uncaught exception", 'throw new Error("stuk");', { code: 1 }],
    ["on an unhandled rejection", 'Promise.reject(new Error("stuk"));', { code: 1 }],
    ["on SIGTERM, which still ends the process", "process.kill(process.pid, 'SIGTERM'); await wait();", { signal: "SIGTERM" }],
    ["on SIGINT", "process.kill(process.pid, 'SIGINT'); await wait();", { signal: "SIGINT" }],
    ["on SIGHUP", "process.kill(process.pid, 'SIGHUP'); await wait();", { signal: "SIGHUP" }],
  ])("%s", async (_name, end, expected) => {
    const outcome = await logAndEnd(end);
    expect(outcome).toMatchObject(expected);
    expect(outcome.lines).toHaveLength(COUNT);
    expect(inOrder(outcome.lines)).toBe(true);
  });

  it("when the application listens to the signal, and it decides when to end", async () => {
    const before = 'process.once("SIGTERM", () => setTimeout(() => { log.info({ bsn: "999990019" }, "laatste"); process.exit(0); }, 50));';
    const outcome = await logAndEnd("process.kill(process.pid, 'SIGTERM'); await wait();", { before });
    expect(outcome).toMatchObject({ code: 0, signal: null });
    expect(outcome.lines).toHaveLength(COUNT + 1);
    expect(outcome.lines.at(-1)).toContain("laatste");
  });

  it.each([
    ['SIGKILL, `buffer: "line"`', 'pino(createLogDestination({ destination: file, buffer: "line" }))', "SIGKILL"],
    ["SIGKILL, redactLogs with a synchronous destination of pino", "pino(redactLogs(), pino.destination({ dest: file, sync: true }))", "SIGKILL"],
    ["SIGTERM, redactLogs with a synchronous destination of pino", "pino(redactLogs(), pino.destination({ dest: file, sync: true }))", "SIGTERM"],
  ])("on %s", async (_name, logger, signal) => {
    const outcome = await logAndEnd(`process.kill(process.pid, '${signal}'); await wait();`, { logger });
    expect(outcome.signal).toBe(signal);
    expect(outcome.lines).toHaveLength(COUNT);
  });
});

it('SIGKILL takes at most 16 KB with `buffer: "tick"`, and nothing of earlier rounds', async () => {
  const earlier = await logAndEnd("await wait(); process.kill(process.pid, 'SIGKILL'); await wait();");
  expect(earlier.lines).toHaveLength(COUNT);
  const { lines, signal } = await logAndEnd("process.kill(process.pid, 'SIGKILL'); await wait();");
  expect(signal).toBe("SIGKILL");
  expect(inOrder(lines)).toBe(true);
  const lineLength = lines[0]!.length;
  expect((COUNT - lines.length) * lineLength).toBeLessThanOrEqual(16_384 + lineLength);
});

describe("standard output", () => {
  it("as a stream gets all lines, and is not closed by `end`", async () => {
    const source = `
      import pino from "pino";
      import { createLogDestination } from "zwartlak/pino";
      const destination = createLogDestination({ destination: process.stdout });
      const log = pino(destination);
      for (let i = 0; i < 100; i++) log.info({ i }, "mail j.devries@bedrijf.nl");
      destination.end();
      process.stdout.write("klaar");
    `;
    const { stdout, stderr, code } = await runProgram(source);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout.split("\n")).toHaveLength(101);
    expect(stdout).toMatch(/\nklaar$/);
    expect(stdout).not.toContain("devries");
  });

  it("a reader that is slow gets all lines", async () => {
    const source = `
      import pino from "pino";
      import { createLogDestination } from "zwartlak/pino";
      process.stdout.fd; // as a library that looks at it would: the pipe does not block then
      const log = pino(createLogDestination());
      for (let i = 0; i < 20000; i++) log.info({ i }, "mail j.devries@bedrijf.nl");
    `;
    const { stdout, code } = await runProgram(source, (child) => {
      child.stdout?.pause();
      setTimeout(() => child.stdout?.resume(), 300);
    });
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(20_000);
    expect(inOrder(lines)).toBe(true);
    expect(stdout).not.toContain("devries");
  });

  it("a reader that went away ends neither the application nor does it pass unnoticed", async () => {
    const source = `
      import pino from "pino";
      import { createLogDestination } from "zwartlak/pino";
      const log = pino(createLogDestination());
      const timer = setInterval(() => log.info("bsn 999990019"), 5);
      setTimeout(() => { clearInterval(timer); console.error("klaar"); }, 400);
    `;
    const { code, stderr } = await runProgram(source, (child) => child.stdout?.destroy());
    expect(code).toBe(0);
    expect(stderr).toContain("ZWARTLAK_LOG_LOST");
    expect(stderr.match(/ZWARTLAK_LOG_LOST/g)).toHaveLength(1);
    expect(stderr).toContain("klaar");
    expect(stderr).not.toContain("999990019");
  });
});
