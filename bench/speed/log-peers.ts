import fastRedact from "fast-redact";
import type { DestinationStream, LoggerOptions } from "pino";
import { loadPeer } from "./install.js";
import { eightPatterns, mergedPatterns, PLAIN_PATTERNS } from "./reference.js";

/** Another way to redact what pino writes. */
export interface LogPeer {
  readonly name: string;
  readonly options: LoggerOptions;
  /** Also sees personal data under keys that nobody named. */
  readonly looksAtContent?: boolean;
  /** Where it writes to, when it is about that. */
  readonly destination?: () => DestinationStream;
}

export const PATHS = ["req.headers.authorization", "req.headers.cookie", "req.body.email", "req.remoteAddress", "err.config"];
export const WILDCARDS = ["*.password", "*.token", "*.email", "req.headers.*", "*.bsn"];
const KEYS = ["authorization", "cookie", "email", "remoteAddress", "config"];

type Fields = { [key: string]: unknown };
type Parsed = { (fields: Fields): Fields; restore?: (fields: Fields) => Fields };

/** What teams write first: no package needed. */
const HOOKS: readonly LogPeer[] = [
  { name: "hook, eight plain patterns in turn", options: { hooks: { streamWrite: eightPatterns } }, looksAtContent: true },
  { name: "hook, eight plain patterns merged", options: { hooks: { streamWrite: mergedPatterns } }, looksAtContent: true },
];

/** fast-redact and @pinojs/redact change what they are given: to be safe they need a copy first, and here they get none and are as fast as they can be. */
const LOADERS: { readonly [name: string]: () => Omit<LogPeer, "name"> } = {
  "fast-redact, 5 paths": () => ({ options: { formatters: { log: fastRedact({ paths: PATHS, serialize: false }) as unknown as Parsed } } }),
  "@pinojs/redact, 5 paths": () => {
    const slowRedact = loadPeer("@pinojs/redact") as (options: object) => Parsed;
    return { options: { formatters: { log: slowRedact({ paths: PATHS, serialize: false }) } } };
  },
  "deep-redact, 5 keys": () => ({ options: { formatters: { log: deepRedact({ blacklistedKeys: KEYS }) } } }),
  "deep-redact, eight patterns": () => {
    const replacer = (value: string, pattern: RegExp) => value.replace(pattern, "[X]");
    return { options: { formatters: { log: deepRedact({ stringTests: PLAIN_PATTERNS.map((pattern) => ({ pattern, replacer })) }) } }, looksAtContent: true };
  },
  "hook, redact-pii": () => {
    const { SyncRedactor } = loadPeer("redact-pii") as { SyncRedactor: new () => { redact(text: string): string } };
    const redactor = new SyncRedactor();
    return { options: { hooks: { streamWrite: (line) => redactor.redact(line) } }, looksAtContent: true };
  },
};

function deepRedact(options: object): Parsed {
  const { DeepRedact } = loadPeer("@hackylabs/deep-redact") as { DeepRedact: new (options: object) => { redact(value: unknown): unknown } };
  const redactor = new DeepRedact(options);
  return (fields) => redactor.redact(fields) as Fields;
}

export function loadLogPeers(): { readonly peers: readonly LogPeer[]; readonly missing: readonly string[] } {
  const peers: LogPeer[] = [...HOOKS];
  const missing: string[] = [];
  for (const [name, load] of Object.entries(LOADERS)) {
    try {
      peers.push({ name, ...load() });
    } catch {
      missing.push(`Not measured in pino, as it could not be loaded: ${name}.`);
    }
  }
  return { peers, missing };
}
