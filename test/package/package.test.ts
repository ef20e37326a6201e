import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyTree } from "../tree.js";

const MEGABYTE = 1024 * 1024;
const place = realpathSync(mkdtempSync(join(tmpdir(), "zwartlak-package-")));
const app = join(place, "app");
let packed: { readonly filename: string; readonly unpackedSize: number; readonly files: readonly { readonly path: string }[] };

const run = (cwd: string, command: string, args: readonly string[], input = ""): string => execFileSync(command, args, { cwd, input, encoding: "utf8" });
const runFile = (name: string, source: string): unknown => {
  writeFileSync(join(app, name), source);
  return JSON.parse(run(app, process.execPath, [name]));
};

/** Packs a copy of what git knows: what happens to lie in `dist` here must not make the package look whole. */
function pack(): typeof packed {
  const copy = join(place, "source");
  copyTree(copy);
  const report = run(copy, "npm", ["pack", "--json", "--pack-destination", place]);
  return JSON.parse(report.slice(report.search(/^\[/m)))[0];
}

beforeAll(() => {
  packed = pack();
  mkdirSync(app);
  writeFileSync(join(app, "package.json"), JSON.stringify({ name: "app", private: true }));
  run(app, "npm", ["install", join(place, packed.filename), "--prefer-offline", "--no-audit", "--no-fund", "--omit=peer"]);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Uses each entry point once, for real; the same code for import and require. */
const USE = `
  const redactor = createRedactor();
  const request = { url: "/klant?bsn=111222333", originalUrl: "/klant?bsn=111222333", query: { bsn: "111222333" }, params: {}, headers: {}, body: { email: "jan@voorbeeld.example" } };
  const stream = createRedactStream(redactor);
  stream.end("BSN 111222333\\n");
  redactRequests({ redactor })(request, {}, () => stream.toArray().then((chunks) => console.log(JSON.stringify({
    text: redactor.redact("BSN 111222333"),
    express: request.redacted.body,
    pino: JSON.parse(redactLogs({ redactor }).hooks.streamWrite('{"level":30,"msg":"BSN 111222333"}\\n')).msg,
    stream: Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString(),
    version: manifest.version,
  }))));
`;
const USED = { text: "BSN [BSN]", express: { email: "[EMAIL]" }, pino: "BSN [BSN]", stream: "BSN [BSN]\n", version: expect.stringMatching(/^\d+\.\d+\.\d+/) };

describe("the packed package", () => {
  it("unpacks to 3 MB at most", () => {
    expect(packed.unpackedSize).toBeLessThanOrEqual(3 * MEGABYTE);
  });

  it("holds what it promises and no tests, benchmarks or build scripts", () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["LICENSE", "README.md", "CHANGELOG.md", "dist/src/index.js", "dist/src/index.d.ts", "dist/src/cli/main.js"]));
    expect(paths.filter((path) => /^dist\/(?:test|bench|examples)\/|build|\.tsbuildinfo$|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  it("works in an ESM project", () => {
    const used = runFile(
      "use.mjs",
      `import { createRedactor } from "zwartlak";
       import { redactRequests } from "zwartlak/express";
       import { redactLogs } from "zwartlak/pino";
       import { createRedactStream } from "zwartlak/stream";
       import manifest from "zwartlak/package.json" with { type: "json" };
       ${USE}`,
    );
    expect(used).toEqual(USED);
  });

  it("works in a CommonJS project", () => {
    const used = runFile(
      "use.cjs",
      `const { createRedactor } = require("zwartlak");
       const { redactRequests } = require("zwartlak/express");
       const { redactLogs } = require("zwartlak/pino");
       const { createRedactStream } = require("zwartlak/stream");
       const manifest = require("zwartlak/package.json");
       ${USE}`,
    );
    expect(used).toEqual(USED);
  });

  it("has each entry point, and none of them needs what it is for to be installed", () => {
    const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: object };
    const names = Object.keys(exports).filter((name) => name !== "." && !name.endsWith(".json"));
    const loads = names.map((name) => `[${JSON.stringify(name)}, Object.keys(await import("zwartlak/${name.slice(2)}")).length]`);
    const counts = runFile("entries.mjs", `console.log(JSON.stringify(Object.fromEntries([${loads.join(", ")}])));`) as { [name: string]: number };
    expect(names).toContain("./fastify");
    expect(Object.keys(counts)).toEqual(names);
    expect(Object.values(counts).every((count) => count > 0)).toBe(true);
  });

  it("refuses a custom rule that backtracks", () => {
    const message = runFile(
      "custom.mjs",
      `import { createRedactor, defineRule, rules } from "zwartlak";
       const slow = defineRule({ ...rules.find(({ id }) => id === "bsn"), id: "slow", match: undefined, lead: undefined, pattern: /\\d(?:\\d{1,9}){1,9}x/y });
       try { createRedactor({ customRules: [slow] }); } catch (error) { console.log(JSON.stringify(error.code + " " + error.message)); }`,
    );
    expect(message).toMatch(/^ERR_INVALID_RULE The rule "slow": pattern backtracks/);
  });
});

describe("the types of the packed package", () => {
  const SETTINGS = { module: "nodenext", target: "es2023", lib: ["es2023"], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true };
  const check = (name: string, source: string): string => {
    writeFileSync(join(app, name), source);
    const options = { ...SETTINGS, types: ["node"], typeRoots: [join(process.cwd(), "node_modules/@types")] };
    writeFileSync(join(app, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: [name] }));
    try {
      return run(app, process.execPath, [join(process.cwd(), "node_modules/typescript/bin/tsc"), "-p", "."]);
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout);
    }
  };

  it("compile in a strict project without pino, express or skipLibCheck", () => {
    const problems = check(
      "use.mts",
      `import { createRedactor, defineRule, type Finding, RedactorError, type RuleId } from "zwartlak";
       import { redactErrors, redactRequests } from "zwartlak/express";
       import { redactLogs } from "zwartlak/pino";
       import { createRedactStream } from "zwartlak/stream";
       import { redactFastify } from "zwartlak/fastify";
       import { guardDispatch, guardFetch } from "zwartlak/fetch";
       import { createMorganStream } from "zwartlak/morgan";
       import { redactLogRecordExporter, redactSpanExporter } from "zwartlak/opentelemetry";
       import { pinoTransport } from "zwartlak/pino-transport";
       import { redactProcess } from "zwartlak/process";
       import { redactSentry } from "zwartlak/sentry";
       import { redactFormat } from "zwartlak/winston";
       export const siblings = [redactFastify, guardDispatch({}), guardFetch({}), createMorganStream({}), pinoTransport, redactProcess, redactSentry({ dsn: "" }), redactFormat({})];
       export const telemetry = [redactLogRecordExporter, redactSpanExporter];
       const id: RuleId = "bsn";
       const redactor = createRedactor({ rules: { [id]: { mask: "stars" }, email: false }, mask: (value, finding: Finding) => finding.rule });
       const copy: { readonly bsn: string } = redactor.redact({ bsn: "111222333" });
       export const all = [copy, redactRequests({ redactor, body: "mask" }), redactErrors({ redactor }), redactLogs({ redactor }), createRedactStream(redactor), defineRule, RedactorError];`,
    );
    expect(problems).toBe("");
  });

  it("catch a mistyped rule", () => {
    expect(check("wrong.mts", 'import { createRedactor } from "zwartlak"; createRedactor({ rules: { bns: false } });')).toContain("'bns' does not exist");
  });
});

describe("the installed command", () => {
  const zwartlak = (args: readonly string[], input?: string): string => run(app, join(app, "node_modules/.bin/zwartlak"), args, input);

  it("tells its version", () => {
    expect(zwartlak(["--version"])).toContain((JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version);
  });

  it("filters a pipe", () => {
    expect(zwartlak(["redact"], '{"msg":"BSN 111222333"}\nBSN 111222333\n')).toBe('{"msg":"BSN [BSN]"}\nBSN [BSN]\n');
  });
});
