import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { filesOf } from "./tree.js";

interface Layer {
  readonly files: RegExp;
  /** Layers it may import from, itself aside; `node` for all modules of Node, or some by name. */
  readonly imports: readonly string[];
  readonly packages?: readonly string[];
}

/** Modules of Node that read and change nothing outside: base64, and `createRequire` to load a library late. */
const PURE = ["node:buffer", "node:module"];

/** Who may import whom. A file belongs to the first layer that fits; what a layer does not list, it must not know. */
const LAYERS: { readonly [name: string]: Layer } = {
  shape: { files: /^src\/rule\.ts$/, imports: [] },
  "leak shape": { files: /^src\/leaks\/leak\.ts$/, imports: [] },
  contract: { files: /^src\/(?:finding|options|errors|nearest)\.ts$/, imports: ["shape", "leak shape"] },

  "rule index": { files: /^rules\/index\.ts$/, imports: ["shape", "rules"] },
  rules: { files: /^rules\/[^/]+\.ts$/, imports: ["shape", "rule lib", "lists", ...PURE], packages: [] },
  "rule lib": { files: /^rules\/lib\//, imports: ["shape", "lists", ...PURE], packages: ["libphonenumber-js", "validator"] },
  "list build": { files: /^rules\/lists\/build[./]/, imports: ["lists", "node"] },
  lists: { files: /^rules\/lists\//, imports: [] },

  detect: { files: /^src\/detect\//, imports: ["shape", "contract"] },
  mask: { files: /^src\/mask\//, imports: ["shape", "contract", "detect"] },
  gate: { files: /^src\/(?:gate\/|check-rule\.ts$)/, imports: ["shape", "contract"] },
  leaks: { files: /^src\/leaks\//, imports: ["contract", "leak shape", "report", "node"] },
  "self-test": { files: /^src\/self-test(?:\.ts$|\/)/, imports: ["contract", "engine", "leaks"] },
  engine: {
    files: /^src\/(?!index\.ts$)[^/]+\.ts$/,
    imports: ["shape", "contract", "detect", "mask", "gate", "input", "leak shape", "leaks", "self-test", "node:module"],
    packages: ["fast-redact"],
  },
  input: {
    files: /^src\/input\//,
    imports: ["shape", "contract", "detect", "mask", "engine", "node"],
    packages: ["csv-parse", "hyparquet", "ignore", "jsonc-parser", "picomatch", "sql.js", "unpdf", "yaml"],
  },
  api: { files: /^src\/index\.ts$/, imports: ["shape", "contract", "engine", "leak shape", "self-test", "rule index"] },

  git: { files: /^src\/git\//, imports: ["shape", "contract", "input", "node"] },
  accept: { files: /^src\/accept\//, imports: ["shape", "contract", "input", "node"] },

  adapters: { files: /^src\/adapters\//, imports: ["shape", "contract", "engine", "leak shape", "leaks", "self-test", "input", "api", "node"] },
  report: { files: /^src\/report\//, imports: ["shape", "contract", "detect", "input", "node"] },
  fix: { files: /^src\/fix\//, imports: ["shape", "contract", "detect", "input", "accept", "node"] },
  cli: {
    files: /^src\/cli\//,
    imports: ["shape", "contract", "gate", "engine", "input", "fix", "leak shape", "leaks", "report", "api", "adapters", "git", "accept", "node"],
    packages: ["jsonc-parser", "tinypool"],
  },
};

const IMPORT = /^(?:import|export)\b[^"';]*?\bfrom "([^"]+)"|^import "([^"]+)"|\b(?:import|require)\("([^"]+)"\)/gm;

function layerOf(path: string): string {
  return Object.keys(LAYERS).find((name) => LAYERS[name]?.files.test(path)) ?? "no layer";
}

/** What a specifier leads to: a layer, `node`, or a package. */
function targetOf(specifier: string, from: string): string {
  if (specifier.startsWith("node:")) return "node";
  if (specifier.startsWith(".")) return layerOf(posix.join(posix.dirname(from), specifier.replace(/\.js$/, ".ts")));
  return specifier.split("/")[0] as string;
}

const sources = filesOf(/^(?:src|rules)\/.*\.ts$/);

describe("layers", () => {
  it.each(Object.keys(LAYERS))("there is something in: %s", (layer) => {
    expect(sources.some(({ path }) => layerOf(path) === layer)).toBe(true);
  });

  it.each(sources)("$path imports only what its layer may", ({ path, text }) => {
    const layer = layerOf(path);
    const { imports = [], packages = [] } = LAYERS[layer] ?? {};
    const allowed = new Set([layer, ...imports, ...packages]);
    const strange = [...text.matchAll(IMPORT)]
      .map((match) => match.slice(1).find(Boolean) as string)
      .filter((specifier) => !(allowed.has(specifier) || allowed.has(targetOf(specifier, path))));
    expect({ layer, strange }).toEqual({ layer, strange: [] });
  });
});
