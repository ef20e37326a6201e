import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editedBytes, fileText } from "../../../src/input/file-text.js";
import { BSN, EMAIL, inFile, NAME, read } from "./reading.js";

const table = `naam;bsn;x\r\nJosé;"${BSN}";€\r\n"a""b\r\nc";${BSN};"d"\r\n`;
const mark = "\ufeff";

describe("the place of a value in its file", () => {
  it.each([
    ["UTF-8", Buffer.from(table)],
    ["UTF-8 with a mark", Buffer.from(mark + table)],
    ["UTF-16LE with a mark", Buffer.from(mark + table, "utf16le")],
    ["UTF-16BE with a mark", Buffer.from(mark + table, "utf16le").swap16()],
    ["UTF-16LE without a mark", Buffer.from(table, "utf16le")],
    ["UTF-16BE without a mark", Buffer.from(table, "utf16le").swap16()],
    ["windows-1252", Buffer.from(table.replace("€", "\u0080"), "latin1")],
  ])("is right in %s", async (_, bytes) => {
    expect((await read("a.csv", bytes)).found.filter((place) => place.endsWith("bsn"))).toEqual(["2:7 bsn", "4:4 bsn"]);
    expect((await inFile("a.csv", bytes)).filter((hit) => hit.startsWith("bsn"))).toEqual([`bsn ${BSN}`, `bsn ${BSN}`]);
  });

  it("counts line ends of all kinds in a table whose header holds one", async () => {
    expect(await inFile("a.csv", `"a\nb";bsn\r\n1;${BSN}\r\n2;${BSN}\r\n`)).toEqual([`bsn ${BSN}`, `bsn ${BSN}`]);
    expect(await inFile("a.csv", `a;bsn\r1;${BSN}\r2;${BSN}\r`)).toEqual([`bsn ${BSN}`, `bsn ${BSN}`]);
  });

  it.each(["\n", "\r\n"])("is right in a table that begins with a title: line end %j", async (end) => {
    const rows = ["Export van klanten, 2026", "", "naam;bsn;x", `${NAME};${BSN};1`, `Jan;${BSN};2`];
    expect(await inFile("a.csv", rows.join(end))).toEqual([`person-name ${NAME}`, `bsn ${BSN}`, "person-name Jan", `bsn ${BSN}`]);
  });

  it("takes no line with commas below one of text for a header", async () => {
    expect(await inFile("a.csv", `bsn\n${BSN}\nJan, Piet, Klaas\n`)).toContain(`bsn ${BSN}`);
  });

  it.each(["a.patch", "a.diff"])("is right behind the signs of a patch, which belong to no value: %s", async (name) => {
    const patch = `--- a/x.md\n+++ b/x.md\n@@ -1,2 +1,2 @@\n-Jan de Vries woont hier\n+0612345678\n+Fatima ${NAME} belde\n`;
    expect(await inFile(name, patch)).toEqual(["person-name Jan de Vries", "phone 0612345678", `person-name Fatima ${NAME}`]);
  });

  it("is right behind the border of a block", async () => {
    const line = "een regel tekst die niets bevat van belang\n";
    const text = line.repeat(230_000) + EMAIL;
    expect(await inFile("a.txt", text)).toEqual([`email ${EMAIL}`]);
  });
});

describe("a file with other values in it", () => {
  const line = fc.constantFrom("abc\n", "één €\r\n", "😀 x\n", "\n", "zonder einde");
  const edits = fc.array(fc.record({ at: fc.nat(200), length: fc.nat(3), text: fc.constantFrom("", "x", "ë", "12345") }), { maxLength: 5 });

  function applied(text: string, list: readonly { start: number; end: number; text: string }[]): string {
    return list.reduceRight((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
  }

  /** In order, without overlap, and never between the halves of a character. */
  function usable(text: string, wanted: readonly { at: number; length: number; text: string }[]) {
    const starts = [...text.matchAll(/[\s\S]/gu)].map(({ index }) => index);
    let from = 0;
    return [...wanted]
      .sort((a, b) => a.at - b.at)
      .flatMap(({ at, length, text: other }) => {
        const [start = text.length, end = text.length] = [starts[at], starts[at + length]];
        if (start < from) return [];
        from = end + 1;
        return [{ start, end, text: other }];
      });
  }

  it.each(["utf8", "utf8 mark", "utf16le", "utf16be"])("is the edited text in the same encoding: %s", (encoding) => {
    const encode = (text: string): Buffer => {
      if (encoding.startsWith("utf8")) return Buffer.from((encoding === "utf8" ? "" : mark) + text);
      const bytes = Buffer.from(mark + text, "utf16le");
      return encoding === "utf16le" ? bytes : bytes.swap16();
    };
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), edits, (lines, wanted) => {
        const text = lines.join("");
        const list = usable(text, wanted);
        expect(editedBytes(encode(text), list)).toEqual(encode(applied(text, list)));
      }),
    );
  });

  it("keeps the encoding of each line", () => {
    const bytes = Buffer.concat([Buffer.from("één Jan\n"), Buffer.from("é\x80n Jan\n", "latin1"), Buffer.from("slot")]);
    const text = fileText(bytes) as string;
    expect(text).toBe("één Jan\né€n Jan\nslot");
    const list = [4, 12].map((start) => ({ start, end: start + 3, text: "Zoë" }));
    expect(editedBytes(bytes, list)).toEqual(Buffer.concat([Buffer.from("één Zoë\n"), Buffer.from("é\x80n Zo\xeb\n", "latin1"), Buffer.from("slot")]));
  });

  it("does not exist for what is no text", () => expect(fileText(Buffer.from([0, 1, 2, 0, 0, 9]))).toBeUndefined());
});

describe("a format never finds less than its text", () => {
  const names = ["a.json", "a.yaml", "a.xml", "a.html", "a.sql", "a.ini", "a.md", "a.vcf", "a.eml", "a.940", "a.ts", "a.csv"];
  const noise = fc.array(
    fc.constantFrom(
      "{",
      "[",
      '"',
      "'",
      "<a>",
      "</",
      "<![CDATA[",
      "(",
      "VALUES",
      "INSERT INTO a (b) ",
      ":86:",
      "|",
      "---",
      "\n",
      ": ",
      "&a",
      "=?",
      ";",
      "--x",
      "%",
      "\\",
      "~",
      "x",
    ),
    {
      maxLength: 30,
    },
  );

  it.each(names)("%s, however malformed it is", async (name) => {
    await fc.assert(
      fc.asyncProperty(noise, noise, async (before, after) => {
        const content = `${before.join("")}\n${EMAIL}\n${after.join("")}`;
        expect((await inFile(name, content)).join("\n")).toContain(EMAIL);
      }),
      { numRuns: 60 },
    );
  });

  it.each(names)("%s with bytes that are no text", async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { hits } = await read(name, bytes);
        expect(Array.isArray(hits)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe("files that were made to be slow", () => {
  // In quadratic time each of these would go on for minutes, and the test would be stopped.
  it.each([
    ["a.sql", "INTO a a a a "],
    ["a.sql", "CREATE TABLE a ("],
    ["a.md", "a|b\n--|--\n"],
    ["a.yaml", "&a a: *a\n"],
    ["a.xml", '<a "'],
    ["a.vcf", "A\n B"],
    ["a.eml", "--a\n"],
    ["a.ts", '("a", '],
  ])("%s with %j over and over", async (name, part) => {
    const content = `${part.repeat(Math.ceil(200_000 / part.length))}\n${EMAIL}\n`;
    expect((await inFile(name, content)).join("\n")).toContain(EMAIL);
  });
});

describe("what is written where a value stood", () => {
  it.each([
    ["a.csv", `naam;x\n"${NAME}";1\n`, 'De "Boer"', 'De ""Boer""'],
    ["a.sql", `INSERT INTO p (naam) VALUES ('${NAME}');`, "van 't Hof", "van ''t Hof"],
    ["a.xml", `<achternaam>${NAME}</achternaam>`, "A & B", "A &amp; B"],
    ["a.yaml", `achternaam: '${NAME}'\nx: 1\n`, "van 't Hof", "van ''t Hof"],
  ])("%s", async (name, content, value, written) => {
    const { hits } = await read(name, content);
    expect(hits[0]?.writing?.write(value)).toBe(written);
    expect(hits[0]?.writing?.read(written)).toBe(value);
  });
});
