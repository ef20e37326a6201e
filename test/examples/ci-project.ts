import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, expect } from "vitest";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "zwartlak-ci-"));
  folders.push(folder);
  return folder;
}

/** What stands in the leaked fixtures, and must stand nowhere else. */
const LEAKS = ["123456780", "NL13QQQQ0987654321", "bakkerij-voorbeeldstad"];
export const LEAK = '{ "bsn": "123456780" }\n';
export const CLEAN = '{ "bsn": "999990019" }\n';

export interface Ran {
  readonly status: number | null;
  readonly output: string;
  readonly stdout: string;
}

/** A project with the example in it, and the command where `npm install` puts it. */
export interface Project {
  readonly folder: string;
  readonly run: (command: string, environment?: { readonly [name: string]: string }) => Ran;
  readonly write: (path: string, text: string) => void;
  readonly read: (path: string) => string;
}

export function project(): Project {
  const folder = temporaryFolder();
  const bin = join(folder, "node_modules/.bin");
  cpSync("examples/ci", folder, { recursive: true });
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "zwartlak"), `#!/bin/sh\nexec "${process.execPath}" "${resolve("dist/src/cli/main.js")}" "$@"\n`);
  chmodSync(join(bin, "zwartlak"), 0o755);
  symlinkSync(resolve("node_modules/.bin/lint-staged"), join(bin, "lint-staged"));
  const path = `${bin}:${process.env.PATH}`;
  return {
    folder,
    run: (command, environment = {}) => {
      const env = { PATH: path, HOME: folder, npm_config_offline: "true", npm_config_update_notifier: "false", ...environment };
      const { status, stdout, stderr } = spawnSync("bash", ["-c", command], { cwd: folder, encoding: "utf8", env });
      for (const leak of LEAKS) expect(stdout + stderr).not.toContain(leak);
      return { status, output: stdout + stderr, stdout };
    },
    write: (file, text) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    },
    read: (file) => readFileSync(join(folder, file), "utf8"),
  };
}

/** The same as a git repository with all of it committed; nobody wrote it. */
export function repository(): Project {
  const made = project();
  made.write(".gitignore", "node_modules\n.npm\n.cache\n");
  made.write(
    ".gitconfig",
    "[user]\n\tname = nobody\n\temail = nobody@example.com\n[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n[core]\n\thooksPath = .git/hooks\n",
  );
  const { status, output } = made.run("git init -q && git add -A && git commit -q -m start");
  expect({ status, output }).toEqual({ status: 0, output: "" });
  return made;
}
