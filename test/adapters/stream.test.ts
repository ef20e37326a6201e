import { Readable, Writable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRedactStream, type RedactStreamOptions } from "../../src/adapters/stream.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { cutUp, redacted } from "./chunked.js";

const redactor = createRedactor();
const MEGABYTE = 1_048_576;

const PRIVATE_KEY = `-----BEGIN RSA PRIVATE KEY-----\n${"MIIEpAIBAAKCAQEA7bq0n5Zt8m3JxkQ2vXy9uYw4sTfRrLpHcDgKiMoNaBeCzVx\n".repeat(40)}-----END RSA PRIVATE KEY-----\n`;

/** Pieces of logs and letters, some of which hold a value that is spread over lines. */
const PIECES = [
  "Geachte heer, uw afspraak staat.\n",
  "bsn 999990019\r\n",
  "Mail naar j.devries@bedrijf.nl of bel 06-12345678.\n",
  "IBAN NL91 ABNA\n0417 1643 00 graag\n",
  "Kerkstraat 12\r\n1234 AB Utrecht\n",
  '{"level":30,"time":1763812800123,"pid":7,"hostname":"w","bsn":999990019,"msg":"regel\\nmail j.devries@bedrijf.nl \\u20ac"}\n',
  '{"level":30,"msg":"afgebroken j.devries@bedrijf.nl\n',
  '{\n  "email": "j.devries@bedrijf.nl",\n  "iban": "NL91ABNA0417164300"\n}\n',
  "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84\n",
  PRIVATE_KEY,
  "één café in de straat, \u20ac 12,50 \u{1f600}\n",
  "\n\n",
  "geen einde van de regel, bsn 999990019 ",
  "[2026-11-22 12:00:01] GET /zoek?email=j.devries%40bedrijf.nl\n",
];
const FILLER = "over deze klant is verder niets bijzonders te melden, ".repeat(8);
const SECRETS = ["999990019", "j.devries", "0417", "12345678", "Kerkstraat", "MIIEpAIBAAKC"];

describe("the output does not depend on how the input was cut", () => {
  const input = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(""));
  const options = fc.constantFrom<RedactStreamOptions>({}, { valueLines: 1 }, { valueLines: 2 }, { maxLine: 65_536 });

  it("into chunks of any length, inside characters and line ends", async () => {
    await fc.assert(
      fc.asyncProperty(input, fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 60 }), options, async (text, lengths, bounds) => {
        const bytes = Buffer.from(text);
        expect(await redacted(cutUp(bytes, lengths), bounds)).toBe(await redacted([bytes], bounds));
      }),
      { numRuns: 150 },
    );
  });

  it("into single bytes", async () => {
    const bytes = Buffer.from(PIECES.join(""));
    expect(await redacted([...bytes].map((byte) => Uint8Array.of(byte)))).toBe(await redacted([bytes]));
  });

  it("when the bytes are no text at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.array(fc.integer({ min: 1, max: 20 })), async (bytes, lengths) => {
        expect(await redacted(cutUp(bytes, lengths))).toBe(await redacted([bytes]));
      }),
      { numRuns: 300 },
    );
  });

  it("in the middle of a line that is longer than is read whole", async () => {
    const line = Buffer.from(`Klant Jan, bsn 999990019, \u20ac 12 en mail j.devries@bedrijf.nl; ${FILLER}`.repeat(300));
    const whole = await redacted([line], { maxLine: 65_536 });
    for (const length of [1000, 99_999]) {
      const lengths = Array.from({ length: Math.ceil(line.length / length) }, () => length);
      expect((await redacted(cutUp(line, lengths), { maxLine: 65_536 })) === whole).toBe(true);
    }
  });
});

describe("text", () => {
  it("comes out as if it had been redacted whole", async () => {
    const texts = PIECES.filter((piece) => !/^\{"/.test(piece));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...texts), { maxLength: 60 }), async (pieces) => {
        const text = pieces.join("");
        expect(await redacted([text])).toBe(redactor.redact(text));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ["IBAN NL91 ABNA\n0417 1643 00 graag\n", /0417/],
    ["Kerkstraat 12\r\n1234 AB Utrecht\n", /Kerkstraat|1234|Utrecht/],
    ["P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\nSPECI20142NLD6503101F2403096999999990<<<<<84\n", /BRUIJN|SPECI2014|999999990/],
  ])("masks a value that is spread over lines wherever it stands: %j", async (value, secret) => {
    for (let before = 0; before < 40; before++) {
      const output = await redacted([`${"regel\n".repeat(before)}${value}${"regel\n".repeat(40)}`]);
      expect(output).not.toMatch(secret);
      expect(output.split("regel\n")).toHaveLength(before + 41);
    }
  });

  it.each([1, 4])("masks a private key, which is longer than any block, with %i lines a value", async (valueLines) => {
    const output = await redacted([`start\n${PRIVATE_KEY}einde\n`], { valueLines });
    expect(output).not.toContain("MIIEpAIBAAKC");
    expect(output).toMatch(/^start\n[\s\S]*einde\n$/);
  });

  it("keeps line ends and a missing last one", async () => {
    expect(await redacted(["een\r", "\nbsn 999990019\r\n\r\ntwee\ndrie"])).toBe("een\r\nbsn [BSN]\r\n\r\ntwee\ndrie");
    expect(await redacted([])).toBe("");
  });

  it("is read as UTF-16 when it says so, and without its byte order mark", async () => {
    const utf16 = Buffer.from("\ufeffbsn 999990019 é\n", "utf16le");
    expect(await redacted([utf16.subarray(0, 1), utf16.subarray(1, 8), utf16.subarray(8)])).toBe("bsn [BSN] é\n");
    expect(await redacted([Buffer.from(utf16).swap16()])).toBe("bsn [BSN] é\n");
    expect(await redacted(["\ufeff", '{"bsn":999990019}\n'])).toBe('{"bsn":"[BSN]"}\n');
    expect(await redacted([Uint8Array.of(0x41)])).toBe("A");
  });

  it("replaces what is no text", async () => {
    expect(await redacted([Uint8Array.of(0x61, 0xff, 0xfe, 0x62, 0x0a), "bsn 999990019"])).toBe("a\ufffd\ufffdb\nbsn [BSN]");
  });
});

describe("lines of JSON", () => {
  it("stay lines of JSON, also after text", async () => {
    const output = await redacted(['start op poort 80\n{"bsn":999990019,"n":1}\r\n', '["j.devries@bedrijf.nl"]\n']);
    expect(output).toBe('start op poort 80\n{"bsn":"[BSN]","n":1}\r\n["[EMAIL]"]\n');
  });

  it("come out at once; text waits for what follows", () => {
    const stream = createRedactStream(redactor);
    stream.write("start\n");
    expect(stream.read()).toBeNull();
    stream.write('{"bsn":999990019}\n{"bsn":');
    expect(String(stream.read())).toBe('start\n{"bsn":"[BSN]"}\n');
  });

  it("that are cut off by a crash are masked too", async () => {
    const output = await redacted(['{"level":30,"msg":"regel\\nbsn 999990019 en j.devries@bedr', "ijf.nl"]);
    expect(output).toBe('{"level":30,"msg":"regel\\nbsn [BSN] en [EMAIL]');
  });
});

it("with one line a value each line comes out at once", () => {
  const stream = createRedactStream(redactor, { valueLines: 1 });
  stream.write("bsn 999990019\nbsn 9999");
  expect(String(stream.read())).toBe("bsn [BSN]\n");
});

describe("a line that does not fit in memory", () => {
  it("of text is cut where that changes nothing", async () => {
    const line = "Klant Jan, bsn 999990019, woont op Kerkstraat 12 1234 AB Utrecht, mail j.devries@bedrijf.nl; ".repeat(800);
    expect((await redacted([line], { maxLine: 65_536 })) === redactor.redact(line)).toBe(true);
  });

  it("of JSON is replaced by its level and time", async () => {
    const line = `{"level":40,"time":1763812800123,"email":"j.devries@bedrijf.nl","body":"${"x".repeat(70_000)}"}`;
    const output = await redacted([`${line}\r\n{"n":1}\n`], { maxLine: 65_536 });
    expect(output).toBe('{"level":40,"time":1763812800123,"msg":"[LINE TOO LONG]"}\n{"n":1}\n');
  });

  it("of 50 MB takes little memory, and nothing of it leaks", async () => {
    const chunk = Buffer.from(`${"bsn999990019".repeat(5000)}j.devries@bedrijf.nl`);
    let written = "";
    let most = 0;
    const sink = new Writable({
      write(output, _encoding, callback) {
        written += output;
        callback();
      },
    });
    const before = process.memoryUsage().rss;
    function* source() {
      for (let bytes = 0; bytes < 50 * MEGABYTE; bytes += chunk.length) {
        most = Math.max(most, process.memoryUsage().rss - before);
        yield chunk;
      }
      yield "\nklaar\n";
    }
    await pipeline(Readable.from(source(), { objectMode: false }), createRedactStream(redactor), sink);
    expect(written.endsWith("\nklaar\n")).toBe(true);
    for (const secret of SECRETS) expect(written.includes(secret)).toBe(false);
    expect(most).toBeLessThan(250 * MEGABYTE);
  });

  it("exactly as long as is allowed is read whole", async () => {
    const line = (length: number) => `${"bsn 999990019 ".padEnd(length - 1, "x")}\n`;
    expect(await redacted([line(65_536)], { maxLine: 65_536 })).toBe(redactor.redact(line(65_536)));
    expect(await redacted([line(65_537), "ok\n"], { maxLine: 65_536 })).toBe("[LINE TOO LONG]\nok\n");
  });
});

it("waits for a slow reader", async () => {
  const stream = createRedactStream(redactor);
  let written = 0;
  while (stream.write(`{"bsn":999990019,"msg":"${"x".repeat(1000)}"}\n`)) written++;
  expect(written).toBeLessThan(100);
  stream.end();
  expect((await textOf(stream)).split("\n")).toHaveLength(written + 2);
});

it("passes nothing on when the redactor breaks", async () => {
  const fail = () => {
    throw new Error("999990019");
  };
  const input = ['{"level":30,"time":1763812800123,"bsn":999990019}\r\n', "bsn 999990019\n", `${"bsn 999990019 ".repeat(6000)}\n`];
  const broken = await redacted(input, { maxLine: 65_536 }, { ...redactor, redactLine: fail, redact: fail, scan: fail });
  expect(broken).toBe('{"level":30,"time":1763812800123,"msg":"[REDACTION FAILED]"}\r\n[REDACTION FAILED]\n[LINE TOO LONG]\n');
  const silent = await redacted(input.slice(0, 2), {}, { ...redactor, redactLine: () => undefined as never, redact: () => undefined as never });
  expect(silent).toBe('{"level":30,"time":1763812800123,"msg":"[REDACTION FAILED]"}\r\n[REDACTION FAILED]\n');
});

describe("createRedactStream refuses", () => {
  it.each([
    ["options in place of the redactor", { mask: "stars" }, {}, "ERR_INVALID_OPTION", "createRedactor("],
    ["an unknown option", redactor, { maxLines: 3 }, "ERR_UNKNOWN_OPTION", "Did you mean `maxLine`?"],
    ["a line too short to be cut", redactor, { maxLine: 80 }, "ERR_INVALID_OPTION", "from 65536"],
    ["half a line", redactor, { valueLines: 1.5 }, "ERR_INVALID_OPTION", "whole number from 1 to 64"],
    ["no options", redactor, null, "ERR_INVALID_OPTION", "object"],
  ])("%s, and names the fix", (_name, by, options, code, fix) => {
    expect(() => createRedactStream(by as Redactor, options as RedactStreamOptions)).toThrow(
      expect.objectContaining({ name: "RedactorError", code, message: expect.stringContaining(fix) }),
    );
  });
});
