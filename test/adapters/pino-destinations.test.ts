import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "zwartlak-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("a transport in a worker gets redacted lines", async () => {
  const destination = join(folder, "app.log");
  const transport = pino.transport({ targets: [{ target: "pino/file", options: { destination } }] });
  const log = pino(redactLogs({}), transport);
  log.info(`mail ${EMAIL}`);
  transport.end();
  await new Promise((resolve) => transport.on("close", resolve));
  const written = await readFile(destination, "utf8");
  expect(JSON.parse(written).msg).toBe("mail [EMAIL]");
});

it("the `transport` option too", async () => {
  const destination = join(folder, "app.log");
  const log = pino(redactLogs({ transport: { target: "pino/file", options: { destination } } }));
  log.info(`mail ${EMAIL}`);
  await new Promise((resolve) => log.flush(resolve));
  await expect.poll(() => readFile(destination, "utf8").catch(() => "")).toContain("mail [EMAIL]");
});

it("all streams of a multistream, and flush", () => {
  const lines: string[] = [];
  const stream = { write: (line: string) => lines.push(line) };
  const log = pino(redactLogs({}), pino.multistream([{ stream }, { level: "error", stream }]));
  log.error(`mail ${EMAIL}`);
  log.flush();
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["mail [EMAIL]", "mail [EMAIL]"]);
});

it("a buffered destination", async () => {
  const file = join(folder, "app.log");
  const destination = pino.destination({ dest: file, sync: false, minLength: 4096 });
  const log = pino(redactLogs({}), destination);
  await new Promise((resolve) => destination.once("ready", resolve));
  for (let i = 0; i < 200; i++) log.info({ bsn: Number(BSN) }, `mail ${EMAIL}`);
  destination.flushSync();
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  expect(lines).toHaveLength(200);
  expect(lines.every((line) => JSON.parse(line).bsn === "[BSN]")).toBe(true);
});
