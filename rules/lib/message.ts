import { words } from "./words.js";

const alternatives = (list: string) =>
  words(list)
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join("|");

/** What validators say under the key that they complain about; none of these stands in a name, an address or a job title. */
const saying = alternatives(
  "not must cannot may should required invalid missing expected already failed failure denied unavailable refused exceeds longer shorter " +
    "niet moet moeten mag mogen verplicht verplichte ongeldig ongeldige onbekende ontbreekt gevonden bekend onbekend leeg maximaal minimaal minstens hoogstens groter kleiner wijkt toegestaan overeen ingevuld opgegeven",
);
/** What may stand before it; a name may not: "achternaam: … niet gevonden". */
const leading = alternatives(
  "is are be can could does has value field string property size length name address code or service temporary only to it the this " +
    "veld waarde lengte naam adres de het dit deze er kan kon kunnen wordt werd bestaat komt alleen hoofdletters letters geen of tekst",
);
const opening =
  "Dit veld|Deze waarde|Vul (?:uw|je|een|de|het|hier)|Voer (?:uw|je|een|de|het)|Kies (?:uw|je|een|de|het)|This (?:field|value)|Please [a-z]|Enter (?:a|an|the|your)";
const remark =
  "[Zz]ie (?:onder|boven|hier|bijlage|vorige|volgende|ook)|[Ii]dem|(?:Niet|Not|Must|Cannot|Invalid|Missing|Unknown|Ongeldige?|Onbekende?) [a-z]{1,20}|(?:Verplicht|Required|Invalid|Missing|Ongeldig)$|[a-z]{1,20} timed out";
const message = `(?:${opening}|${remark}|(?:(?:${leading}) ){0,4}(?:${saying}))(?![A-Za-zé'-])`;

/** The pattern of a field's value, for values that say nothing about the field: "Dit veld is verplicht", "must not be blank". */
export function butNoMessage(pattern: RegExp): RegExp {
  return new RegExp(`^(?!${message})${pattern.source.slice(1)}`, pattern.flags);
}
