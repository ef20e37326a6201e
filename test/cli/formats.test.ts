import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { folder, PLANTED, places, zwartlak } from "./zwartlak.js";

const { bsn, iban, email } = PLANTED;

/** Scans one file and gives its findings as `line:column rule`. */
async function found(name: string, content: string | Buffer): Promise<string[]> {
  const { stdout } = await zwartlak(["scan", "-f", "json"], { cwd: folder({ [name]: content }) });
  return places(stdout).map((place) => place.slice(name.length + 1));
}

describe("encodings and line ends", () => {
  const text = `één\r\n"bsn": "${bsn}"\r\n`;
  it("reads UTF-8 with a byte order mark", async () => expect(await found("a.txt", `\ufeff"bsn": "${bsn}"`)).toEqual(["1:9 bsn"]));
  it("reads UTF-16LE", async () => expect(await found("a.txt", Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(["2:9 bsn"]));
  it("reads UTF-16BE", async () => expect(await found("a.txt", Buffer.from(`\ufeff${text}`, "utf16le").swap16())).toEqual(["2:9 bsn"]));

  it("reads what is no UTF-8 as windows-1252, line by line", async () => {
    const old = Buffer.from(`Idee\xebn, "bsn": "${bsn}"\n`, "latin1");
    expect(await found("a.txt", Buffer.concat([Buffer.from(`Ideeën 😀, "bsn": "${bsn}"\n`), old]))).toEqual(["1:20 bsn", "2:17 bsn"]);
  });

  it("counts CRLF, LF and a lone CR as one line end each", async () => {
    expect(await found("a.txt", `1\r\n2\n3\r4\r\r"bsn": "${bsn}"`)).toEqual(["6:9 bsn"]);
  });
});

describe("JSON and NDJSON", () => {
  it("gives the place of each value, whatever escapes stand before it", async () => {
    const text = `{\n  "note": "\\u00e9\\n\\"x\\"",\n  "person": { "bsn": "${bsn}", "note2": "\\u00e9\\t${email}" }\n}\n`;
    expect(await found("a.json", text)).toEqual(["3:23 bsn", "3:53 email"]);
  });

  it("reads line after line", async () => {
    const rows = [{ bsn }, { x: 1 }, { rekening: { iban } }].map((row) => JSON.stringify(row)).join("\n");
    expect(await found("a.ndjson", rows)).toEqual(["1:9 bsn", "3:22 iban"]);
  });
});

describe("tables", () => {
  it("takes the header for field names", async () => {
    expect(await found("a.csv", `kleur;bsn;soort\nx;${bsn};y\n`)).toEqual(["2:3 bsn"]);
    expect(await found("excel.csv", "sep=;\r\nkleur;achternaam\r\nx;Brolmans\r\n")).toEqual(["3:3 person-name"]);
  });

  it.each([";", ",", "\t", "|"])("recognises the delimiter %j", async (delimiter) => {
    const rows = ["id,bsn,opmerking", `1,${bsn},geen`, `2,${bsn},wel`].map((row) => row.replaceAll(",", delimiter));
    expect(await found("a.csv", `${rows.join("\n")}\n`)).toEqual(["2:3 bsn", "3:3 bsn"]);
  });

  it("finds its way through quotes and line ends in cells", async () => {
    const text = `id,note,bsn\r\n1,"a ""b""\r\nc, ${email}","${bsn}"\r\n2,"""${email}""",${bsn}\r\n`;
    expect(await found("a.csv", text)).toEqual(["3:4 email", "3:36 bsn", "4:6 email", "4:39 bsn"]);
  });

  it("reads the columns of the base registry by their numbers", async () => {
    expect(await found("gba.csv", `;01.01.10;01.01.20;01.H\nx;;${bsn};\n`)).toEqual(["2:4 bsn"]);
  });

  it("reads a table of one column", async () => expect(await found("a.csv", `bsn\n${bsn}\n`)).toEqual(["2:1 bsn"]));
  it("reads rows with too few and too many cells", async () => expect(await found("a.csv", `id,bsn\n1\n2,${bsn},3,4\n`)).toEqual(["3:3 bsn"]));
  it("reads a table without a header as text", async () => expect(await found("a.csv", `1;${email}\n2;${email}\n`)).toEqual(["1:3 email", "2:3 email"]));

  it("reads a file as text when its quotes never close", async () => {
    expect(await found("a.csv", `id,note\n1,"oops\n2,${email}\n`)).toEqual(["3:3 email"]);
  });

  it("names the column, when it is one that a rule knows", async () => {
    const { stdout } = await zwartlak(["scan", "-f", "json", "--rule", "bsn", "--rule", "email"], {
      cwd: folder({ "a.csv": `Jansen,BSN nummer\n${email},${bsn}\n` }),
    });
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; field?: string }[] };
    expect(findings.map(({ rule, field }) => [rule, field])).toEqual([
      ["email", undefined],
      ["bsn", "BSN nummer"],
    ]);
  });
});

describe("files in files", () => {
  const zipped = Buffer.from(zipSync({ "map/klanten.csv": strToU8(`kleur;bsn\nrood;${bsn}\n`), "lang.txt": new Uint8Array(3_000_000) }));

  it("shows the place inside, in every report", async () => {
    const cwd = folder({ "a.zip": zipped });
    const { code, stdout, stderr } = await zwartlak(["scan", "-f", "text", "-f", "json", "-o", "a.json", "-f", "sarif", "-o", "a.sarif"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^a\.zip:map\/klanten\.csv:2:6 {2}bsn/m);
    expect(JSON.parse(readFileSync(join(cwd, "a.json"), "utf8")).findings).toMatchObject([{ file: "a.zip", place: "map/klanten.csv:2:6", rule: "bsn" }]);
    const [result] = JSON.parse(readFileSync(join(cwd, "a.sarif"), "utf8")).runs[0].results;
    expect(result.locations[0].logicalLocations).toEqual([{ fullyQualifiedName: "map/klanten.csv:2:6" }]);
    for (const text of [stdout, readFileSync(join(cwd, "a.json"), "utf8"), readFileSync(join(cwd, "a.sarif"), "utf8")]) expect(text).not.toContain(bsn);
  });

  it("reports what it did not unpack, and goes on", async () => {
    const { code, stdout, stderr } = await zwartlak(["scan", "-f", "json", "--max-file-size", "1MB"], { cwd: folder({ "a.zip": zipped }) });
    expect(code).toBe(2);
    expect(stderr).toMatch(/a\.zip was not scanned: lang\.txt: it holds more than may be unpacked here \(\d+ bytes\)/);
    expect(JSON.parse(stdout).findings).toHaveLength(1);
  });

  it("says which archives in archives are too deep, and counts their file once", async () => {
    const inner = zipSync({ "c.txt": strToU8(`bsn: ${bsn}`) });
    const cwd = folder({ "a.zip": Buffer.from(zipSync({ "b.zip": inner, "d.zip": inner })) });
    const { code, stdout, stderr } = await zwartlak(["scan", "--max-archive-depth", "1", "-f", "text", "-f", "gitlab", "-o", "gl.json"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "No findings, 1 file scanned. Left out: 1 unreadable file.\n" });
    expect(stderr).toContain("a.zip was not scanned: b.zip: archives are not opened that deep; raise --max-archive-depth.\n");
    const entries = JSON.parse(readFileSync(join(cwd, "gl.json"), "utf8")) as { fingerprint: string }[];
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it("opens no archives at depth 0", async () => {
    const { code, stdout } = await zwartlak(["scan", "-f", "json", "--max-archive-depth", "0"], { cwd: folder({ "a.zip": zipped }) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 0, skipped: { binary: 1 } });
  });

  it("reads an archive from standard input", async () => {
    const { stdout } = await zwartlak(["scan", "-", "-f", "json"], { cwd: folder({}), input: zipped });
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: "stdin", place: "map/klanten.csv:2:6" }]);
  });
});

describe("libraries that are not installed", () => {
  it("are named with what to do, once, and the files count as skipped", () => {
    const bare = copyOfDist();
    const cwd = folder({
      "a.parquet": "PAR1",
      "b.parquet": "PAR1",
      "c.db": Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(84)]),
      "d.pdf": "%PDF-1.4\n",
    });
    const run = spawnSync(process.execPath, [join(bare, "dist/src/cli/main.js"), "scan", "-f", "json"], { cwd, encoding: "utf8" });
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("2 files were not read, because hyparquet is not installed. To read them: npm install --save-dev hyparquet");
    expect(run.stderr).toContain("1 file was not read, because sql.js is not installed");
    expect(run.stderr).toContain("1 file was not read, because unpdf is not installed");
    expect(JSON.parse(run.stdout).summary).toMatchObject({ files: 0, skipped: { binary: 4 } });
  });
});

/** The package as it is installed: with its dependencies and without what is optional. */
function copyOfDist(): string {
  const root = folder({ "package.json": readFileSync("package.json", "utf8") });
  cpSync("dist", join(root, "dist"), { recursive: true });
  mkdirSync(join(root, "node_modules"));
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) cpSync(join("node_modules", name), join(root, "node_modules", name), { recursive: true });
  return root;
}

const testSet = join(process.env.ZWARTLAK_CORPORA ?? "../shared/corpora", "fixtures/rvig-brp-testset");

describe.runIf(existsSync(testSet))("the test set of the base registry of persons (needs ZWARTLAK_CORPORA)", () => {
  it("gives every citizen service number at its exact place", async () => {
    const [name = ""] = readdirSync(join(testSet, "files"));
    const { stdout } = await zwartlak(["scan", name, "-f", "json", "--test-values", "--rule", "bsn"], { cwd: join(testSet, "files") });
    const text = readFileSync(join(testSet, "files", name), "utf8");
    const truth = readFileSync(join(testSet, "truth.jsonl"), "utf8").trim().split("\n");
    const spans = truth.flatMap((line) => (JSON.parse(line) as { spans: { start: number; kind: string }[] }).spans.filter(({ kind }) => kind === "BSN"));
    const before = spans.map(({ start }) => text.slice(0, start));
    const expected = before.map((part) => `${name}:${part.split("\n").length}:${part.length - part.lastIndexOf("\n")} bsn`);
    expect(expected.length).toBeGreaterThan(1900);
    expect(places(stdout)).toEqual(expected);
  });
});
