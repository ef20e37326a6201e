import { defineRule, PRECEDENCE } from "../src/rule.js";
import { isLabelOf } from "./lib/label.js";
import { nameFields, nameValue, weakNameFields } from "./lib/names/fields.js";
import { evidenceOf, nameAt } from "./lib/names/find.js";
import { isInventedName } from "./lib/names/invented-name.js";
import { lowerCues } from "./lib/names/lower-case.js";
import { partialName, surrogateName } from "./lib/names/masks.js";
import { mentionsOf } from "./lib/names/mentions.js";
import { writtenForms } from "./lib/names/written-forms.js";

const isLabel = isLabelOf(nameFields);

export default defineRule({
  id: "person-name",
  label: "NAME",
  title: "Name of a person",
  legal: "G4",
  statement: "naam",
  precedence: PRECEDENCE.name,
  trigger: [
    // Behind these a capital belongs to code, a path, an address of a machine or the middle of a name.
    { word: "capital", before: /^[^_@\\$#+~%^{<.-]?$/, after: /^[^\d_()=<>{}[\]/\\@#$%*+;:!?"|~^,]$/ },
    { prefix: lowerCues },
  ],
  match: nameAt,
  evidence: evidenceOf,
  // The BRP allows 200 characters for given names and 200 for the surname.
  maxLength: 200,
  // The match weighs its own evidence; `alone` is what it is worth at least when it counts.
  score: { alone: 0.5, field: 0.97 },
  fields: nameFields,
  weakFields: weakNameFields,
  fieldValue: nameValue,
  subject: "name",
  isTestValue: (value) => isInventedName(value) || isLabel(value),
  writtenForms,
  mentions: mentionsOf,
  partial: partialName,
  surrogate: surrogateName,
  presidio: "PERSON",
  examples: {
    match: [
      "Gisteren belde [[Jan de Vries]] over de factuur.",
      "mevrouw [[De Vries]] en de heer [[J. van den Berg]]",
      "Geachte mevrouw [[In het Zonnetje]],",
      "Geachte heer [[Op Den Berghe]],",
      "mw. [[A.C. Jansen-de Groot]] woont samen met [[Ester van der Ven-van Dijk]]",
      "drs. [[P. Bakker]], jhr. mr. [[W. van Voorbeeld]] en [[Th.M. op den Kamp]]",
      "[[Jan Bakker]] MSc",
      "Beste [[Jan]],",
      "t.n.v. [[J. Voorbeeld]]",
      "[[Vries, J. de]]\n[[Vries, de, Jan]]\n[[VRIES DE, JAN]]",
      "Met vriendelijke groet,\n[[Fatima El Amrani]]",
      'Van: "[[Vries, Jan de]]" <info@example.nl>',
      "mevrouw [[Dell'Orto]], [[S. Dall’Agnol]] en de heer [[D'Angelo]]",
      "mevrouw [[d'Hondt]] en [[Tom De Coninck]] met [[Anne van 't Hof]]",
      "mijn naam is [[fatima el amrani]]",
      "voornaam: [[Xyqo]]",
      "CV [[Jan de Vries]].pdf en [[Fatima El Amrani]].docx",
      "mevrouw [[Fatima  El Amrani]]",
      "pt [[schuurman]] klaagt, dhr. [[wiersma-jansma]] en mw [[de wit]] niet; zr [[chantal]] en Mw [[jansma]] ook",
      "AIOS [[Gerritsen]], POH-GGZ [[Bhagwandin]], cardioloog [[Zwartveld]] en bewoner [[Lubberhuizen]]",
      "Hoofdbehandelaar: [[Kowalczyk]]; overlegd met [[Astrid]] of [[Sandra]]",
      "Ha [[Kirsten]], zie onder.",
      "DHR [[DE GRAAF]] IS VANDAAG ONTSLAGEN",
      "De 19-jarige [[Xyqor K.]] en [[Kevin van de B.]] zwegen, [[Wilderink]]: 'Wij gaan door.'",
      "<SignificantDeelVanDeAchternaam>[[Xyqo]]</SignificantDeelVanDeAchternaam><geslachtsnaamstam>[[Xyqo]]</geslachtsnaamstam>",
      '{"naam_partner":"[[Zwartveld]]","achternm":"[[Lubberhuizen]]","kindnaam":"[[Xyqo]]","tenant_name":"[[Van Xyq]]"}',
      "De Oscarwinnaar [[Ahmad Tawfiq]] en premier [[Wroblewska]]; kaarthouder [[S VAN DER KOLK]]",
      "[[Paulien]], [[Gijs]] en [[Frederique]] zitten in groep 8.",
      '<extraElement naam="achternaam">[[Xyqo]]</extraElement><naam>geslachtsnaam</naam><waarde>[[Xyqo]]</waarde> {"vraag":"Achternaam","antwoord":"[[Xyqo]]"}',
      "GET /klanten/[[Jan de Vries]]/dossier en /upload/[[Fatima El Amrani]].docx",
      'CN=[[Vries\\, Jan de]],OU=x {"naam":{"voor":"[[Xyqo]]","achter":"[[Bos]]"}} (12, [[Xyqhof, Klaas]], 1980-05-03, x)',
      "Huisarts: [[de Boer]], chirurg [[de Haan]], operateur: [[Kuiken]]; Behandelaar: [[van Dijk]]",
      "[[T. (Tjeerd) Haarsma]], [[J.P. (Jan Piet) de Vries]] en [[Wilhelmina (Mien) van Egmond-Schipper]]",
      "Doelman [[Joris Kalkman]], minister [[Lotte Dijksterhuis]] van Volksgezondheid; foto: [[Rob Voss]]/ANP; morgen bij [[Nienke]]",
      ":86:/TRTP/SEPA/BIC/X/NAME/[[J. DE VRIES]]/REMI/huur /CNTP/NL02ABNA0123456789/ABNANL2A/[[P. JANSEN]]///REMI/USTD//x/",
    ],
    ignore: [
      "upgrade Jackson 2.17.1",
      "Beste klant, Mark de taak als voltooid.",
      "Bakker gezocht in Den Haag, Ter Apel of De Bilt",
      "De heer en mevrouw",
      "Van harte, tot maandag 5 Jan 2024",
      "Mr. Robot",
      "de ziekte van Parkinson",
      "org.apache.spark.SparkContext: Running Spark version 2.0",
      "at Object.Jan (/app/src/Jan.js:3:1)",
      "De minister van Justitie en de Bank van Amsterdam",
      "Stichting Jansen Groep B.V.",
      "name: Redis",
      "name: max-file-size",
      "Handleiding Bakker.js, Voorwaarden Nederland.pdf en Mark.ts",
      "bekend met M. Crohn en M. Parkinson; Epley manoeuvre, Kellgren graad 2",
      "Wij Beatrix, bij de gratie Gods, Koningin der Nederlanden",
      "Max. aantal: 99, Max heap size 512m, Max lengte: 30",
      "Gleason n.v.t., Pfannenstiel gesloten; specialist: Orthopedie; consulent Wmo; de Slag bij Nancy; 2. (Ned) 34,31",
      "byte met octale waarde NNN en de behandelaar van de URI",
      "de zoon van de boer, pt wil slapen",
      'achternaam: Dit veld is verplicht. {"lastName":"must not be blank","voorletters":"maximaal 10 tekens"}',
      "boekenkast Oscar, eiken fineer, en trui Fleur",
      '<string name="achternaam">Achternaam</string><xs:element name="achternaam" type="x"/>',
      "/Program Files/Common Files, /Volumes/Jan/src en Ajax/Jan de Vries",
      ":86:/BIC/X/NAME/BAKKERIJ JANSEN BV/REMI/huur /NAME/GEMEENTE ZWOLLE/REMI/ozb",
      "/usr/NAME/Docs",
    ],
  },
  references: ["Haal Centraal BRP bevragen: names and forms of address", "FakerPHP nl_NL: 166 voorvoegsels", "Taaladvies: capitals in surnames"],
});
