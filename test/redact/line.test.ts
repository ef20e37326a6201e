import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor();
const line = (value: unknown) => redactor.redactLine(JSON.stringify(value));

describe("redactLine on JSON", () => {
  const table: readonly [name: string, before: string, after: string][] = [
    ["a number becomes a quoted label", '{"bsn":999990019}', '{"bsn":"[BSN]"}'],
    ["a string keeps its quotes", '{"msg":"BSN 999990019 ok"}', '{"msg":"BSN [BSN] ok"}'],
    ["a value after an escaped newline", '{"msg":"a\\n999990019 is het BSN"}', '{"msg":"a\\n[BSN] is het BSN"}'],
    ["a value after an escaped tab", '{"msg":"a\\tjan@example.nl"}', '{"msg":"a\\t[EMAIL]"}'],
    ["an at sign as \\u0040", '{"msg":"jan\\u0040example.nl"}', '{"msg":"[EMAIL]"}'],
    ["JSON inside a string", '{"msg":"{\\"bsn\\":\\"999990019\\"}"}', '{"msg":"{\\"bsn\\":\\"[BSN]\\"}"}'],
    ["a key name types its value", '{"user":{"achternaam":"El Amrani"}}', '{"user":{"achternaam":"[NAME]"}}'],
    ["a key that is data", '{"jan@example.nl":1}', '{"[EMAIL]":1}'],
    ["a typing error under a strong key", '{"bsn":"123456789"}', '{"bsn":"[BSN]"}'],
    ["a percent-encoded value in a URL", '{"url":"/a?email=jan%40example.nl&b=1"}', '{"url":"/a?email=%5BEMAIL%5D&b=1"}'],
    ["whitespace and order stay", '{ "a" : 1 , "mail" : "jan@example.nl" }', '{ "a" : 1 , "mail" : "[EMAIL]" }'],
    ["a number in JSON inside a string", '{"msg":"{\\"bsn\\":999990019}"}', '{"msg":"{\\"bsn\\":\\"[BSN]\\"}"}'],
    ["an array of values under a key", '{"bsn":["999990019",999990020]}', '{"bsn":["[BSN]","[BSN]"]}'],
    ["the parts of a name under their key", '{"name":{"first":"jan","last":"El Amrani"}}', '{"name":{"first":"[NAME]","last":"[NAME]"}}'],
    ["a list under a key", '{"achternaam":["jansen","de boer"],"aantal":[1,2]}', '{"achternaam":["[NAME]","[NAME]"],"aantal":[1,2]}'],
    [
      "a key that speaks with the one above it",
      '{"a":1,"address":{"type":"x","line1":"10 Downing Street"}}',
      '{"a":1,"address":{"type":"x","line1":"[ADDRESS]"}}',
    ],
    ["the same in a list of objects", '{"klanten":[{"n":1},{"n":2,"id":"K-204511"}],"id":7}', '{"klanten":[{"n":1},{"n":2,"id":"K-204511"}],"id":7}'],
    ["a value with an escaped quote inside", '{"achternaam":"de \\"Vries\\" Jansen"}', '{"achternaam":"[NAME]"}'],
    [
      "the columns of an INSERT",
      '{"sql":"insert into \\"k\\" (\\"achternaam\\",n) values (\'Xyqo\',1),(\\"Zuq\\",2)"}',
      '{"sql":"insert into \\"k\\" (\\"achternaam\\",n) values (\'[NAME]\',1),(\\"[NAME]\\",2)"}',
    ],
    ["a house number in escaped quotes", '{"msg":"huisnummer \\"12\\" ok"}', '{"msg":"huisnummer \\"[ADDRESS]\\" ok"}'],
    ["a trailing newline stays", '{"msg":"jan@example.nl"}\n', '{"msg":"[EMAIL]"}\n'],
  ];

  it.each(table)("%s", (_name, before, after) => {
    expect(redactor.redactLine(before)).toBe(after);
  });

  it("leaves level, time, pid and hostname to the logger", () => {
    const lines = [
      '{"level":30,"time":1732280400000,"pid":4194304,"hostname":"10.20.30.40","msg":"x"}',
      '{"level":"info","time":"2026-11-22T10:00:00.000Z","pid":1,"hostname":"web-0612345678-x7k2p.cluster.local","msg":"x"}',
    ];
    for (const text of lines) expect(redactor.redactLine(text)).toBe(text);
  });

  it("does not take what somebody logs under these keys for the logger's", () => {
    const text = '{"level":{"bsn":999990019},"time":"jan@example.nl","pid":999990019,"hostname":"jan@example.nl","hostname":["jan@example.nl"]}';
    const masked = '{"level":{"bsn":"[BSN]"},"time":"[EMAIL]","pid":"[BSN]","hostname":"[EMAIL]","hostname":["[EMAIL]"]}';
    expect(redactor.redactLine(text)).toBe(masked);
  });

  it("leaves the keys behind a value alone, however far the value seems to reach", () => {
    const digest = { authorization: 'Digest username="jan", realm="x", response="0123456789abcdef0123456789abcdef"', host: "x", status: 200 };
    const redacted = JSON.parse(line(digest));
    expect(Object.keys(redacted)).toEqual(Object.keys(digest));
    expect(redacted.authorization).not.toContain("0123");
  });

  it("reads the bytes of a Buffer", () => {
    const bytes = (text: string) => ({ body: { type: "Buffer", data: [...Buffer.from(text)] } });
    expect(JSON.parse(line(bytes("mail jan@example.nl")))).toEqual(bytes("mail [EMAIL]"));
    expect(line(bytes("niets"))).toBe(JSON.stringify(bytes("niets")));
  });

  it("returns the very same string when nothing is found", () => {
    const text = JSON.stringify({ level: 30, time: Date.now(), msg: "request completed", responseTime: 12 });
    expect(redactor.redactLine(text)).toBe(text);
  });

  it("escapes what a mask function returns", () => {
    const quoting = createRedactor({ mask: () => 'a"b\\c\n' });
    expect(JSON.parse(quoting.redactLine('{"msg":"mail jan@example.nl"}'))).toEqual({ msg: 'mail a"b\\c\n' });
  });

  it("survives a mask of half a character in a URL", () => {
    const half = createRedactor({ mask: () => "\ud83d" });
    expect(half.redact("/a?email=jan%40example.nl")).toBe("/a?email=%EF%BF%BD");
  });

  it("falls back to the label when a mask function throws or returns no string", () => {
    const throwing = createRedactor({
      mask: () => {
        throw new Error("no");
      },
    });
    const wrong = createRedactor({ mask: (() => 5) as unknown as () => string });
    expect([throwing, wrong].map((one) => one.redactLine('{"msg":"jan@example.nl"}'))).toEqual(['{"msg":"[EMAIL]"}', '{"msg":"[EMAIL]"}']);
  });
});

describe("JSON inside other text", () => {
  const table: readonly [before: string, after: string][] = [
    ['2024-01-02 INFO {"bsn": 999990019, "n": 1}', '2024-01-02 INFO {"bsn": "[BSN]", "n": 1}'],
    ['{\n  "bsn": [\n    999990019,\n    999990020\n  ]\n}', '{\n  "bsn": [\n    "[BSN]",\n    "[BSN]"\n  ]\n}'],
    ['{"bsn":999990019}\n{"bsn":999990020}', '{"bsn":"[BSN]"}\n{"bsn":"[BSN]"}'],
    ["bsn: 999990019, n: 1", "bsn: [BSN], n: 1"],
  ];

  it.each(table)("%j stays what it is", (before, after) => {
    expect(redactor.redact(before)).toBe(after);
  });
});

describe("redactLine on other lines", () => {
  it("keeps level and time of a line past the limit", () => {
    const short = createRedactor({ limits: { length: 40 } });
    expect(short.redactLine('{"level":30,"time":1732280400000,"msg":"jan@example.nl"}\n')).toBe('{"level":30,"time":1732280400000,"msg":"[TOO LONG]"}\n');
  });

  it("treats broken JSON as text", () => {
    expect(redactor.redactLine('{"msg":"mail jan@example.nl')).toBe('{"msg":"mail [EMAIL]');
  });

  it("treats text as text", () => {
    expect(redactor.redactLine("2024-01-02 10:00:00 INFO mail from jan@example.nl")).toBe("2024-01-02 10:00:00 INFO mail from [EMAIL]");
  });

  it("survives lone surrogates and control characters", () => {
    expect(redactor.redactLine("\ud800 jan@example.nl \u0000")).toBe("\ud800 [EMAIL] \u0000");
    expect(line({ msg: "\ud800 jan@example.nl" })).toBe('{"msg":"\\ud800 [EMAIL]"}');
  });

  it("reads a row of apostrophes where a prefix may stand", () => {
    const row = "'".repeat(15_000);
    expect(redactor.redactLine(`mevrouw Xyqo ${row}t`)).toBe(`mevrouw [NAME] ${row}t`);
  });

  it("redacts what is no text as a value, since a chunk of a stream may be handed to it", () => {
    const line = redactor.redactLine as (line: unknown) => unknown;
    expect(String(line(Buffer.from("mail jan@example.nl")))).toBe("mail [EMAIL]");
    expect(line({ bsn: 999990019 })).toEqual({ bsn: "[BSN]" });
    expect(line(undefined)).toBeUndefined();
  });

  it("reads a line of 50 MB", () => {
    const huge = `${"abc ".repeat(12_500_000)}jan@example.nl`;
    expect(redactor.redactLine(huge).endsWith("abc [EMAIL]")).toBe(true);
  }, 180_000);
});
