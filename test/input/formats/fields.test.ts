import { describe, expect, it } from "vitest";
import { BSN, EMAIL, IBAN, inFile, NAME, read } from "./reading.js";

describe("source code", () => {
  it.each([
    ["a.ts", `const bsn: string = "${BSN}";`],
    ["a.ts", `const p = { bsn: '${BSN}' };`],
    ["a.ts", `expect(person.bsn).toBe("${BSN}");`],
    ["a.js", `person["bsn"] = \`${BSN}\`;`],
    ["a.py", `bsn = f"${BSN}"`],
    ["a.py", `bsn = """${BSN}"""`],
    ["a.py", `Person(bsn="${BSN}", x=1)`],
    ["A.java", `person.setBsn("${BSN}");`],
    ["A.java", `map.put("bsn", "${BSN}");`],
    ["A.java", `Person.builder().bsn("${BSN}").build();`],
    ["A.java", `assertThat(person.getBsn()).isEqualTo("${BSN}");`],
    ["A.kt", `mapOf("bsn" to "${BSN}")`],
    ["A.cs", `new Persoon { Bsn = "${BSN}" }`],
    ["a.php", `<?php return ['bsn' => '${BSN}'];`],
    ["a.php", `$persoon->setBsn(${BSN});`],
    ["a.rb", `Person.new(:bsn => "${BSN}")`],
    ["a.rb", `person.bsn = '${BSN}'`],
    ["a.go", `bsn := "${BSN}"`],
    ["a.go", `Person{Bsn: "${BSN}"}`],
  ])("%s: %s", async (name, code) => {
    const before = "// it's a comment\n";
    const { found, hits } = await read(name, `${before}${code}\n`);
    expect(found).toEqual([`2:${code.indexOf(BSN) + 1} bsn`]);
    expect(hits[0]?.score).toBeGreaterThan(0.9);
  });

  it("gives the field of a name too", async () => {
    expect(await inFile("a.php", `'achternaam' => '${NAME}',\n`)).toEqual([`person-name ${NAME}`]);
    expect(await inFile("A.java", `p.setAchternaam("${NAME}");\n`)).toEqual([`person-name ${NAME}`]);
  });

  it.each([
    ["a.ts", "const address = room(size) * 4;"],
    ["a.ts", "interface Batch { readonly pass: () => boolean; session: Session; }"],
    ["a.ts", "return { address: settings.host.slice(0), password, username: user.name };"],
    ["a.js", "this.session = session\nthis.password = await prompt()"],
    ["a.py", "self.password = password\naddress = args.get(name)"],
    ["A.java", "this.address = address;\nString password = config.getPassword();"],
    ["a.ts", "const sessionId = !isNew && session;"],
    ["a.ts", "headers['proxy-authorization'] = `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}`;"],
    ["a.ts", "request.wachtwoord = `${invoer}`;"],
    ["a.rb", 'p.achternaam = "#{naam}"'],
    ["a.php", "$wachtwoord = $request->wachtwoord;"],
  ])("takes no code for a value: %s: %s", async (name, code) => expect(await inFile(name, code)).toEqual([]));

  it.each([
    ["a.ts", "/* adres: Kerkweg; */", "address Kerkweg"],
    ["a.ts", "// achternaam: Amrani,", "person-name Amrani"],
    ["a.py", '"""\nwachtwoord: geheimpje;\n"""', "password geheimpje"],
    ["a.ts", "const mail = `\nwachtwoord: geheimpje,\n`;", "password geheimpje"],
    ["a.sh", "PASSWORD=hunter2geheim;", "password hunter2geheim"],
    ["a.ts", `const bsn = ${BSN};`, `bsn ${BSN}`],
  ])("reads comments, strings and numbers: %s: %s", async (name, code, found) => expect(await inFile(name, code)).toEqual([found]));

  it.each([
    'await db("klant").select("achternaam", "geboortedatum", "bsn");',
    'klanten.pluck("achternaam", "postcode")',
    '// klant.only("achternaam", "email")',
  ])("takes the name of a field for no value of the one before it: %s", async (code) => expect(await inFile("a.ts", code)).toEqual([]));

  it("finds nothing in calls and names that are nobody's", async () => {
    expect(await inFile("a.ts", 'const title = "Overview";\nrouter.name("users.index");\nconst build = 123456;\nlog.set("level", "debug");\n')).toEqual([]);
  });
});

describe("JSON", () => {
  it("knows columns that stand beside their rows, and those of a first row", async () => {
    expect(await inFile("a.json", `{"columns": ["bsn", "achternaam"], "data": [["${BSN}", "${NAME}"]]}`)).toEqual([`bsn ${BSN}`, `person-name ${NAME}`]);
    expect(await inFile("a.json", `[["achternaam", "kleur"], ["${NAME}", "rood"]]`)).toEqual([`person-name ${NAME}`]);
  });

  it.each([
    ["comments", `// personen\n{ /* x */ "bsn": "${BSN}", }`],
    ["an error", `{"bsn": "${BSN}", "x": [[1, 2`],
    ["a list", `{"bsn": ["111", "${BSN}"]}`],
    ["HAR", `{"log":{"entries":[{"request":{"queryString":[{"name":"bsn","value":"${BSN}"}]}}]}}`],
    ["JSON in JSON", JSON.stringify({ body: JSON.stringify({ bsn: BSN }) })],
  ])("with %s", async (_, text) => expect(await inFile("a.json", text)).toEqual([`bsn ${BSN}`]));

  it("tells how a value is written", async () => {
    const { hits, values } = await read("a.json", '{"achternaam": "El \\u0041mrani"}');
    expect(values).toEqual(["El \\u0041mrani"]);
    expect(hits[0]?.writing?.read(values[0] as string)).toBe(NAME);
    expect(hits[0]?.writing?.write('De "Boer"')).toBe('De \\"Boer\\"');
  });
});

describe("YAML", () => {
  it.each([
    ["a list", `bsn:\n  - "${BSN}"\n  - 1\n`, `bsn ${BSN}`],
    ["a value below its key", `bsn:\n  ${BSN}\n`, `bsn ${BSN}`],
    ["a block", `achternaam: |\n  ${NAME}\nx: 1\n`, `person-name ${NAME}`],
    ["a folded block", "x:\n  achternaam: >-\n    El\n    Amrani\n", "person-name El\n    Amrani"],
    ["an anchor", `bsn: &b ${BSN}\nx: *b\n`, `bsn ${BSN}`],
    ["an alias", `x: &b ${BSN}\nbsn: *b\n`, `bsn ${BSN}`],
    ["a tag", `bsn: !!str ${BSN}\n`, `bsn ${BSN}`],
    ["single quotes", "achternaam: 'van ''t Amrani'\n", "person-name van ''t Amrani"],
    ["flow", `{bsn: [1, ${BSN}]}\n`, `bsn ${BSN}`],
    ["documents", `x: 1\n---\nbsn:\n - ${BSN}\n`, `bsn ${BSN}`],
    ["an error", `bsn: "${BSN}"\n  x: [1,\n`, `bsn ${BSN}`],
    ["CRLF", `x:\r\n  bsn:\r\n    - ${BSN}\r\n`, `bsn ${BSN}`],
  ])("%s", async (_, text, expected) => {
    expect(await inFile("a.yaml", text)).toEqual([expected]);
    const { hits } = await read("a.yml", text);
    expect(hits[0]?.score).toBeGreaterThan(0.9);
  });

  it("is not slowed down by aliases that multiply", async () => {
    const lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]", ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)];
    expect(await inFile("a.yaml", `${lines.join("\n")}\nbsn:\n - ${BSN}\n`)).toEqual([`bsn ${BSN}`]);
  });
});

describe("XML", () => {
  it.each([
    ["CDATA", `<bsn><![CDATA[${BSN}]]></bsn>`, `bsn ${BSN}`],
    ["entities", "<p><achternaam>De B&#111;er</achternaam></p>", "person-name De B&#111;er"],
    ["a leading zero", "<bsn>012345672</bsn>", "bsn 012345672"],
    ["a name beside it", `<veld><naam>bsn</naam><waarde>${BSN}</waarde></veld>`, `bsn ${BSN}`],
    ["a name in an attribute", `<veld naam="bsn">${BSN}</veld>`, `bsn ${BSN}`],
    ["a property", `<property name="bsn" value="${BSN}"/>`, `bsn ${BSN}`],
    ["a namespace and lines", `<ns:bsn\n x="1">\n  ${BSN}\n</ns:bsn>`, `bsn ${BSN}`],
    ["a tag that is not closed", `<a><b><bsn>${BSN}</bsn></a>`, `bsn ${BSN}`],
    ["a comment inside", `<bsn><!-- x -->${BSN}</bsn>`, `bsn ${BSN}`],
  ])("%s", async (_, text, expected) => {
    expect(await inFile("a.xml", `<?xml version="1.0"?>\n${text}\n`)).toEqual([expected]);
    const { hits } = await read("noname", `<?xml version="1.0"?>\n<a>${text}</a>\n`);
    expect(hits.map(({ score }) => score > 0.9)).toEqual([true]);
  });

  it("reads CAMT.053", async () => {
    const text = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><Stmt><Acct><Id><IBAN>${IBAN}</IBAN></Id></Acct>
<Ntry><RltdPties><Dbtr><Nm>J. ${NAME}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>Betaling ${EMAIL}</Ustrd></RmtInf></Ntry></Stmt></Document>`;
    expect(await inFile("camt.xml", text)).toEqual([`iban ${IBAN}`, `person-name J. ${NAME}`, `email ${EMAIL}`]);
  });
});

describe("HTML", () => {
  it.each([
    ["a table", `<table><tr><th>Naam</th><th>BSN</th></tr><tr><td>x</td><td><b>${BSN}</b></td></tr></table>`],
    ["headings in front", `<table><tr><th>BSN</th><td>${BSN}</td></tr></table>`],
    ["a definition", `<dl><dt>BSN:</dt><dd>${BSN}</dd></dl>`],
    ["a form", `<label>BSN</label> <input type="text" value="${BSN}">`],
    ["broken tags", `<table><tr><th>BSN</th></tr><tr><td>${BSN}</td><p x="></table>`],
  ])("%s", async (_, text) => {
    const { hits, values } = await read("a.html", `<!doctype html>\n${text}\n`);
    expect(values).toEqual([BSN]);
    expect(hits[0]?.score).toBeGreaterThan(0.9);
  });
});

describe("settings", () => {
  it.each([
    [".env", `# x\nexport BSN="${BSN}" # y\n`, `bsn ${BSN}`],
    [".env.local", `ACHTERNAAM=${NAME}\n`, `person-name ${NAME}`],
    ["a.ini", `[persoon]\r\nachternaam = ${NAME} ; x\r\n`, `person-name ${NAME}`],
    ["a.properties", `persoon.achternaam: ${NAME}\n`, `person-name ${NAME}`],
    ["a.toml", `[x]\nbsn = '${BSN}'\n`, `bsn ${BSN}`],
    ["a.ini", `;bsn=${BSN}\n`, `bsn ${BSN}`],
  ])("%s %j", async (name, text, expected) => expect(await inFile(name, text)).toEqual([expected]));
});

describe("tables in text", () => {
  it("reads Markdown with and without outer pipes", async () => {
    expect(await inFile("a.md", `achternaam | kleur\n--- | :---:\n${NAME} | rood\n`)).toEqual([`person-name ${NAME}`]);
    expect(await inFile("a.md", `_Jan ${NAME}_ zag ~~Piet ${NAME}~~ en __init__ van _${NAME} Jansen_\n`)).toEqual([
      `person-name Jan ${NAME}`,
      `person-name Piet ${NAME}`,
      `person-name ${NAME} Jansen`,
    ]);
    expect(await inFile("a.md", `| bsn | x |\n|---|---|\n| ${BSN} | y |\n`)).toEqual([`bsn ${BSN}`]);
  });

  it("reads Gherkin", async () => {
    const text = `Functionaliteit: x\n  Voorbeelden:\n    | bsn | achternaam |\n    | ${BSN} | ${NAME} |\n`;
    expect((await read("a.feature", text)).found).toEqual(["4:7 bsn", "4:19 person-name"]);
  });
});

describe("cards and statements", () => {
  it("reads vCard with folds, groups and parameters", async () => {
    const text = `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Amrani;Fatima;;;\r\nitem1.EMAIL;TYPE=work:${EMAIL}\r\nTEL;TYPE=cell:06-25348\r\n 761\r\nADR;TYPE=home:;;Dorpsstraat 7;Ons Dorp;;1234 AB;\r\nBDAY:19800214\r\nEND:VCARD\r\n`;
    const read = await inFile("a.vcf", text);
    expect(read).toContain("phone 06-25348\r\n 761");
    expect(read).toContain("person-name Amrani");
    expect(read).toContain("person-name Fatima");
    expect(read).toContain(`email ${EMAIL}`);
    expect(read).toContain("date-of-birth 19800214");
    expect(read.join("\n")).toMatch(/postcode 1234 AB|address/);
  });

  it("reads the names in an invitation", async () => {
    const text = `BEGIN:VCALENDAR\nATTENDEE;ROLE=REQ-PARTICIPANT;CN="${NAME}":mailto:${EMAIL}\nEND:VCALENDAR\n`;
    expect(await inFile("a.ics", text)).toEqual([`person-name ${NAME}`, `email ${EMAIL}`]);
  });

  it("reads MT940 over its line ends", async () => {
    const text = `:20:X\n:25:${IBAN}\n:28C:1\n:61:2601010101D1,00NTRFNONREF\n:86:/TRTP/SEPA/IBAN/NL13QQQQ09876\n54321/NAME/${NAME}/REMI/x\n:62F:C260101EUR1,00\n-\n`;
    expect(await inFile("a.sta", text)).toEqual([`iban ${IBAN}`, "iban NL13QQQQ09876\n54321", `person-name ${NAME}`]);
    expect(await inFile("export.txt", text)).toHaveLength(3);
    expect(await inFile("a.940", `:20:X\n:86:/CNTP/${IBAN}/RABONL2U/${NAME}///REMI/USTD//x/\n`)).toEqual([
      `iban ${IBAN}`,
      "bic RABONL2U",
      `person-name ${NAME}`,
    ]);
    expect(await inFile("a.940", `:20:X\n:86:177?00x?20y?32${NAME}?31${IBAN}\n`)).toEqual([`person-name ${NAME}`, `iban ${IBAN}`]);
  });
});
