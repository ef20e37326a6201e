import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.js";
import { environmentName, type Flag, flagsOf } from "../../src/cli/flags.js";
import { manPage } from "../../src/cli/man-page.js";
import { version } from "../../src/cli/version.js";
import { folder, zwartlak } from "./zwartlak.js";

const cwd = folder({ "fixtures.json": "{}" });
const script = async (shell: string): Promise<string> => (await zwartlak(["completion", shell], { cwd })).stdout;

describe("zwartlak completion", () => {
  /** What bash offers for the words of a command line, the last of which is being typed. */
  async function offered(...words: string[]): Promise<string[]> {
    const line = `COMP_WORDS=(zwartlak ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _zwartlak; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["--norc", "-c", `${await script("bash")}\n${line}`], { cwd, encoding: "utf8" })
      .trim()
      .split("\n");
  }

  it("completes commands, flags, choices and files in bash", async () => {
    expect(await offered("")).toEqual([...commands.map(({ name }) => name), "help", "--help", "--version"]);
    expect(await offered("sc")).toEqual(["scan"]);
    expect(await offered("scan", "--st")).toEqual(["--staged", "--stdin-filename"]);
    expect(await offered("scan", "--format", "s")).toEqual(["sarif"]);
    expect(await offered("scan", "-f", "h")).toEqual(["html"]);
    expect(await offered("scan", "fix")).toEqual(["fixtures.json"]);
    expect(await offered("scan", "--config", "fix")).toEqual(["fixtures.json"]);
    expect(await offered("completion", "z")).toEqual(["zsh"]);
    expect(await offered("help", "ba")).toEqual(["baseline"]);
  });

  it.each(["bash", "zsh", "fish"])("knows every command and flag in %s", async (shell) => {
    const text = await script(shell);
    for (const { name } of commands) {
      expect(text).toContain(name);
      for (const flag of flagsOf(name)) expect(text).toContain(shell === "fish" ? `-l ${flag.name}` : `--${flag.name}`);
    }
  });

  it.each(["zsh", "fish"])("is a script that %s reads, where there is one", async (shell) => {
    const { error, status, stderr } = spawnSync(shell, ["-n"], { input: await script(shell), encoding: "utf8" });
    expect(error === undefined ? { status, stderr } : "not installed").toEqual(error === undefined ? { status: 0, stderr: "" } : "not installed");
  });

  it("has quotes in pairs in zsh and fish", async () => {
    for (const shell of ["zsh", "fish"]) {
      for (const line of (await script(shell)).split("\n")) expect(line.replaceAll("\\'", "").split("'").length % 2).toBe(1);
    }
  });

  it("names the shells that it knows", async () => {
    expect(await zwartlak(["completion", "tcsh"], { cwd })).toMatchObject({ code: 2, stderr: "zwartlak: For which shell? Choose from bash, zsh, fish.\n" });
  });
});

describe("the manual page", () => {
  it("is the one that `npm run rules` makes, with every command, flag and environment variable", () => {
    const page = readFileSync("src/cli/zwartlak.1", "utf8");
    expect(page).toBe(manPage(version));
    for (const { name } of commands) {
      for (const flag of flagsOf(name) as readonly Flag[]) if (!flag.onlyFlag) expect(page).toContain(environmentName(flag));
    }
    // A line of text that starts with a dot or a quote would be an order to the typesetter.
    const orders = new Set(page.split("\n").flatMap((line) => /^[.'](\w*)/.exec(line)?.[1] ?? []));
    expect([...orders].sort()).toEqual(["PP", "RE", "RS", "SH", "SS", "TH", "TP", "br", "fi", "nf"]);
  });
});
