import { defineRule, PRECEDENCE } from "../src/rule.js";
import { words } from "./lib/words.js";

// Words that are also said of servers and streets ("gezondheid", "kerk", "behandeling", "ras", "FNV" as an address) are left out or need their phrase.
const health = words(
  "diagnose diagnoses diagnosis ziekte ziektebeeld ziekmelding ziekgemeld ziekteverzuim ziekteverlof medicatie medicijn medicijnen patiënt patiënten patient huisarts ggz psychiater psycholoog psychiatrisch therapie " +
    "allergie allergisch zwanger zwangerschap zwangerschapsverlof handicap gehandicapt arbeidsongeschikt arbeidsongeschiktheid icd10 dbc wlz wmo bloedgroep hiv kanker oncologie chemotherapie diabetes depressie burnout " +
    "verslaving rolstoel medisch medische bedrijfsarts ziekenhuisopname wajong",
).concat("icd 10", "ciz indicatie", "gezondheid van de patiënt", "gezondheid van de cliënt");
const religion = words(
  "religie religieus geloofsovertuiging kerkgenootschap kerklid moskee synagoge gereformeerd hervormd katholiek islam islamitisch moslim joods hindoe religion",
).concat("lid van de kerk", "rooms katholiek");
const ethnicity = words("etniciteit etnisch etnische afkomst huidskleur ethnicity").concat("ethnic origin");
const politics = words("partijlid partijlidmaatschap").concat("politieke voorkeur", "politieke overtuiging", "political opinion");
const union = words("vakbond vakbondslid vakbondslidmaatschap vakbondscontributie").concat(
  "lid van de fnv",
  "lid van fnv",
  "lid van het cnv",
  "lid van cnv",
  "lidmaatschap bond",
  "trade union",
);
const sexuality = words("transgender homoseksueel lesbisch biseksueel genderidentiteit").concat(
  "seksuele geaardheid",
  "seksuele gerichtheid",
  "seksuele voorkeur",
  "sexual orientation",
);
const biometrics = words("vingerafdruk vingerafdrukken irisscan gezichtsherkenning dna biometrisch biometrische");
// "Verdachte inlogpoging" and "aangifte inkomstenbelasting" are daily work of programs and offices.
const criminal = words("strafblad veroordeling veroordeeld parketnummer detentie gedetineerd strafrechtelijk justitieel reclassering").concat(
  "als verdachte",
  "de verdachte",
  "verdachte van",
  "verdachte is",
  "aangifte gedaan",
  "aangifte bij de politie",
  "proces verbaal",
  "verklaring omtrent gedrag",
  "vog",
);
/** Who asks for asylum tells of persecution for belief, origin or opinion. */
const asylum = words("asielzoeker asielaanvraag asielstatus");

/**
 * Gender, nationality and country of birth stand in every register of persons and are no special data by law, so they raise nothing; neither do debts,
 * guardianship and benefits.
 */
const keys = words(
  "diagnose diagnoses diagnosis diagnosecode hoofddiagnose icd10 icd10code medicatie medicijnen medication ziekte ziektebeeld allergie allergieen allergies bloedgroep bloodtype bloodgroup medischegegevens " +
    "medischehistorie medicalhistory medicalrecord medicalcondition healthstatus disability beperking handicap verzuimreden ziekmelding religie religion geloof geloofsovertuiging levensovertuiging kerkgenootschap " +
    "etniciteit ethnicity ethnicorigin race ras huidskleur afkomst politiekevoorkeur politiekeovertuiging politicalaffiliation politicalopinion vakbond vakbondslid vakbondslidmaatschap tradeunion unionmembership " +
    "seksuelegeaardheid seksuelevoorkeur sexualorientation genderidentity genderidentiteit strafblad criminalrecord parketnummer veroordeling veroordelingen biometrie biometric vingerafdruk irisscan dna",
);

/** In a sentence these say something else as well: "race condition", "ik geloof dat". */
const keysOnly = words("beperking geloof race ras disability healthstatus biometric");
const inSentences = keys.filter((key) => !keysOnly.includes(key));

export default defineRule({
  id: "special-category",
  title: "Special and criminal data (raises the class of what stands near; finds nothing itself)",
  legal: "G1",
  statement: "overig",
  precedence: PRECEDENCE.other,
  maxLength: 100,
  score: {},
  raisesClass: true,
  context: [...new Set([health, religion, ethnicity, politics, union, sexuality, biometrics, criminal, asylum, inSentences].flat())],
  fields: keys,
  partial: () => "•••",
  surrogate: (_, random) => `persoon${random(1_000_000)}@example.com`,
  presidio: "NRP",
  examples: {
    match: [
      "diagnose: diabetes type 2, mail [[jan@example.com]]",
      "[[jan@example.com]] is lid van de vakbond FNV",
      "mail aan [[jan@example.com]] over zijn strafblad",
      "politieke voorkeur van [[jan@example.com]]",
      '{"sexualOrientation":"x","email":"[[jan@example.com]]"}',
      "dossier [[jan@example.com]]: etniciteit en vingerafdruk",
    ],
    ignore: [
      "gezondheid van de server, mail jan@example.com",
      "healthcheck ok jan@example.com",
      "FNV bereikbaar via fnv@example.com",
      "vaccin voor de database, jan@example.com",
      "sex: F in CSS, jan@example.com",
      "kerkstraat 5 jan@example.com",
      "race condition, mail jan@example.com",
      "verdachte inlogpoging van jan@example.com",
      "aanvraag in behandeling, mail jan@example.com",
      "aangifte inkomstenbelasting van jan@example.com",
      "diagnose\njan@example.com",
    ],
  },
  references: ["AVG art. 9(1), art. 10", "UAVG art. 22 to 33"],
});
