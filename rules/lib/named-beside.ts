import { codeBefore } from "./chars.js";

/** How far before a value its kind may be named. */
const reach = 160;

/** Keys that name the kind of what stands in the next key: FHIR, Open Klant, the Logius logging standard, HL7 CDA. */
const naming = "(?:system|root|code_?soort_?object_?id|data_?subject_?id_?type)";
const holding = "(?:value|extension|object_?id|data_?subject_?id)";
/** Two neighbours in JSON, YAML, a URL or XML: `"system": "…/bsn", "value": "`, `<system value="…/bsn"/> <value value="`. */
const beside = new RegExp(
  `${naming}["']?(?:\\s{0,3}[:=]\\s{0,3}| value=)["']?([^\\s"'<>,]{2,80})["']?\\s{0,3}(?:/>|,|&)?\\s{0,40}(?:<value )?["']?[a-z_.]{0,20}${holding}["']?\\s{0,3}[:=]\\s{0,3}["']?$`,
  "i",
);

/**
 * The kind of number that the text names in a key beside the one that holds the value at `at`, in lower case: `bsn` for
 * `"system":"http://fhir.nl/fhir/NamingSystem/bsn","value":"`. Undefined when the text does not say.
 */
export function namedBeside(text: string, at: number): string | undefined {
  const before = codeBefore(text, at);
  if (before !== 34 && before !== 39 && before !== 61 && before !== 1) return undefined;
  return beside
    .exec(text.slice(Math.max(0, at - reach), at).replaceAll("\u0001", '"'))?.[1]
    ?.toLowerCase()
    .replace(/^.*[/:](?=[^/:])/, "");
}
