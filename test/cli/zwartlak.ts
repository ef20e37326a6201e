import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";

const MAIN = resolve("dist/src/cli/main.js");
const folders: string[] = [];

afterAll(() => {
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A new folder with these files in it, away from any configuration and repository. */
export function folder(files: { readonly [path: string]: string | Buffer }): string {
  const root = mkdtempSync(join(tmpdir(), "zwartlak-"));
  folders.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Setting {
  readonly cwd: string;
  readonly input?: string | Buffer;
  readonly env?: { readonly [name: string]: string };
  readonly nodeFlags?: readonly string[];
}

/** Runs the command as a user does, as a process of its own. */
export function zwartlak(args: readonly string[], { cwd, input = "", env = {}, nodeFlags = [] }: Setting): Promise<Run> {
  const child = spawn(process.execPath, [...nodeFlags, MAIN, ...args], { cwd, env: { PATH: process.env.PATH, ...env } });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  return new Promise((done, fail) => child.on("error", fail).on("close", (code) => done({ code, ...output })));
}

/** Starts the command without waiting for its end. */
export function start(args: readonly string[], cwd: string) {
  return spawn(process.execPath, [MAIN, ...args], { cwd, env: { PATH: process.env.PATH } });
}

/** Findings of `scan -f json`, as `file:line:column rule`. */
export function places(stdout: string): string[] {
  const { findings } = JSON.parse(stdout) as { findings: readonly { file: string; line: number; column: number; rule: string }[] };
  return findings.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}

/** Invented values that no authority reserved for tests, so that they count. The BSN fails its check and its field gives it away; there is no bank QQQQ. */
export const PLANTED = { bsn: "123456780", iban: "NL13QQQQ0987654321", email: "jan@bakkerij-voorbeeldstad.nl", phone: "06-25348761" } as const;
