import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { pinoTransport } from "../../src/adapters/pino-transport.js";
import { runProgram } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "zwartlak-"));
afterAll(() => rmSync(folder, { recursive: true }));
let number = 0;
/** At `process.exit()` pino gives a worker ten seconds to start and to write what it has, whatever else the machine does. */
const COUNT = 1000;
const newFile = (): string => join(folder, `${number++}.log`);

/** Logs in a process of its own to a transport, which its program ends as it likes. */
const logTo = (transport: object, end = "") =>
  runProgram(`
    import pino from "pino";
    const log = pino({}, pino.transport(${JSON.stringify(transport)}));
    for (let i = 0; i < ${COUNT}; i++) log.info({ i, bsn: "999990019", klant: "Jan de Vries", code: "QX-12" }, "mail j.devries@bedrijf.nl");
    ${end}
  `);

const recordsIn = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("zwartlak/pino-transport", () => {
  it.each([
    ["at the end of the program", ""],
    ["at process.exit()", "process.exit(0);"],
    ["at process.exit() in a later round", "setTimeout(() => process.exit(0), 300);"],
  ])("writes all lines to a file, redacted and in order, %s", async (_name, end) => {
    const destination = newFile();
    const { code, stderr } = await logTo({ target: "zwartlak/pino-transport", options: { destination } }, end);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const records = recordsIn(readFileSync(destination, "utf8"));
    expect(records.map(({ i }) => i)).toEqual(Array.from({ length: COUNT }, (_, i) => i));
    expect(records.every(({ bsn, msg, klant }) => bsn === "[BSN]" && msg === "mail [EMAIL]" && klant === "[NAME]")).toBe(true);
  });

  it("writes to standard output", async () => {
    const { stdout } = await logTo({ target: "zwartlak/pino-transport", options: { destination: 1 } });
    expect(recordsIn(stdout)).toHaveLength(COUNT);
    expect(stdout).not.toMatch(/999990019|devries|Vries/);
  });

  it("passes lines on in a pipeline", async () => {
    const destination = newFile();
    await logTo({ pipeline: [{ target: "zwartlak/pino-transport" }, { target: "pino/file", options: { destination } }] });
    const records = recordsIn(readFileSync(destination, "utf8"));
    expect(records).toHaveLength(COUNT);
    expect(records[COUNT - 1]).toMatchObject({ i: COUNT - 1, bsn: "[BSN]" });
  });

  it("is one of several targets, each with a level", async () => {
    const [redacted, errors] = [newFile(), newFile()];
    const transport = {
      targets: [
        { target: "zwartlak/pino-transport", options: { destination: redacted }, level: "info" },
        { target: "zwartlak/pino-transport", options: { destination: errors }, level: "error" },
      ],
    };
    await logTo(transport, 'log.error("bsn 999990019");');
    expect(recordsIn(readFileSync(redacted, "utf8"))).toHaveLength(COUNT + 1);
    expect(recordsIn(readFileSync(errors, "utf8")).map(({ msg }) => msg)).toEqual(["bsn [BSN]"]);
  });

  it("takes options of a redactor, and functions from a module", async () => {
    const destination = newFile();
    const config = join(folder, "zwartlak.config.mjs");
    writeFileSync(config, "export default { mask: (value, { rule }) => `<${rule}:${value.length}>` };");
    await logTo({ target: "zwartlak/pino-transport", options: { destination, config, redactor: { rules: { email: false } } } });
    const [record] = recordsIn(readFileSync(destination, "utf8"));
    expect(record).toMatchObject({ bsn: "<bsn:9>", msg: "mail j.devries@bedrijf.nl" });
  });

  // Without `sync`, pino-pretty itself leaves out the last lines when it runs in a worker.
  it("pino-pretty gets redacted lines", async () => {
    const destination = newFile();
    const pipeline = [{ target: "zwartlak/pino-transport" }, { target: "pino-pretty", options: { destination, colorize: false, sync: true } }];
    await logTo({ pipeline }, 'log.error(new Error("rekening NL91ABNA0417164300"), "bel 06-12345678");');
    const text = readFileSync(destination, "utf8");
    expect(text).toContain("mail [EMAIL]");
    expect(text).toContain("rekening [IBAN]");
    expect(text).toContain("bel [PHONE]");
    expect(text).not.toMatch(/999990019|devries|Vries|NL91|12345678/);
  });

  it("waits for a reader that is slow", async () => {
    const reader = join(folder, "slow.mjs");
    writeFileSync(
      reader,
      `import { writeSync } from "node:fs";
       import { Writable } from "node:stream";
       let count = 0;
       export default () => new Writable({
         highWaterMark: 1024,
         write(chunk, _encoding, callback) { count += chunk.toString().split("\\n").length - 1; setTimeout(callback, 1); },
         final(callback) { writeSync(1, String(count)); callback(); },
       });`,
    );
    const { stdout } = await logTo({ pipeline: [{ target: "zwartlak/pino-transport" }, { target: reader }] });
    expect(stdout.trim()).toBe(String(COUNT));
  });

  it.each([
    ["an unknown option", { destinatoin: "app.log" }, 'Did you mean "destination"'],
    ["a destination that is none", { destination: 3 }, "`destination`"],
    ["a rule that does not exist", { redactor: { rules: { bns: false } } }, '"bsn"'],
  ])("refuses %s, and names the fix", async (_name, options, fix) => {
    await expect(pinoTransport(options as never)).rejects.toThrow(expect.objectContaining({ name: "RedactorError", message: expect.stringContaining(fix) }));
  });
});
