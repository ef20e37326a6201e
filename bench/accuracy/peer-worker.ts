import { createRequire } from "node:module";
import { resolve } from "node:path";

/** Runs one peer over the texts that the parent process sends; see `peers.ts`. */

type Redact = (text: string) => string | Promise<string>;

const load = createRequire(resolve("bench/peers/package.json"));

/** Each with its defaults, as its README shows it. */
const PEERS: { readonly [name: string]: () => Redact } = {
  "@openredaction/core": () => {
    const { OpenRedaction } = load("@openredaction/core") as { OpenRedaction: new () => { detect(text: string): Promise<{ redacted: string }> } };
    const shield = new OpenRedaction();
    return async (text) => (await shield.detect(text)).redacted;
  },
  "pii-filter": () => {
    const filter = load("pii-filter") as {
      make_pii_classifier(model: unknown): { sanitize_str(text: string, placeholders: boolean): string };
      languages: { nl: { make_lm(): unknown } };
    };
    const classifier = filter.make_pii_classifier(filter.languages.nl.make_lm());
    return (text) => classifier.sanitize_str(text, true);
  },
  "@redactpii/node": () => {
    const { Redactor } = load("@redactpii/node") as { Redactor: new () => { redact(text: string): string } };
    const redactor = new Redactor();
    return (text) => redactor.redact(text);
  },
  "redact-pii": () => {
    const { SyncRedactor } = load("redact-pii") as { SyncRedactor: new () => { redact(text: string): string } };
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  },
};

process.once("message", async (texts) => {
  const redact = PEERS[process.argv[2] ?? ""]?.();
  const output: string[] = [];
  for (const text of texts as readonly string[]) output.push((await redact?.(text)) ?? text);
  process.send?.(output);
});
