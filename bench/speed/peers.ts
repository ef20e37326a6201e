import { pathToFileURL } from "node:url";
import { findPhoneNumbersInText } from "libphonenumber-js";
import { loadPeer } from "./install.js";
import { eightPatterns, MERGED_SOURCE, mergedPatterns } from "./reference.js";

/** Other code, as a function of a text. */
export interface TextPeer {
  readonly name: string;
  readonly redact: (text: string) => string | Promise<string>;
}

/** Always there: what teams write themselves. */
export const PATTERNS: readonly TextPeer[] = [
  { name: "eight plain patterns in turn", redact: eightPatterns },
  { name: "eight plain patterns merged", redact: mergedPatterns },
];

/** Each with its defaults, as its README shows it. */
const LOADERS: { readonly [name: string]: () => TextPeer["redact"] | Promise<TextPeer["redact"]> } = {
  "re2, eight plain patterns merged": () => {
    const Re2 = loadPeer("re2") as new (source: string, flags: string) => RegExp;
    const pattern = new Re2(MERGED_SOURCE, "g");
    return (text) => text.replace(pattern, "[X]");
  },
  "redact-pii": () => {
    const { SyncRedactor } = loadPeer("redact-pii") as { SyncRedactor: new () => { redact(text: string): string } };
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  },
  "@redactpii/node": () => {
    const { Redactor } = loadPeer("@redactpii/node") as { Redactor: new () => { redact(text: string): string } };
    const redactor = new Redactor();
    return (text) => redactor.redact(text);
  },
  openredaction: () => {
    const { OpenRedaction } = loadPeer("@openredaction/core") as { OpenRedaction: new () => { detect(text: string): Promise<{ redacted: string }> } };
    const shield = new OpenRedaction();
    return async (text) => (await shield.detect(text)).redacted;
  },
  "@arcjet/redact": async () => {
    const { redact } = (await import(pathToFileURL(loadPeer.resolve("@arcjet/redact")).href)) as { redact(text: string): Promise<readonly [string, unknown]> };
    await redact("warm");
    return async (text) => (await redact(text))[0];
  },
  "pii-filter": () => {
    const filter = loadPeer("pii-filter") as PiiFilter;
    const classifier = filter.make_pii_classifier(filter.languages.nl.make_lm());
    return (text) => classifier.sanitize_str(text, true);
  },
};

interface PiiFilter {
  make_pii_classifier(model: unknown): { sanitize_str(text: string, placeholders: boolean): string };
  readonly languages: { readonly nl: { make_lm(): unknown } };
}

/** Finds telephone numbers only, and changes nothing. */
const PHONE_FINDER: TextPeer = {
  name: "libphonenumber-js, finder alone",
  redact: (text) => "#".repeat(findPhoneNumbersInText(text, "NL").length),
};

/** The peers that could be loaded, and a sentence for each that could not. */
export async function loadPeers(
  isWanted: (name: string) => boolean = () => true,
): Promise<{ readonly peers: readonly TextPeer[]; readonly missing: readonly string[] }> {
  const peers: TextPeer[] = [...PATTERNS, PHONE_FINDER];
  const missing: string[] = [];
  for (const [name, load] of Object.entries(LOADERS).filter(([name]) => isWanted(name))) {
    try {
      peers.push({ name, redact: await load() });
    } catch {
      missing.push(`Not measured, as it could not be loaded: ${name}.`);
    }
  }
  return { peers, missing };
}
