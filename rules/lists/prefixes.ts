/**
 * Surname prefixes ("voorvoegsels"): the words between given name and surname, as in "Jan *van der* Berg".
 *
 * The 166 forms are those of FakerPHP (MIT), believed to follow the national "Tabel 36 Voorvoegsels"; see docs, dutch-identifiers 13.2.
 * Compare in lower case, with ’ written as '. Sorted, so that a reviewer can see what is missing.
 */
import { wordsOf } from "./words-of.js";
export const prefixes: readonly string[] = wordsOf(`
's 't a aan aan_'t aan_de aan_den aan_der aan_het aan_t af al am am_de auf auf_dem auf_den auf_der auf_ter aus aus_'m aus_dem aus_den
aus_der aus_m ben bij bij_'t bij_de bij_den bij_het bij_t bin boven_d boven_d' d d' da dal dal' dalla das de de_die de_die_le de_l de_l'
de_la de_las de_le de_van_der deca degli dei del della den der des di die_le do don dos du el het i im in in_'t in_de in_den in_der in_het
in_t l l' la las le les lo los of onder onder_'t onder_de onder_den onder_het onder_t op op_'t op_de op_den op_der op_gen op_het op_t op_ten
over over_'t over_de over_den over_het over_t s s' t te ten ter tho thoe thor to toe tot uijt uijt_'t uijt_de uijt_den uijt_te_de uijt_ten
uit uit_'t uit_de uit_den uit_het uit_t uit_te_de uit_ten unter van van_'t van_De van_de van_de_l van_de_l' van_den van_der van_gen van_het
van_la van_t van_ter van_van_de ver vom von von_'t von_dem von_den von_der von_t voor voor_'t voor_de voor_den voor_in_'t voor_in_t vor
vor_der zu zum zur`);

/** Forms from other languages that occur in Dutch registers: Frisian, Arabic, German, Romance, Irish and Scottish. */
export const foreignPrefixes: readonly string[] = wordsOf(`
fan fan_de fan_der fan_it it abd abd_al abd_el abd-al abd-el abdel abdul abou abu ait al- bel ben beni bent bint bou el- ibn ould oulad
dello delle dal de_los di do e y santa san von_und_zu von_zu zu_der zur mc mac o' fitz af ter tor ten`);

/** Each single word that can stand in a prefix, in lower case: "van", "der", "'t", "el". */
export const prefixWords: ReadonlySet<string> = new Set([...prefixes, ...foreignPrefixes].flatMap((prefix) => prefix.toLowerCase().split(" ")));
