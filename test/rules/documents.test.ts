import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

/** Invented documents in the forms of Dutch registers, scanned as text. Between « and » stands what is personal, and nothing else is. */
const documents: { readonly [name: string]: string } = {
  "Haal Centraal BRP": `{
  "burgerservicenummer": "«999990019»",
  "aNummer": "«1019579813»",
  "leeftijd": «41»,
  "geslacht": { "code": "V", "omschrijving": "vrouw" },
  "naam": {
    "voornamen": "«Anna Maria»", "voorvoegsel": "«van der»", "geslachtsnaam": "«Bakker»", "voorletters": "«A.M.»",
    "volledigeNaam": "«Anna Maria van der Bakker»",
    "aanduidingNaamgebruik": { "code": "E", "omschrijving": "eigen geslachtsnaam" }
  },
  "geboorte": {
    "datum": { "type": "Datum", "datum": "«1985-12-01»", "langFormaat": "«1 december 1985»" },
    "plaats": { "code": "0599", "omschrijving": "Rotterdam" }
  },
  "verblijfplaats": {
    "type": "Adres",
    "adresseerbaarObjectIdentificatie": "«0599010000208579»",
    "nummeraanduidingIdentificatie": "«0599200000219678»",
    "verblijfadres": {
      "officieleStraatnaam": "«Boterdiep»", "korteStraatnaam": "«Boterdiep»", "huisnummer": «31», "huisletter": "«A»", "huisnummertoevoeging": "«bis»",
      "postcode": "«3077AW»", "woonplaats": "«Rotterdam»"
    }
  },
  "adressering": { "aanhef": "Geachte mevrouw «Van der Bakker»", "aanschrijfwijze": { "naam": "«A.M. van der Bakker»" }, "adresregel1": "«Boterdiep 31 A»", "adresregel2": "«3077 AW  ROTTERDAM»" },
  "partners": [{ "burgerservicenummer": "«999990020»", "naam": { "voorletters": "«P.»", "geslachtsnaam": "«Visser»" } }]
}`,
  "ZGW (Open Zaak)": `{
  "url": "https://zaken.example.nl/api/v1/rollen/7b3bf470-9456-41e8-9eb6-529269fb1459",
  "bronorganisatie": "«517439943»",
  "verantwoordelijkeOrganisatie": "«159351741»",
  "betrokkeneType": "natuurlijk_persoon",
  "omschrijvingGeneriek": "initiator",
  "betrokkeneIdentificatie": {
    "inpBsn": "«999990032»", "anpIdentificatie": "«2012345678»", "inpA_nummer": "«1905728741»",
    "geslachtsnaam": "«Visser»", "voorvoegselGeslachtsnaam": "«de»", "voorletters": "«P.J.»", "voornamen": "«Pieter Jan»",
    "geslachtsaanduiding": "m", "geboortedatum": "«19700302»",
    "verblijfsadres": { "aoaIdentificatie": "«0599010000208579»", "wplWoonplaatsNaam": "«Zwolle»", "gorOpenbareRuimteNaam": "«Grote Kerkplein»", "aoaPostcode": "«8011PK»", "aoaHuisnummer": «15», "aoaHuisletter": "«B»", "aoaHuisnummertoevoeging": "«2»", "inpLocatiebeschrijving": "" }
  },
  "contactpersoonRol": { "naam": "«P.J. de Visser»", "emailadres": "«pj@example.com»", "functie": "«adviseur»", "telefoonnummer": "«0612345678»" }
}`,
  "Open Klant": `{
  "partijIdentificator": { "codeObjecttype": "natuurlijk_persoon", "codeSoortObjectId": "bsn", "objectId": "«123456782»", "codeRegister": "brp" },
  "digitaleAdressen": [{ "soortDigitaalAdres": "email", "adres": "«anna@example.com»" }, { "soortDigitaalAdres": "telefoonnummer", "adres": "«06-12345678»" }],
  "volledigeNaam": "«Anna Bakker»", "voorkeursRekeningnummer": { "iban": "«NL13TEST0123456789»" },
  "contactnaam": { "voorletters": "«A.»", "voornaam": "«Anna»", "voorvoegselAchternaam": "", "achternaam": "«Bakker»" },
  "correspondentieadres": { "adresregel1": "«Voorbeeldstraat 12»", "adresregel2": "«1234 AB Utrecht»" }
}`,
  "StUF-BG": `<?xml version="1.0" encoding="UTF-8"?>
<BG:npsLa01 xmlns:BG="http://www.egem.nl/StUF/sector/bg/0310" xmlns:StUF="http://www.egem.nl/StUF/StUF0301">
  <BG:stuurgegevens><StUF:referentienummer>20261122140536</StUF:referentienummer><StUF:tijdstipBericht>20261122140536123</StUF:tijdstipBericht></BG:stuurgegevens>
  <BG:object StUF:entiteittype="NPS">
    <BG:inp.bsn>«999990044»</BG:inp.bsn>
    <BG:inp.a-nummer>«2843145278»</BG:inp.a-nummer>
    <BG:geslachtsnaam>«Smit»</BG:geslachtsnaam>
    <BG:voorvoegselGeslachtsnaam>«van»</BG:voorvoegselGeslachtsnaam>
    <BG:voorletters>«K.L.»</BG:voorletters>
    <BG:voornamen>«Karel Lodewijk»</BG:voornamen>
    <BG:geboortedatum StUF:indOnvolledigeDatum="V">«19700302»</BG:geboortedatum>
    <BG:verblijfsadres>
      <BG:wpl.woonplaatsNaam>«Utrecht»</BG:wpl.woonplaatsNaam>
      <BG:gor.straatnaam>«Voorbeeldstraat»</BG:gor.straatnaam>
      <BG:aoa.postcode>«3511BT»</BG:aoa.postcode>
      <BG:aoa.huisnummer>«300»</BG:aoa.huisnummer>
      <BG:aoa.huisletter>«A»</BG:aoa.huisletter>
    </BG:verblijfsadres>
    <BG:sub.telefoonnummer>«030-1234567»</BG:sub.telefoonnummer>
    <BG:sub.emailadres>«karel@example.com»</BG:sub.emailadres>
  </BG:object>
</BG:npsLa01>`,
  "KvK API": `{
  "kvkNummer": "«69599084»", "rsin": "«857587973»", "indNonMailing": "Ja", "naam": "Test EMZ Dagobert", "formeleRegistratiedatum": "20150622", "totaalWerkzamePersonen": 3,
  "_embedded": { "hoofdvestiging": { "vestigingsnummer": "«000038509504»", "kvkNummer": "«69599084»",
    "adressen": [{ "type": "bezoekadres", "indAfgeschermd": "Nee", "volledigAdres": "«Abebe Bikilalaan 17 1034WL Amsterdam»", "straatnaam": "«Abebe Bikilalaan»", "huisnummer": «17», "postcode": "«1034WL»", "plaats": "«Amsterdam»", "land": "Nederland" },
      { "type": "correspondentieadres", "volledigAdres": "«Postbus 200 1000AE Amsterdam»", "postbusnummer": «200», "postcode": "«1000AE»", "plaats": "«Amsterdam»" }] } },
  "eigenaar": { "rsin": "«857587973»", "rechtsvorm": "Eenmanszaak" }
}`,
  "FHIR JSON": `{
  "resourceType": "Patient",
  "id": "7b3bf470-9456-41e8-9eb6-529269fb1459",
  "identifier": [{ "use": "official", "system": "http://fhir.nl/fhir/NamingSystem/bsn", "value": "«123456782»" }],
  "name": [{ "use": "official", "text": "«Anna van der Bakker»" }],
  "telecom": [{ "system": "phone", "value": "«06-12345678»", "use": "mobile" }, { "system": "email", "value": "«anna@example.com»" }],
  "gender": "female", "birthDate": "«1985-12-01»",
  "address": [{ "line": ["«Voorbeeldstraat 12»"], "city": "«Utrecht»", "postalCode": "«3511BT»", "country": "NL" }],
  "generalPractitioner": [{ "identifier": { "system": "http://fhir.nl/fhir/NamingSystem/uzi-nr-pers", "value": "«900000123»" } }]
}`,
  "Gherkin, header and rows": `# language: nl
Functionaliteit: Persoon zoeken
  Scenario: Zoek op burgerservicenummer
    Gegeven de volgende personen
    | burgerservicenummer | geslachtsnaam | voornamen | voorvoegsel | geboortedatum | postcode | huisnummer |
    | «123456782»           | «Bakker»        | «Anna»      | «van der»     | «1985-12-01»    | «3511BT»   | «12»         |
    | «111222333»           | «Visser»        | «Piet»      |             | «19700302»      | «8011PK»   | «15»         |
    Als personen wordt gezocht met de volgende parameters
    Dan heeft de response 2 personen`,
  "Gherkin, name and value": `# language: nl
    Als personen wordt gezocht met de volgende parameters
    | naam                | waarde                          |
    | type                | RaadpleegMetBurgerservicenummer |
    | burgerservicenummer | «123456782»                     |
    | geslachtsnaam       | «Bakker»                        |
    | geboortedatum       | «1985-12-01»                    |
    | fields              | burgerservicenummer             |`,
  "Gherkin, sentences": `    Gegeven de persoon met burgerservicenummer '«123456782»' heeft de volgende gegevens
    | geslachtsnaam (02.40) | voornamen (02.10) |
    | «Bakker»     | «Anna»            |
    En de persoon heeft een 'partner' met burgerservicenummer "«111222333»"
    En adres 'A1' heeft postcode '«3511BT»' en huisnummer '«12»'`,
  Markdown: `| Naam | BSN | Geboortedatum | Adres |
|------|-----|---------------|-------|
| «Anna Bakker» | «123456782» | «01-12-1985» | «Voorbeeldstraat 12» |`,
  YAML: `personen:
  - bsn: "«123456782»"
    naam:
      voornaam: «Anna»
      achternaam: «Bakker»
    geboortedatum: «1985-12-01»
    adres: { straat: «Voorbeeldstraat», huisnummer: «12», postcode: «3511BT» }
    contact:
      telefoon: «06-12345678»
      email: «anna@example.com»`,
  "a letter": `Gemeente Voorbeeldstad
«Postbus 626, 1000 AP Amsterdam»

Aan mevrouw «A.M. van der Bakker»
«Voorbeeldstraat 12»
«3511 BT  UTRECHT»

Betreft: uw aanvraag, BSN «1234.56.782»

Geachte mevrouw «Van der Bakker»,

U bent geboren op «1 december 1985» en bereikbaar op «06-12345678». Wij maken het bedrag over naar rekening «NL13 TEST 0123 4567 89».

Hoogachtend,
«P. Visser»`,
  CAMT: "<CdtrAcct><Id><IBAN>«NL13TEST0123456789»</IBAN></Id></CdtrAcct><Dbtr><Nm>«A. Bakker»</Nm><PstlAdr><StrtNm>«Voorbeeldstraat»</StrtNm><BldgNb>«12»</BldgNb><PstCd>«3511BT»</PstCd><TwnNm>«Utrecht»</TwnNm></PstlAdr></Dbtr>",
  vCard: `BEGIN:VCARD
N:«Bakker»;«Anna»;;;
FN:«Anna Bakker»
TEL;TYPE=CELL:«+31612345678»
EMAIL:«anna@example.com»
BDAY:«19851201»
ADR;TYPE=HOME:;;«Voorbeeldstraat 12»;«Utrecht»;;«3511BT»;NL
END:VCARD`,
  "a line of a log": `2026-11-22T14:05:36.123Z INFO klant opgeslagen {"klantnummer":"«K-204511»","bsn":«123456782»,"naam":"«Anna Bakker»","geboortedatum":"«1985-12-01»","iban":"«NL13TEST0123456789»","ip":"«203.0.113.7»"} in 48 ms`,
  Stripe: `{"id":"evt_1","data":{"object":{"email":"«anna@example.com»","name":"«Anna Bakker»","phone":"«+31612345678»","address":{"line1":"«Voorbeeldstraat 12»","city":"«Utrecht»","postal_code":"«3511BT»"},"dob":{"day":«1»,"month":«12»,"year":«1985»},"sepa_debit":{"iban":"«NL39RABO0300065264»"},"card":{"number":"«4242424242424242»","cvc":"«123»"}}}}`,
};

interface Marked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

function unmarked(document: string): Marked {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  for (const [index, part] of document.split(/[«»]/).entries()) {
    if (index % 2 === 1) spans.push({ start: text.length, end: text.length + part.length });
    text += part;
  }
  return { text, spans };
}

const redactor = createRedactor();
const SIGN = /[\p{L}\p{N}]/u;

describe.each(Object.entries(documents).map(([name, document]) => ({ name, ...unmarked(document) })))("$name", ({ text, spans }) => {
  const findings = redactor.scan(text);

  it("every personal value is covered", () => {
    const isOpen = (at: number) => SIGN.test(text.charAt(at)) && !findings.some(({ start, end }) => start <= at && at < end);
    const open = spans.filter(({ start, end }) => Array.from({ length: end - start }, (_, offset) => start + offset).some(isOpen));
    expect(open.map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });

  it("nothing else is found", () => {
    const others = findings.filter((finding) => !spans.some(({ start, end }) => start < finding.end && finding.start < end));
    expect(others.map(({ rule, start, end }) => ({ rule, text: text.slice(start, end) }))).toEqual([]);
  });
});
