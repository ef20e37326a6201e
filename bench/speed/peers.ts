import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { TextPeer } from "./contests.js";

const FOLDER = join("bench", "peers");
const INSTALL_MS = 180_000;

type Load = (name: string) => unknown;

/** Each with its defaults, as its README shows it. Those that only work asynchronously are compared in `npm run accuracy` alone. */
const PEERS: { readonly [name: string]: (load: Load) => (text: string) => string } = {
  "redact-pii": (load) => {
    const { SyncRedactor } = load("redact-pii") as { SyncRedactor: new () => { redact(text: string): string } };
    const redactor = new SyncRedactor();
    return (text) => redactor.redact(text);
  },
  "@redactpii/node": (load) => {
    const { Redactor } = load("@redactpii/node") as { Redactor: new () => { redact(text: string): string } };
    const redactor = new Redactor();
    return (text) => redactor.redact(text);
  },
};

/** The peers that could be installed and loaded, and a sentence for each that could not. */
export function loadPeers(): { readonly peers: readonly TextPeer[]; readonly missing: readonly string[] } {
  if (!isInstalled()) return { peers: [], missing: [`Other libraries are not measured: \`npm ci --prefix ${FOLDER}\` did not succeed.`] };
  const load = createRequire(resolve(FOLDER, "package.json"));
  const peers: TextPeer[] = [];
  const missing: string[] = [];
  for (const [name, make] of Object.entries(PEERS)) {
    try {
      peers.push({ name, redact: make(load) });
    } catch {
      missing.push(`${name} could not be loaded.`);
    }
  }
  return { peers, missing };
}

function isInstalled(): boolean {
  if (existsSync(join(FOLDER, "node_modules", ".package-lock.json"))) return true;
  try {
    execFileSync("npm", ["ci", "--prefix", FOLDER, "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"], { timeout: INSTALL_MS, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
