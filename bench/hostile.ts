/** A text of about this many characters that is made to cost much. */
export interface Hostile {
  readonly name: string;
  readonly make: (length: number) => string;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const BASE64 = "QWxsZSBwZXJzb25lbiBpbiBkaXQgYmVzdGFuZCB6aWpuIHZlcnpvbm5lbi4g";

/** Everything that has made a scanner of personal data slow so far: ours, while it was built, and those of others. */
export const HOSTILE: readonly Hostile[] = [
  ...[
    ["start of a mobile number, again and again", "06 "],
    ["one digit", "1"],
    ["nine digits and a space", "123456789 "],
    ["digits and dashes", "0-"],
    ["digits and dots", "1.2."],
    ["digits in fours", "4111 "],
    ["mail without an end", "a@"],
    ["mail of dots", "a.a."],
    ["mail of plus signs", "a+a@a."],
    ["one capital", "A"],
    ["the alphabet in capitals", LETTERS],
    ["words with a capital", "Jan "],
    ["name particles", "van der "],
    ["names with particles", "Jan van der "],
    ["initials", "J.P."],
    ["quotes", '"'],
    ["escaped quotes", '\\"'],
    ["backslashes", "\\"],
    ["less-than signs", "<"],
    ["open tags", "<bsn>"],
    ["colons", ":"],
    ["keys without a value", '"bsn":'],
    ["key-value pairs", "bsn=1&"],
    ["keys of a query without values", "bsn="],
    ["keys of cookies without values", "cookie="],
    ["keys of a query and brackets", "bsn=("],
    ["ends of JSON strings", 'Vries":"'],
    ["percent signs", "%3"],
    ["encoded at signs", "%40"],
    ["HTML escapes", "&#64;"],
    ["the word BSN", "BSN "],
    ["the word naam and its colon", "naam: "],
    ["words that promise a number", "telefoonnummer "],
    ["IBAN beginnings", "NL91"],
    ["IBAN beginnings with spaces", "NL91 ABNA "],
    ["postcodes", "1234 AB "],
    ["streets", "Voorbeeldlaan "],
    ["slashes", "/"],
    ["equals signs", "="],
    ["plus signs", "+"],
    ["values of a form", "q=a+"],
    ["encoded words", "=?UTF-8?Q?_"],
    ["encoded words in a row", "=?UTF-8?Q?a?= "],
    ["soft line ends", "x y=\n"],
    ["spaces", " "],
    ["line ends", "\n"],
    ["commas", "a,"],
    ["tabs", "1\t"],
    ["brackets", "["],
    ["braces with a key", '{"a":'],
    ["base64", BASE64],
    ["base64 without padding and end", "QUJD"],
    ["hexadecimal", "deadbeef01"],
    ["dots of a token", "eyJhbGciOiJIUzI1NiJ9."],
    ["addresses of machines", "1.1.1."],
    ["colons of addresses", "fe80:"],
    ["accents", "é"],
    ["combining marks", "e\u0301"],
    ["zero-width characters", "1\u200b"],
    ["wide digits", "１２３"],
    ["emoji", "👩‍👩‍👧"],
    ["dates", "01-02-1980 "],
    ["plates", "AB-12-"],
  ].map(([name, unit]) => repeated(name as string, unit as string)),
  { name: "deep JSON", make: (length) => nested(length, '{"a":', "1", "}") },
  { name: "deep lists", make: (length) => nested(length, "[", '"06 12"', "]") },
  { name: "quotes in quotes", make: quotesInQuotes },
  { name: "one long word with an at sign at its end", make: (length) => `${"a".repeat(length - 2)}@a` },
  { name: "naam and spaces", make: (length) => `naam${" ".repeat(length - 4)}` },
  { name: "a name and one long line of digits", make: (length) => `Jan de Vries ${"8".repeat(length - 13)}` },
  { name: "many findings", make: (length) => "jan@voorbeeld.example BSN 999990019, ".repeat(length / 37 + 1).slice(0, length) },
];

export function repeated(name: string, unit: string): Hostile {
  return { name, make: (length) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length) };
}

function nested(length: number, open: string, inner: string, close: string): string {
  const depth = Math.max(1, Math.floor((length - inner.length) / (open.length + close.length)));
  return open.repeat(depth) + inner + close.repeat(depth);
}

/** JSON in JSON in JSON: each level doubles the backslashes. */
function quotesInQuotes(length: number): string {
  let text = '{"bsn":"1"}';
  for (let next = text; next.length <= length; next = JSON.stringify({ a: text })) text = next;
  return text.padEnd(length, " ");
}
