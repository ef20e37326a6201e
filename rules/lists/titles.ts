/**
 * Words before and after a name: salutations, titles, predicates (docs, dutch-identifiers 13.3).
 *
 * All in lower case and without a closing full stop: "dr" stands for "dr", "dr." and "Dr.".
 */
import { wordsOf } from "./words-of.js";

/** A form of address in running text or a letter: "dhr. Jansen", "mevrouw De Vries". */
export const salutations: readonly string[] = wordsOf(`
dhr heer de_heer hr de_hr heren meneer menheer mijnheer mhr m'nheer mevr mevrouw mw mevrn mej mejuffrouw juffrouw juf madam mme madame
monsieur dame dames fam familie echtpaar erven erven_van wed weduwe weduwnaar wijlen oom tante opa oma mr mrs ms miss mister sir lady herr
frau`);

/** Words that open a letter or message and are followed by a name. */
export const openings: readonly string[] = wordsOf(`
geachte beste hallo hoi hey hi hai dag lieve waarde goedemorgen goedemiddag goedenavond goedendag hoogwelgeboren hooggeboren hoogheid
weledele weledelgeboren weledelgeleerde weledelgestrenge dear hello`);

/** Words that close a letter; the name is on the same line or below. */
export const closings: readonly string[] = wordsOf(`
met_vriendelijke_groet met_vriendelijke_groeten met_hartelijke_groet vriendelijke_groet vriendelijke_groeten hartelijke_groet
hartelijke_groeten met_groet groet groeten groetjes gr mvg m.v.g hoogachtend met_hoogachting met_de_meeste_hoogachting namens ondertekend
getekend w.g was_getekend liefs sincerely kind_regards best_regards regards cheers`);

/** "To", "for", "on behalf of": what stands before a name on an envelope, form or bank transfer. */
export const nameLabels: readonly string[] = wordsOf(`
t.a.v tav ter_attentie_van t.n.v tnv ten_name_van i.o o.v.v c/o p/a attn naam voornaam achternaam roepnaam geslachtsnaam voorletters
tussenvoegsel contactpersoon ondergetekende genaamd geheten`);

/** Academic and professional titles written before a name. */
export const titlesBefore: readonly string[] = wordsOf(`
prof professor dr drs doctor doctorandus mr meester ir ingenieur ing bc bacc ds dominee kand kandidaat dr.h.c dr.ir dr.mr mr.dr drs.ing
prof.dr prof.mr prof.dr.ir em.prof pater pastoor kapelaan zuster broeder rabbijn imam bisschop kardinaal pastor kolonel kapitein majoor
luitenant sergeant generaal admiraal korporaal wachtmeester brigadier inspecteur hoofdinspecteur commissaris burgemeester wethouder minister
staatssecretaris president premier gouverneur rechter officier advocaat notaris deurwaarder raadsheer directeur huisarts arts tandarts
chirurg verpleegkundige docent lector rector trainer coach bondscoach koning koningin`);

/** Degrees and memberships written after a name. */
export const titlesAfter: readonly string[] = wordsOf(`
bsc msc ba ma llb llm bba mba bed med mphil phd dphil md ra aa re ro rb rv rt raa ad rc cissp cisa cism cipp pmp fhj ffp aag jr sr junior
senior i ii iii iv`);

/** Titles and predicates of nobility as the BRP keeps them (code tables of the Haal Centraal BRP API), with their short forms. */
export const predicates: readonly string[] = wordsOf(`
baron barones graaf gravin hertog hertogin jonkheer jonkvrouw jhr jkvr markies markiezin prins prinses ridder vorst vorstin`);

/** Titles that ask for a capital to follow before they say anything: too common as ordinary words. */
export const weakTitles: ReadonlySet<string> = new Set(
  wordsOf(`
ma ba ad re ro ra aa i med bed dame dames heer heren beste dag arts graaf koning meester president ridder prins broeder zuster officier
trainer coach juf gr groet groeten naam ing`),
);
