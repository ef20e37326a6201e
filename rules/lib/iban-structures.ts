/** What an IBAN of one country looks like. */
export interface IbanStructure {
  /** Characters in all, with country and check digits. */
  readonly length: number;
  /** The class of each character after the check digits: `n` digit, `a` capital, `c` either. */
  readonly classes: string;
  /** In the SWIFT registry; the others have the habit without the agreement. */
  readonly registered: boolean;
}

/** SWIFT IBAN registry, release 101: 89 countries. */
const registry = `
AD24 4n4n12c; AE23 3n16n; AL28 8n16c; AT20 5n11n; AZ28 4a20c; BA20 3n3n8n2n; BE16 3n7n2n; BG22 4a4n2n8c; BH22 4a14c;
BI27 5n5n11n2n; BR29 8n5n10n1a1c; BY28 4c4n16c; CH21 5n12c; CR22 4n14n; CY28 3n5n16c; CZ24 4n16n; DE22 8n10n; DJ27 5n5n11n2n;
DK18 4n9n1n; DO28 4c20n; EE20 2n14n; EG29 4n4n17n; ES24 4n4n1n1n10n; FI18 3n11n; FK18 2a12n; FO18 4n9n1n; FR27 5n5n11c2n;
GB22 4a6n8n; GE22 2a16n; GI23 4a15c; GL18 4n9n1n; GR27 3n4n16c; GT28 4c20c; HN28 4a20n; HR21 7n10n; HU28 3n4n1n15n1n; IE22 4a6n8n;
IL23 3n3n13n; IQ23 4a3n12n; IS26 4n2n6n10n; IT27 1a5n5n12c; JO30 4a4n18c; KW30 4a22c; KZ20 3n13c; LB28 4n20c; LC32 4a24c;
LI21 5n12c; LT20 5n11n; LU20 3n13c; LV21 4a13c; LY25 3n3n15n; MC27 5n5n11c2n; MD24 2c18c; ME22 3n13n2n; MK19 3n10c2n; MN20 4n12n;
MR27 5n5n11n2n; MT31 4a5n18c; MU30 4a2n2n12n3n3a; NI28 4a20n; NL18 4a10n; NO15 4n6n1n; OM23 3n16c; PK24 4a16c; PL28 8n16n;
PS29 4a21c; PT25 4n4n11n2n; QA29 4a21c; RO24 4a16c; RS22 3n13n2n; RU33 9n5n15c; SA24 2n18c; SC31 4a2n2n16n3a; SD18 2n12n;
SE24 3n16n1n; SI19 5n8n2n; SK24 4n6n10n; SM27 1a5n5n12c; SO23 4n3n12n; ST25 4n4n11n2n; SV28 4a20n; TL23 3n14n2n; TN24 2n3n13n2n;
TR26 5n1n16c; UA29 6n19c; VA22 3n15n; VG24 4a16n; XK20 4n10n2n; YE30 4a4n18c
`;

/** Countries outside the registry whose banks write account numbers the same way. */
const habit = `
AO25 21n; BF28 24c; BJ28 24c; CF27 23n; CG27 23n; CI28 24c; CM27 23n; CV25 21n; DZ26 22n; GA27 23n; GQ27 23n; GW25 21c; IR26 22n;
KM27 23n; MA28 24n; MG27 23n; ML28 24c; MZ25 21n; NE28 24c; SN28 24c; TD27 23n; TG28 24c
`;

/** Structure by country code. */
export const ibanStructures: ReadonlyMap<string, IbanStructure> = new Map([...readTable(habit, false), ...readTable(registry, true)]);

function readTable(table: string, registered: boolean): [string, IbanStructure][] {
  return table
    .trim()
    .split(/;\s?/)
    .map((row) => [row.slice(0, 2), { length: Number(row.slice(2, 4)), classes: expanded(row.slice(5)), registered }]);
}

/** `4a10n` as `aaaannnnnnnnnn`. */
function expanded(structure: string): string {
  return structure.replace(/(\d{1,2})([nac])/g, (_, count: string, kind: string) => kind.repeat(Number(count)));
}

/** Whether the account part has the characters that the structure asks for. */
export function fitsStructure(bban: string, { classes }: IbanStructure): boolean {
  if (bban.length !== classes.length) return false;
  return Array.from(bban).every((char, place) => (isDigit(char) ? classes[place] !== "a" : isCapital(char) && classes[place] !== "n"));
}

const mistyped: { readonly [letter: string]: string } = { O: "0", I: "1", L: "1" };

/** The account part with digits for the letters that people type, or machines read, in their place: `NL91 ABNA O417 1643 OO`. */
export function withDigits(bban: string, { classes }: IbanStructure): string {
  return /[OIL]/.test(bban) ? Array.from(bban, (char, place) => (classes[place] === "n" ? (mistyped[char] ?? char) : char)).join("") : bban;
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function isCapital(char: string): boolean {
  return char >= "A" && char <= "Z";
}
