import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, PLANTED, start, zwartlak } from "./zwartlak.js";

const { bsn, email, phone } = PLANTED;

describe("zwartlak redact", () => {
  it("copies standard input with the values masked; JSON stays JSON", async () => {
    const input = `Bel ${phone}\n{"level":30,"bsn":${bsn},"msg":"mail ${email}"}\nniets\n`;
    const { code, stdout, stderr } = await zwartlak(["redact"], { cwd: folder({}), input });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Bel [PHONE]\n{"level":30,"bsn":"[BSN]","msg":"mail [EMAIL]"}\nniets\n', stderr: "" });
  });

  it("joins files and `-`, and changes none", async () => {
    const files = { "a.log": `a ${email}\n`, "b.log": `b ${email}` };
    const cwd = folder(files);
    expect((await zwartlak(["redact", "a.log", "-", "b.log"], { cwd, input: "c\n" })).stdout).toBe("a [EMAIL]\nc\nb [EMAIL]");
    expect(readFileSync(join(cwd, "a.log"), "utf8")).toBe(files["a.log"]);
  });

  it("masks the cells of a table by their columns", async () => {
    const table = '\ufeffklantnr;achternaam;"wachtwoord";opm\r\n20451;"El ""A"" Amrani";geheim99;"a;b"\r\n;;;\r\n7;"x\ny";;ok';
    const masked = 'klantnr;achternaam;"wachtwoord";opm\r\n[KLANTNUMMER];[NAME];[SECRET];"a;b"\r\n;;;\r\n[KLANTNUMMER];"x\ny";;ok';
    const { code, stdout, stderr } = await zwartlak(["redact", "klanten.csv"], { cwd: folder({ "klanten.csv": table }) });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: masked, stderr: "" });
  });

  it("reads a table that is none after all as text", async () => {
    const cwd = folder({ "half.csv": `naam;mail\n"Jan;${email}\n`, "log.csv": `2026-11-22 ${email}\n` });
    expect((await zwartlak(["redact", "half.csv", "log.csv"], { cwd })).stdout).toBe('naam;mail\n"Jan;[EMAIL]\n2026-11-22 [EMAIL]\n');
  });

  it.each([
    ["stars", `mail ${"*".repeat(email.length)}`],
    ["remove", "mail "],
  ])("masks with --mask %s", async (mask, expected) => {
    expect((await zwartlak(["redact", "--mask", mask], { cwd: folder({}), input: `mail ${email}` })).stdout).toBe(expected);
  });

  it.each(["partial", "surrogate"])("masks with --mask %s", async (mask) => {
    const { stdout } = await zwartlak(["redact", "--mask", mask], { cwd: folder({}), input: `Bel ${phone} nu` });
    expect(stdout).toMatch(/^Bel .{8,20} nu$/);
    expect(stdout).not.toContain(phone);
  });

  it("reads windows-1252 and UTF-16, writes UTF-8, and takes NUL bytes for text", async () => {
    const redact = async (input: Buffer): Promise<string> => (await zwartlak(["redact"], { cwd: folder({}), input })).stdout;
    expect(await redact(Buffer.from(`Idee\xebn: ${email}\n`, "latin1"))).toBe("Ideeën: [EMAIL]\n");
    expect(await redact(Buffer.from(`\ufeffIdeeën: ${email}\n`, "utf16le"))).toBe("Ideeën: [EMAIL]\n");
    expect(await redact(Buffer.from(`\u0000\u0000${email}\n`))).toBe("\u0000\u0000[EMAIL]\n");
  });

  it("passes a line on before the next one comes, with --by-line", async () => {
    const child = start(["redact", "--by-line"], folder({}));
    child.stdin.write(`mail ${email}\n`);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    expect(line.toString()).toBe("mail [EMAIL]\n");
    child.stdin.end();
    expect(await once(child, "close")).toEqual([0, null]);
  });

  it("goes on after a file that it cannot read, and says so by its exit code", async () => {
    const cwd = folder({ "a.log": `a ${email}\n` });
    const { code, stdout, stderr } = await zwartlak(["redact", "absent", ".", "a.log"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "a [EMAIL]\n" });
    expect(stderr).toBe("zwartlak: absent was not read to its end: there is no such file or folder.\nzwartlak: . was not read to its end: it is a folder.\n");
  });

  it("ends quietly when nobody reads on", async () => {
    const child = start(["redact"], folder({}));
    let stderr = "";
    child.stderr.on("data", (text) => (stderr += text));
    child.stdin.on("error", () => undefined);
    const line = `{"msg":"mail ${email}"}\n`.repeat(5000);
    const feed = setInterval(() => child.stdin.write(line), 5);
    await once(child.stdout, "data");
    child.stdout.destroy();
    const [code] = await once(child, "close");
    clearInterval(feed);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("obeys rules and allowed values of the configuration", async () => {
    const cwd = folder({ "zwartlak.config.json": JSON.stringify({ mask: "stars", rules: { phone: false }, allow: ["info@bakkerij-voorbeeldstad.nl"] }) });
    const input = `${phone} info@bakkerij-voorbeeldstad.nl ${email}\n`;
    expect((await zwartlak(["redact"], { cwd, input })).stdout).toBe(`${phone} info@bakkerij-voorbeeldstad.nl ${"*".repeat(email.length)}\n`);
    expect((await zwartlak(["redact", "--mask", "label"], { cwd, input })).stdout).toBe(`${phone} info@bakkerij-voorbeeldstad.nl [EMAIL]\n`);
  });
});
