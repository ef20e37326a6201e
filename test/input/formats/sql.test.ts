import { describe, expect, it } from "vitest";
import { BSN, EMAIL, IBAN, inFile, NAME, read } from "./reading.js";

describe("SQL", () => {
  it("takes the columns of an INSERT for field names, in all its rows", async () => {
    const text = `INSERT INTO "persoon" (id, bsn, achternaam) VALUES\n(1, '${BSN}', '${NAME}'),\n(2, ${BSN}, NULL);\nSELECT 1;\n`;
    const { found, hits } = await read("a.sql", text);
    expect(found).toEqual(["2:6 bsn", "2:19 person-name", "3:5 bsn"]);
    expect(hits.map(({ field }) => field)).toEqual(["bsn", "achternaam", "bsn"]);
  });

  it("remembers the columns of CREATE TABLE, as dumps of MySQL need", async () => {
    const text = [
      "CREATE TABLE IF NOT EXISTS `klant` (",
      "  `id` int(11) NOT NULL DEFAULT '0' COMMENT 'a, (b)',",
      "  `bedrag` decimal(10,2),",
      "  `achternaam` varchar(80) DEFAULT NULL,",
      "  PRIMARY KEY (`id`)",
      ");",
      `INSERT INTO \`klant\` VALUES (1,2.50,'${NAME}'),(2,NOW(),'Jansen-${NAME}');`,
    ].join("\n");
    expect(await inFile("dump.sql", text)).toEqual([`person-name ${NAME}`, `person-name Jansen-${NAME}`]);
  });

  it.each([
    ["doubled quotes", "'van ''t Amrani'", "van ''t Amrani"],
    ["backslashes", "'van \\'t Amrani'", "van \\'t Amrani"],
    ["a string with brackets before it", `'a),(b;', '${NAME}'`, NAME],
    ["a path of Windows before it", `'C:\\map\\', '${NAME}'`, NAME],
    ["a function around it", `UPPER('${NAME}')`, NAME],
    ["a prefix", `N'${NAME}'`, NAME],
    ["a cast", `'${NAME}'::text`, NAME],
  ])("reads values with %s", async (_, value, written) => {
    const columns = value.includes("', '") ? "x, achternaam" : "achternaam";
    const { values, hits } = await read("a.sql", `INSERT INTO p (${columns}) VALUES (${value});\nINSERT INTO p (bsn) VALUES ('${BSN}');`);
    expect(values).toEqual([written, BSN]);
    expect(hits[0]?.writing?.read(written)).toBe(written.replace(/''|\\'/, "'"));
  });

  it("reads COPY of PostgreSQL", async () => {
    const text = `COPY public.persoon (id, bsn, achternaam) FROM stdin;\n1\t${BSN}\t${NAME}\n2\t\\N\t\\N\n\\.\n\nSELECT 1;\n`;
    expect((await read("a.dump", text)).found).toEqual(["2:3 bsn", "2:13 person-name"]);
  });

  it("reads statements of others, comments and what is no statement", async () => {
    const text = `-- ${EMAIL}\nINSERT ALL\n INTO t (bsn) VALUES ('${BSN}')\n INTO t (iban) VALUES ('${IBAN}')\nSELECT 1 FROM dual;\nUPDATE p SET achternaam = '${NAME}' WHERE id = 1;\n`;
    expect(await inFile("a.sql", text)).toEqual([`email ${EMAIL}`, `bsn ${BSN}`, `iban ${IBAN}`, `person-name ${NAME}`]);
  });

  it.each([
    ["a quote that is never closed", `INSERT INTO p (x, bsn) VALUES ('oops, ${BSN});\nINSERT INTO p (email) VALUES (${EMAIL});`],
    ["a row that is cut off", `INSERT INTO p (bsn, y) VALUES ('${BSN}', '1'), ('${EMAIL}'`],
  ])("loses nothing over %s", async (_, text) => {
    const found = await inFile("a.sql", text);
    expect(found).toContain(`email ${EMAIL}`);
  });

  it("goes on with a statement that is longer than a block", async () => {
    const rows = Array.from({ length: 150_000 }, (_, i) => `(${i}, 'een regel met wat tekst erin om ruimte te vullen', NULL)`);
    const text = `INSERT INTO p (id, tekst, achternaam) VALUES\n${rows.join(",\n")},\n(9, 'x', '${NAME}');\n`;
    expect(text.length).toBeGreaterThan(8 * 1024 * 1024);
    const { found, hits } = await read("a.sql", text);
    expect(found).toEqual(["150002:11 person-name"]);
    expect(text.startsWith(NAME, (hits[0]?.passage.offset ?? 0) + (hits[0]?.start ?? 0))).toBe(true);
  });
});
