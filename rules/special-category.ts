import { defineRule, PRECEDENCE } from "../src/rule.js";
import { words } from "./lib/words.js";

// Words that are also said of servers and streets ("gezondheid", "kerk", "behandeling", "ras", "FNV" as an address) are left out or need their phrase.
const health = words(
  "diagnose diagnoses diagnosis ziekte ziektebeeld ziekmelding ziekgemeld ziekteverzuim ziekteverlof medicatie medicijn medicijnen patiënt patiënten patient huisarts ggz psychiater psycholoog psychiatrisch therapie " +
    "allergie allergisch zwanger zwangerschap zwangerschapsverlof handicap gehandicapt arbeidsongeschikt arbeidsongeschiktheid icd10 dbc wlz wmo bloedgroep hiv kanker oncologie chemotherapie diabetes depressie burnout " +
    "verslaving rolstoel medisch medische bedrijfsarts ziekenhuisopname",
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
const biometrics = words("vingerafdruk vingerafdrukken irisscan gezichtsherkenning dna biometrisch biometrische fingerprints");
const criminal = words(
  "strafblad verdachte aangifte veroordeling veroordeeld parketnummer detentie gedetineerd strafrechtelijk justitieel reclassering",
).concat("verklaring omtrent gedrag", "vog aanvraag");
/** Not in articles 9 and 10, but as harmful when it leaks. */
const sensitive = words("schuldsanering schuldhulpverlening bewindvoerder onderbewindstelling curatele asielzoeker asielaanvraag bijstandsuitkering wajong");

export default defineRule({
  id: "special-category",
  title: "Special and criminal data (raises the class of what stands near; finds nothing itself)",
  legal: "G1",
  statement: "overig",
  precedence: PRECEDENCE.other,
  maxLength: 100,
  score: {},
  raisesClass: true,
  context: [...health, ...religion, ...ethnicity, ...politics, ...union, ...sexuality, ...biometrics, ...criminal, ...sensitive],
  fields: words(
    "diagnose diagnoses diagnosis diagnosecode icd10 medicatie medication allergie allergies behandeling behandelaar bloedgroep bloodtype medicalhistory medicalrecord healthstatus disability beperking handicap " +
      "religie religion kerkgenootschap geloof etniciteit ethnicity race afkomst politiekevoorkeur politicalaffiliation vakbond vakbondslid tradeunion unionmembership seksuelegeaardheid sexualorientation " +
      "genderidentity strafblad criminalrecord parketnummer veroordelingen biometrie biometric vingerafdruk indicatiecurateleregister geheimhoudingpersoonsgegevens verzuimreden ziekmelding",
  ),
  partial: () => "•••",
  surrogate: (_, random) => `persoon${random(1_000_000)}@example.com`,
  presidio: "NRP",
  examples: {
    match: [
      "diagnose: diabetes type 2, mail [[jan@example.com]]",
      "[[jan@example.com]] is lid van de vakbond FNV",
      "mail aan [[jan@example.com]] over zijn strafblad",
      "politieke voorkeur van [[jan@example.com]]",
      "dossier [[jan@example.com]]: etniciteit en vingerafdruk",
    ],
    ignore: [
      "gezondheid van de server, mail jan@example.com",
      "healthcheck ok jan@example.com",
      "FNV bereikbaar via fnv@example.com",
      "vaccin voor de database, jan@example.com",
      "sex: F in CSS, jan@example.com",
      "kerkstraat 5 jan@example.com",
    ],
  },
  references: ["AVG art. 9(1), art. 10", "UAVG art. 22 to 33"],
});
