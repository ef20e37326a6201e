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
    ["CSV", "id,bsn,achternaam\n1,999990018,Xyqo\n", "id,bsn,achternaam\n1,[BSN],[NAME]\n"],
    ["CSV of Excel", 'id;"Achternaam";bsn\r\n1;"Xyqo, Qo";999990018\r\n', 'id;"Achternaam";bsn\r\n1;"[NAME]";[BSN]\r\n'],
    [
      "a table of psql",
      " id | achternaam |   geboortedatum \n----+------------+-----------\n  1 | Xyqo       | 1985-03-12\n  2 | Zuqy       | \n(2 rows)\n",
      " id | achternaam |   geboortedatum \n----+------------+-----------\n  1 | [NAME]       | [DATE-OF-BIRTH]\n  2 | [NAME]       | \n(2 rows)\n",
    ],
    ["a single column of psql", " achternaam \n------------\n Xyqo\n(1 row)\n", " achternaam \n------------\n [NAME]\n(1 row)\n"],
    ["a row of psql", "-[ RECORD 1 ]----\nachternaam | Xyqo\nid         | 7\n", "-[ RECORD 1 ]----\nachternaam | [NAME]\nid         | 7\n"],
    [
      "a table of MySQL",
      "+----+------------+\n| id | achternaam |\n+----+------------+\n|  1 | Xyqo       |\n+----+------------+\n",
      "+----+------------+\n| id | achternaam |\n+----+------------+\n|  1 | [NAME]       |\n+----+------------+\n",
    ],
    [
      "console.table",
      "┌─────────┬────────────┐\n│ (index) │ achternaam │\n├─────────┼────────────┤\n│ 0       │ 'Xyqo'     │\n└─────────┴────────────┘",
      "┌─────────┬────────────┐\n│ (index) │ achternaam │\n├─────────┼────────────┤\n│ 0       │ '[NAME]'     │\n└─────────┴────────────┘",
    ],
    ["CSV with a delimiter for Excel", "sep=;\r\nid;achternaam\r\n1;Xyqo\r\n", "sep=;\r\nid;achternaam\r\n1;[NAME]\r\n"],
    [
      "an address and its postcode in two columns",
      "adres;postcode;plaats\nKerkpad 6;9471 AB;Zuidlaren",
      "adres;postcode;plaats\n[ADDRESS];[POSTCODE];[ADDRESS]",
    ],
    ["columns with tabs between them", "bsn\tkleur\n999990018\trood\n123456789\tgroen", "bsn\tkleur\n[BSN]\trood\n[BSN]\tgroen"],
    ["CSV goes on as long as it has its columns", "achternaam,kleur\nXyqo,rood\n\nZuqy,rood", "achternaam,kleur\n[NAME],rood\n\nZuqy,rood"],
    [
      "columns of an INSERT in a log",
      "10:00 DEBUG insert into klant (id, achternaam, plaats) values (1, 'Xyqo', 'Den Haag'), (2, 'van ''t Zuq', NULL)",
      "10:00 DEBUG insert into klant (id, achternaam, plaats) values (1, '[NAME]', '[ADDRESS]'), (2, '[NAME]', NULL)",
    ],
    [
      "columns in quotes, and values too",
      'INSERT INTO "p"."klant" ("achternaam", `bsn`, [stad]) VALUES ("Xyqo", 123456789, lower("Assen"))',
      'INSERT INTO "p"."klant" ("achternaam", `bsn`, [stad]) VALUES ("[NAME]", [BSN], lower("[ADDRESS]"))',
    ],
    [
      "a message of HL7",
      "MSH|^~\\&|A\rPID|1||123456789^^^NLMINBIZA^NNNLD~77^^^X^PI||Xyqo&van&Zuq^Qo^^^||19850312|F|||Pad 1^^Assen^^9401AB||0612345678\rNK1|1|Zuq^Xy|SPO",
      "MSH|^~\\&|A\rPID|1||[BSN]^^^NLMINBIZA^NNNLD~77^^^X^PI||[NAME]^[NAME]^^^||[DATE-OF-BIRTH]|F|||[ADDRESS]^^[ADDRESS]^^[POSTCODE]||[PHONE]\rNK1|1|[NAME]^[NAME]|SPO",
    ],
    [
      "a key that PostgreSQL refuses",
      "ERROR: duplicate key\n  Detail: Key (achternaam, n)=(Xyqo, 12) already exists. Key (lower(x))=(y) is fine, Key (bsn)=(123456789)",
      "ERROR: duplicate key\n  Detail: Key (achternaam, n)=([NAME], 12) already exists. Key (lower(x))=(y) is fine, Key (bsn)=([BSN])",
    ],
    [
      "a key that MySQL refuses",
      "Duplicate entry 'Xyqo-7' for key 'klant.achternaam_nr', '17-rood' for key 'fiets.naam'",
      "Duplicate entry '[NAME]-7' for key 'klant.achternaam_nr', '17-rood' for key 'fiets.naam'",
    ],
    [
      "a key that SQL Server refuses",
      "with unique index 'IX_Klant_Achternaam'. The duplicate key value is (Xyqo, 7). Duplicate entry 'rood' for key 'fietsen_naam_unique'",
      "with unique index 'IX_Klant_Achternaam'. The duplicate key value is ([NAME], 7). Duplicate entry 'rood' for key 'fietsen_naam_unique'",
    ],
    [
      "what is looked for in a column",
      "select * from k where lower(achternaam) like 'xyq%' and k.voornaam NOT LIKE '%qo%' and kleur like 'rood' order by achternaam DESC",
      "select * from k where lower(achternaam) like '[NAME]%' and k.voornaam NOT LIKE '%[NAME]%' and kleur like 'rood' order by achternaam DESC",
    ],
    ["rows without a header", "1,999990019,rood\n(2,999990019,3,4)\n", "1,[BSN],rood\n(2,[BSN],3,4)\n"],
    ["a list of numbers", "bsn's: 999990019,123456782,111222333", "bsn's: [BSN],[BSN],[BSN]"],
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
    "id,kleur\n1,rood",
    "Beste klant, uw bestelling\nis onderweg, tot ziens",
    "bsn, naam en adres zijn verplicht.\nVul ze in, graag.",
    "achternaam,kleur",
    "INSERT INTO klant (achternaam, bsn) VALUES (?, $2), (:naam, @bsn), (NULL, DEFAULT)",
    "INSERT INTO klant VALUES ('Xyqo')",
    "insert into the (achternaam) values of your team",
    "De PID|5 is het veld, of PID|Xyqo",
    "insert into a (achternaam) values (".repeat(5000),
    "x\n1,123456782 sec, 52,370216123 en 0,123456782\n",
  ];
  it.each(quiet.map((text) => [text.slice(0, 40), text]))("leaves %j alone", (_start, text) => {
    expect(redact(text)).toBe(text);
  });
});
