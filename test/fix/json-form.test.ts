import { describe, expect, it } from "vitest";
import { keepingJson } from "../../src/fix/json-form.js";

const put = (text: string, old: string, other: string) => ({ start: text.indexOf(old), end: text.indexOf(old) + old.length, text: other });

describe("edits of JSON", () => {
  const text = '{"a":"x: ","b":[1,"kees"],"c":"jan"}';
  const name = put(text, "kees", "xemo");
  const other = put(text, "jan", "qum");

  it.each([
    ["that take a comma away", put(text, '","', "z")],
    ["that close a text", put(text, "x:", 'x"')],
    ["that make a text of a number", put(text, "1", '"1"')],
    ["that add a key", put(text, "1,", '{"d":1},')],
    ["that take an item away", put(text, "1,", "")],
  ])("%s are left out, the others are kept", (_, harm) => {
    const edits = [harm, name, other].sort((a, b) => a.start - b.start);
    expect(keepingJson(text, edits)).toEqual([name, other]);
    const lines = `${text}\nno JSON\n${text}`;
    expect(keepingJson(lines, edits)).toEqual([name, other]);
  });

  it("are all kept where nothing was JSON before", () => {
    const broken = '{"a": kees';
    const edit = put(broken, "kees", "{");
    expect(keepingJson(broken, [edit])).toEqual([edit]);
  });
});
