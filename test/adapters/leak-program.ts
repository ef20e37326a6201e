import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect } from "vitest";
import type { Leak } from "../../src/index.js";

const PACKAGES = ["express", "express4", "fastify", "morgan", "pino", "pino-http", "winston"];
const folders: string[] = [];

afterAll(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A folder of an application with these files, in which `zwartlak` is installed as it was built. */
export function application(files: { readonly [path: string]: string }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "zwartlak-leaks-")));
  folders.push(folder);
  mkdirSync(join(folder, "node_modules"));
  for (const name of PACKAGES) symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name), "dir");
  symlinkSync(resolve("."), join(folder, "node_modules/zwartlak"), "dir");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Runs a file of the application; what it prints is the JSON of its leaks. */
export function leaksOf(folder: string, ...args: readonly string[]): Leak[] {
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Leak[];
}

/** A row in one line: `src/orders.js:3 place phone on POST /orders 2`. */
export function shown({ file = "?", line = 0, function: name = "-", route, rule, count }: Leak): string {
  return `${file}:${line} ${name} ${rule}${route === undefined ? "" : ` on ${route}`} ${count}`;
}

/** The start of a module that logs: `redactor`, and `log` of a real pino whose lines nobody reads. */
export const LOG = 'import pino from "pino"; import { createRedactor } from "zwartlak"; import { redactLogs } from "zwartlak/pino";';
export const PRINT = "process.stdout.write(JSON.stringify(redactor.leaks()));";
