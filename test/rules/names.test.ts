import { describe, expect, it } from "vitest";
import { readMarks } from "../../src/gate/marks.js";
import { createRedactor } from "../../src/index.js";

const { scan } = createRedactor();

/** The text with every found name between [[ ]], so that a failure shows what was found instead. */
function withMarks(text: string): string {
  const names = scan(text).filter(({ rule }) => rule === "person-name");
  return names.reduceRight((marked, { start, end }) => `${marked.slice(0, start)}[[${marked.slice(start, end)}]]${marked.slice(end)}`, text);
}

/** Names as they are written in Dutch, by where they come from and by form. */
const FOUND: { readonly [group: string]: readonly string[] } = {
  Dutch: [
    "Gisteren sprak ik met [[Pieter Hoekstra]] over de offerte.",
    "De factuur is voor [[Annemieke van der Ploeg]], niet voor [[Kees Jansen]].",
    "[[Piet van der Voorbeeld]] en [[Anna de Test]]",
    "[[Jan]]'s fiets",
    "[[Willem-Jan Brouwer-de Groot]] tekent de overeenkomst.",
    "Contactpersoon is [[J.P.M. van 't Hof]].",
    "Overleg met [[Th. op den Kamp]] en [[Chr. Huisman]].",
    "[[Sanne]] is jarig, zegt [[Joost]].",
    "mevrouw [[Jansen e/v De Groot]]",
  ],
  Belgian: ["[[Tom De Coninck]] woont in Gent.", "mevrouw [[Van der Ven-Van Dijk]]", "de heer [[D'Hondt]] en mevrouw [[d'Hondt]]"],
  Frisian: [
    "[[Sjoerd Hoekstra]] belt [[Froukje van der Meulen]].",
    "Mail van [[Tjitske Dijkstra]] en [[Sytse de Boer]].",
    "[[Wiebren Postma]] komt om tien uur.",
  ],
  Turkish: ["[[Mehmet Yılmaz]] heeft een afspraak.", "mevrouw [[Öztürk]] en [[Ayşe Şahin]]", "dhr. [[Kaya]] belde over [[Emre Çelik]]"],
  Moroccan: [
    "[[Fatima El Amrani]] woont samen met [[Mohamed Ben Ali]].",
    "dhr. [[El Bakkali]] is terug",
    "verslag van [[Abdelkader Bouzid]]",
    "[[Youssef el Idrissi]] belt terug",
  ],
  Surinamese: ["[[Rishma Ramdin]] en [[Radjesh Soekhoe]]", "mw. [[Bhagwandin]] is opgenomen", "[[Sheila Wijdenbosch]] komt langs"],
  Polish: ["[[Agnieszka Kowalska]] werkt bij ons.", "[[Łukasz Wiśniewski]] is afwezig", "dhr. [[Nowak]]"],
  Chinese: ["[[Wei Zhang]] heeft gebeld", "mevrouw [[Wong]] en de heer [[Li]]", "[[Mei Ling Chen]] is patiënt"],
  Arabic: ["[[Ahmed al-Hassan]] vraagt asiel aan", "[[Omar Haddad]] en [[Layla Mansour]]", "mevrouw [[Al Khatib]]"],
  "titles and predicates": [
    "prof. dr. [[A. de Wit]] en drs. [[M. Vos]]",
    "jhr. mr. [[W. van Voorbeeld]]",
    "[[Jan Bakker]] MSc en [[Lisa de Boer]], PhD",
    "de heer [[Van den Berg]] en mevrouw [[De Vries]]",
    "Dr. [[Visser]] belde de huisarts.",
    "wethouder [[Kamphuis]] opende de school",
  ],
  news: [
    "[[De Gucht]] vindt dat de regering te traag werkt.",
    "Volgens [[Van Rompuy]] is een akkoord nabij.",
    "[[Vande Lanotte]] en [[Vanden Boeynants]] waren beiden minister.",
    "CVP-voorzitter [[Marc Van Peel]] overlegt.",
    "Schrijver [[Arnon Grunberg]] wint een prijs.",
    "Bel [[Jan de Vries]] op.",
    "Bel [[Jan de Vries]]",
    "Het parket heeft [[Marc D.]] aangehouden.",
    "de 34-jarige [[Hassan B.]] uit Amsterdam",
    "De Noor [[Ole Einar Bjørndalen]] won van de Belg [[Philippaerts]].",
    "Presidentskandidaat [[Lech Wałęsa]] haalde één procent.",
    "vragen van de Kamerleden [[De Vries]] en [[Van Rey]]",
    "Professor [[Etienne Vermeersch]] van de Gentse universiteit",
    "De roman van [[Louis Paul Boon]] en de film Titanic van [[James Cameron]]",
    "Woordvoerder [[Els Prins]] van de NS",
    "Minister [[Antoine Duquesne]] (PRL) en [[Jan Jansen]] (34)",
    "Na [[Ronald Koeman]] is [[Erwin Koeman]] aan de beurt.",
    "Voor [[Verhulst]] komt het te vroeg.",
    "In de finale trof [[Vermeiren]] de Tsjech [[Pavel Hruška]].",
    "vindt [[Hilde Kieboom]] van Sint-Egidius",
    "koning [[Albert II]] en [[Robert Jansen Jr.]]",
    "[[Frank van Borssele]] en [[Els Prins]] van Zoetermeer",
    "met [[Daniël Citroen]]",
    "[[Jan]] & [[Marie]] trouwen.",
    "Volgens [[Verhofstadt]] is het voorstel van [[Dehaene]] onaanvaardbaar.",
    "[[Goossens]] verving [[Staelens]] na de rust.",
    "[[De Rooij]]: 'Het was een gok.'",
    "[[Sophie in 't Veld]] sprak het parlement toe.",
  ],
  contact: [
    "Je kunt [[Kiril]] op kiril@example.nl bereiken.",
    "vragen aan [[Fahreed]] kun je mailen",
    "From: [[Jan Jansen]] <jan@example.nl>",
    "Aanwezig: [[Jan]], [[Piet]], [[Klaas de Boer]]",
    "BEGIN:VCARD\nN:[[Vries;Jan;;de]];\nEND:VCARD",
    "N:[[Jansen;Jan]]",
    "mijn zoons [[Natalya]] en [[Kiril]]",
    "mijn dochter [[CJ]] is jarig",
  ],
  letters: [
    "Beste [[Jan]],",
    "Geachte heer [[Smit]],",
    "Geachte mevrouw [[Van Dijk]],",
    "Met vriendelijke groet,\n[[Bakker]]",
    "Groetjes! [[Samira]]",
    "Hoi [[Daan]], alles goed?",
    "namens [[K. Willems]]",
    "t.a.v. mevrouw [[Postma]]",
  ],
  "list forms": [
    "[[Vries, J. de]]",
    "[[de Vries-Bakker, P.]]\n[[de Groot-van Dijk, A.]]\n[[van der Meer, K.]]\n[[v/d Berg, J.]]",
    "INSERT INTO x VALUES ('[[de Vries, P.]]') <td>[[van der Zee, K.]]</td>",
    "[[d'Hondt, V.]]",
    "[[L'Ami, J. de]]",
    "[[D'Angelo]] is ziek. [[D'Angelo]] is ziek",
    "Aanwezig: [[de Vries, P.]], [[van Dijk, K.]], [[de Boer, J.P.]]",
    '{"naam":"[[van den Berg, A.C.]]"}',
    "[[Vries, de, Jan]]",
    "[[VRIES DE, JAN]]",
    "[[Jansen-de Groot, A.C. (Anna)]]",
    '"[[Berg, Pieter van den]]" <info@example.nl>',
  ],
  "care notes": [
    "Patiënt [[Jansen]] klaagt over hoofdpijn.",
    "Mw. [[De Boer]], 84 jaar, viel in de badkamer.",
    "Overleg gehad met dr. [[Van Leeuwen]] en verpleegkundige [[Marloes]].",
    "Dochter [[Ingrid]] is contactpersoon.",
    "Pt. is bekend bij [[K. Verhoeven]], internist.",
    "Brief aan collega [[Hendriks]].",
    "Dhr. [[K.]] heeft pijn.",
    "Anamnese: partner [[Ben]] bevestigt het verhaal.",
    "Betrokken: psychiater [[Koster]], maatschappelijk werker [[Linda Visser]].",
    "Echtgenoot [[Gerrit]] is mantelzorger, zoon [[Bram]] woont in Zwolle.",
    "Telefonisch overleg met huisarts [[Kok]] te Almere.",
    "i.o.m. [[Willemse]] gestart",
    "Broer [[Kees]] en schoonzus [[Riet]] komen.",
    "Cliënte [[Van Beek]] vraagt om hulp, pt [[de Jong]] slaapt.",
    "dhr [[j bos]] en mw. [[a. jansma]] zagen dhr [[j.p. de vries]]; mw [[bakker]] belde, pt klein van stuk",
    "Pat. [[Bouali]] weigert medicatie.",
    "Verwezen door huisarts [[de Wit]].",
    "Gesproken met [[Abdel]] over terugkeer.",
    "De heer [[De Haan]] en de heer [[Koning]]",
    "Gesprek met [[Joke]] (dochter).",
    "Bezocht door dominee [[Prins]].",
    "mevrouw [[Schoonhoven- de Klerk]]",
    "Vandaag [[Bep]] gezien.",
  ],
  chat: [
    "hoi, ik ben [[fatima el amrani]]",
    "mijn naam is [[sanne de boer]]",
    "vraag het aan mevrouw [[de vries]]",
    "groetjes [[samira]]",
    "groetjes, [[kees]]",
    "hoi met [[sanne]] van de receptie",
    "ik heet [[mehmet yilmaz]]",
  ],
  capitals: ["BETREFT: [[PIETER JANSEN]]", "DHR. [[VAN DER BERG]]", "DE HEER [[J. DE VRIES]]", "MEVR. [[DE VRIES]]"],
};

const QUIET: { readonly [group: string]: readonly string[] } = {
  greetings: [
    "Beste klant,",
    "Geachte heer of mevrouw,",
    "De heer en mevrouw",
    "Met vriendelijke groet,\nHet team",
    "Hallo allemaal",
    "Hallo, Hoogachtend.",
    "Beste collega's,",
    "Dear customer,",
  ],
  instructions: [
    "Mark de taak als voltooid",
    "Toon alle resultaten",
    "Bel de klantenservice",
    "Wil je doorgaan?",
    "Ping de server",
    "Roos is een kleur",
    "Hoop doet leven",
  ],
  places: [
    "Den Haag",
    "Ter Apel en De Bilt",
    "Alphen aan den Rijn",
    "in Amsterdam en Breda",
    "Sluis, Stadskanaal, Stein, Terneuzen",
    "verwijzing naar het Antoni van Leeuwenhoek",
    "tegen Albanese rebellen",
    "Sint Maarten",
    "Van Utrecht naar Zwolle",
    "De Zaanse Schans",
    "gemeente Bergen op Zoom",
  ],
  calendar: ["maandag 5 januari", "12 Jan 2024", "In april en mei", "Wed Jul 6 18:00:56", "Tot Dinsdag"],
  organisations: [
    "Stichting Jansen Groep",
    "De Vries B.V.",
    "Bakker en Zonen",
    "Bank of Scotland",
    "Ministerie van Justitie",
    "Albert Heijn",
    "Swets & Zeitlinger",
    "Lernout & Hauspie",
    "Motel Van der Valk",
    "Universiteit van Amsterdam",
    "ABN AMRO Bank",
  ],
  streets: ["Prins Hendrikkade", "de Jan van Galenstraat", "Burgemeester De Vriesweg", "het Leeuwenhoekziekenhuis"],
  eponyms: ["Volgens Apgar en Glasgow", "een Foley katheter", "Omeprazol en Metoprolol gestopt", "de ziekte van Crohn"],
  buildings: ["in de Johan Cruijff Arena", "De Van Brienenoordbrug", "Van Dale", "De Rode Duivels", "het Witte Huis"],
  products: ["Microsoft Teams", "Google Maps", "Apache Kafka en Jenkins", "Jira en Confluence", "Mercedes Benz"],
  code: [
    "java.lang.NullPointerException",
    "at Jan.run(/app/Jan.ts:3)",
    "class Jan extends Peter",
    "const Anna = require('anna')",
    "https://example.org/Jan/Peter",
    "C:\\Users\\Public",
    "org.apache.spark.SparkContext",
    "user_Jan_1",
    "List<Peter>",
  ],
  everyday: [
    "Koning Winter is terug",
    "De Bakker om de hoek",
    "Bakker gezocht",
    "de Vries",
    "Van harte beterschap",
    "van de week",
    "Ds. 3",
    "de ziekte van Parkinson",
    "Mr. Robot",
  ],
  headings: [
    "INHOUD EN OPZET",
    "ALGEMENE VOORWAARDEN",
    "B. Organisaties",
    "Artikel I. Na inwerkingtreding",
    "HOOFDSTUK II",
    "UNIVERSELE VERKLARING VAN DE RECHTEN VAN DE MENS",
  ],
  masked: ["[NAME]", "mevrouw [NAME] belt", "J••• de V•••", "Beste [NAME],", "Mevr. ******"],
};

describe("names that are found", () => {
  for (const [group, texts] of Object.entries(FOUND)) {
    it.each(texts)(`${group}: %s`, (marked) => {
      expect(withMarks(readMarks(marked).text)).toBe(marked);
    });
  }
});

describe("quiet where there are no people", () => {
  for (const [group, texts] of Object.entries(QUIET)) {
    it.each(texts)(`${group}: %s`, (text) => {
      expect(withMarks(text)).toBe(text);
    });
  }
});
