import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { application, leaksOf, shown } from "./leak-program.js";

const ORDERS = `import pino from "pino";
import { createRedactor } from "zwartlak";
import { redactLogs } from "zwartlak/pino";

interface Customer {
  readonly phone: string;
}

export const redactor = createRedactor({ attribute: true });
const log = pino(redactLogs({ redactor }) as object, { write() {} });

enum Kind {
  Order = "order",
}

export function placeOrder(customer: Customer): void {
  log.info(\`\${Kind.Order} of \${customer.phone}\`);
}
`;
const MAIN = `import { placeOrder, redactor } from "./orders.js";

type Nothing = never;
placeOrder({ phone: "06-12345678" });
process.stdout.write(JSON.stringify(redactor.leaks()));
`;
const OPTIONS = {
  target: "es2022",
  module: "nodenext",
  types: [],
  lib: ["es2022"],
  sourceMap: true,
  outDir: "dist",
  rootDir: "src",
  noCheck: true,
};

let folder: string;
beforeAll(() => {
  folder = application({
    "src/orders.ts": ORDERS,
    "src/main.ts": MAIN,
    "package.json": '{ "type": "module" }',
    "tsconfig.json": JSON.stringify({ compilerOptions: OPTIONS, include: ["src"] }),
    "switched-on.mjs": 'process.setSourceMapsEnabled(true); await import("./dist/main.js");',
  });
  execFileSync(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", folder]);
  for (const format of ["esm", "cjs"]) {
    const args = ["dist/main.js", "--file", `bundle.${format === "esm" ? "mjs" : "cjs"}`, "--format", format, "--platform", "node", "--sourcemap"];
    execFileSync(resolve("node_modules/.bin/rolldown"), ["src/main.ts", ...args.slice(1)], { cwd: folder });
  }
});

it.each([
  ["by the flag of Node", ["--enable-source-maps", "dist/main.js"]],
  ["switched on by the program", ["switched-on.mjs"]],
  ["in a bundle that zwartlak and pino are in too", ["--enable-source-maps", "bundle.mjs"]],
  ["in a bundle for CommonJS", ["--enable-source-maps", "bundle.cjs"]],
])("names the line of the source, with source maps %s", (_, args) => {
  expect(leaksOf(folder, ...args).map(shown)).toEqual(["src/orders.ts:17 placeOrder phone 1"]);
});

it("names the line that runs, without source maps", () => {
  const [leak, ...others] = leaksOf(folder, "dist/main.js");
  expect(others).toEqual([]);
  expect(leak).toMatchObject({ file: "dist/orders.js", function: "placeOrder" });
  expect(leak?.line).not.toBe(17);
});

it("names no line in a bundle without source maps, rather than a wrong one", () => {
  expect(leaksOf(folder, "bundle.mjs").map(shown)).toEqual(["?:0 - phone 1"]);
});
