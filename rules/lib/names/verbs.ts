/** Words behind a name that only people have behind theirs. */
import { titlesAfter } from "../../lists/titles.js";
import { words } from "../words.js";

/** What people do in running text, directly behind a name. */
export const verbs: readonly string[] = words(
  "zei zegt vertelde vertelt vond vindt dacht denkt vroeg vraagt schreef schrijft werd speelde speelt won verloor kreeg krijgt ging gaat kwam komt bleef heeft had is was wilde wil kon kan moest " +
    "trouwde stierf overleed studeerde woonde woont werkte werkt belde belt mailde mailt maakte begon verliet debuteerde zong regisseerde componeerde scoorde meldde verklaarde antwoordde riep lachte " +
    "keek zag hoorde kocht verkocht gaf geeft nam neemt stond zat lag liep viert geboren bereiken",
);
export const strongVerbs: readonly string[] = words(
  "zei zegt vertelde vertelt vond vroeg schreef trouwde stierf overleed studeerde woonde woont werkte debuteerde zong regisseerde componeerde scoorde antwoordde riep lachte viert",
);

/** What only people are, behind "is" or "zijn". */
export const states: readonly string[] = words("bereikbaar jarig ziek getrouwd geboren overleden afwezig aanwezig gescheiden zwanger verhuisd");

/** What is done with people only. */
export const contactVerbs: readonly string[] = words("belt belde bellen gebeld mailt mailde mailen gemaild appt appte appen geappt spreken viert vierde");

/** Degrees and the like behind a name. */
export const degrees: readonly string[] = titlesAfter;

/** Verbs that open an instruction and are given names as well: "Toon alles", "Ping de server". */
export const imperatives: readonly string[] = words("toon ping mark wil ben bel door storm roos hang bas");
