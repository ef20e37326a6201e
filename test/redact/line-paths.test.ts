import pino from "pino";
import { describe, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";

const redactor = createRedactor({ paths: ["user.shoeSize", "items[*].note", 'req["x-key"]', "list[1]", "*.secret", "err"] });

describe("paths in log lines", () => {
  const lines: readonly [name: string, before: string, after: string][] = [
    ["a value, a list and an object", '{"user":{"shoeSize":43,"a":1.0}}', '{"user":{"shoeSize":"[REDACTED]","a":1.0}}'],
    ["all items", '{"items":[{"note":"x"},{"note":{"a":[1]}},{"b":2}]}\n', '{"items":[{"note":"[REDACTED]"},{"note":"[REDACTED]"},{"b":2}]}\n'],
    ["quoted keys and indices", '{"req":{"x-key":null},"list":["a","b","c"]}', '{"req":{"x-key":"[REDACTED]"},"list":["a","[REDACTED]","c"]}'],
    ["any key", '{"a":{"secret":1},"b":{"secret":true},"secret":3}', '{"a":{"secret":"[REDACTED]"},"b":{"secret":"[REDACTED]"},"secret":3}'],
    ["a key that stands twice", '{"user":{"shoeSize":43},"user":{"shoeSize":44}}', '{"user":{"shoeSize":"[REDACTED]"},"user":{"shoeSize":"[REDACTED]"}}'],
    ["an escaped key", '{"\\u0075ser":{"shoe\\u0053ize":43}}', '{"\\u0075ser":{"shoe\\u0053ize":"[REDACTED]"}}'],
    ["with what was found inside", '{"err":{"message":"mail jan@example.nl"},"msg":"jan@example.nl"}', '{"err":"[REDACTED]","msg":"[EMAIL]"}'],
  ];
  it.each(lines)("%s", (_name, before, after) => {
    expect(redactor.redactLine(before)).toBe(after);
    expect(redactor.redactLine(after)).toBe(after);
  });

  it.each(["user.shoeSize 43", '{"user":{"shoeSize":43}', '{"shoeSize":43}', "[1,2", '{"items":{"note":"x"}}'])("leaves %s alone", (line) => {
    expect(redactor.redactLine(line)).toBe(line);
  });

  it("what pino writes, child bindings too", () => {
    const written: string[] = [];
    const log = pino(redactLogs({ redactor, base: null, timestamp: false }), { write: (line: string) => written.push(line) });
    log.child({ user: { shoeSize: 43 } }).info({ user: { shoeSize: 44 }, items: [{ note: "x" }] }, "maat 43");
    expect(written).toEqual([
      '{"level":30,"user":{"shoeSize":"[REDACTED]"},"user":{"shoeSize":"[REDACTED]"},"items":[{"note":"[REDACTED]"}],"msg":"maat 43"}\n',
    ]);
  });
});
