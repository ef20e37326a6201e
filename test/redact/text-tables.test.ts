import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const { redact } = createRedactor();

describe("tables of text", () => {
  const tables: readonly [name: string, before: string, after: string][] = [
    ["a key beside its value", "  | naam | waarde |\n  | geslachtsnaam (02.40) | Xyqo |\n", "  | naam | waarde |\n  | geslachtsnaam (02.40) | [NAME] |\n"],
    [
      "columns under a header",
      "| bsn | geslachtsnaam |\n|---|---|\n| 999990019 | Xyqo |\n| 999990020 | |\n",
      "| bsn | geslachtsnaam |\n|---|---|\n| [BSN] | [NAME] |\n| [BSN] | |\n",
    ],
    ["lines of Windows", "| voornamen |\r\n| Xyqo |\r\n", "| voornamen |\r\n| [NAME] |\r\n"],
    ["a new table has a new header", "| voornamen |\n| Xyqo |\n\n| kleur |\n| rood |\n", "| voornamen |\n| [NAME] |\n\n| kleur |\n| rood |\n"],
  ];
  it.each(tables)("%s", (_name, before, after) => {
    expect(redact(before)).toBe(after);
  });

  const quiet = [
    "a | voornamen\nb | rood",
    "| voornamen | geslachtsnaam |",
    "| voornamen |\n| <voornamen> |",
    "ps aux | grep voornamen | wc",
    "|".repeat(100_000),
  ];
  it.each(quiet.map((text) => [text.slice(0, 40), text]))("leaves %j alone", (_start, text) => {
    expect(redact(text)).toBe(text);
  });
});
