import { describe, expect, it } from "vitest";
import { findingsIn } from "./sample.js";

const excerpts = (text: string) => findingsIn("a.txt", text).map(({ excerpt }) => excerpt);

describe("an excerpt", () => {
  it.each([
    ["keeps keys and the words that rules know", '{ "bsn": "123456782", "telefoon": "06-25348761" }', '{ "bsn": "[BSN]", "telefoon": "[PHONE]" }'],
    ["leaves out unknown words, however many there are", "Gisteren bleek het BSN 123456782 fout te zijn", "… het BSN [BSN] … te zijn"],
    ["leaves out numbers", "1;2024;BSN 123456782;77", "…;…;BSN [BSN];…"],
    ["keeps the known part of a key", "quux_bsn=123456782", "…_bsn=[BSN]"],
    ["keeps the known part of a key in capitals and small letters", "quuxEmail=x@bakkerij-voorbeeldstad.nl", "…Email=[EMAIL]"],
    ["hides a word that is a value elsewhere on the line", 'username: "bank", bank: 12, BSN 123456782', 'username: "[USERNAME]", …: …, BSN [BSN]'],
    ["is on one line and cannot command a terminal or a build server", "::\u001b[31m\u202e BSN 123456782", "·:·[… BSN [BSN]"],
  ])("%s", (_, text, shown) => {
    expect(excerpts(text).at(-1)).toBe(shown);
  });

  it("is cut on both sides", () => {
    const words = "naam adres ".repeat(30);
    const [excerpt] = excerpts(`${words}BSN 123456782 ${words}`);
    expect(excerpt?.length).toBeLessThan(140);
    expect(excerpt).toMatch(/^….* BSN \[BSN\] .*…$/);
  });
});

describe("a file name in reports", () => {
  const shown = (name: string) => findingsIn(name, "BSN 123456782")[0]?.file;

  it.each([
    ["src/klant/bsn.test.ts", "src/klant/bsn.test.ts"],
    ["app/[id]/page_(old)-2024-01-15.tsx", "app/[id]/page_(old)-2024-01-15.tsx"],
    ["post/j.quist@quist-voorbeeldstad.nl.eml", "post/[EMAIL]"],
    ["Brief aan Jan de Vries.pdf", "Brief aan [NAME].pdf"],
    ["hr/loon_Fatima_El_Amrani.xlsx", "hr/loon_[NAME].xlsx"],
    ["bsn/123456782.txt", "bsn/[BSN].txt"],
  ])("%s -> %s", (name, expected) => {
    expect(shown(name)).toBe(expected);
  });

  it("stays another name than that of any other file, and the same for the same file", () => {
    const names = ["uit/a@quist-voorbeeldstad.nl", "uit/b@quist-voorbeeldstad.nl", "uit/c@quist-voorbeeldstad.nl"];
    expect([...names, ...names].map(shown)).toEqual(["uit/[EMAIL]", "uit/[EMAIL-2]", "uit/[EMAIL-3]", "uit/[EMAIL]", "uit/[EMAIL-2]", "uit/[EMAIL-3]"]);
  });
});
