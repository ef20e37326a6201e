import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** They have a lock file of their own, so that who only wants to build zwartlak need not wait for them. */
const FOLDER = join("bench", "peers");
const INSTALL_MS = 180_000;
const COMPILE_MS = 300_000;

/** Loads a package of `bench/peers`; throws when it is not there. */
export const loadPeer: NodeJS.Require = createRequire(resolve(FOLDER, "package.json"));

/** Installs what is missing and says in a sentence what could not be. */
export function installPeers(): string[] {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(join(FOLDER, "package.json"), "utf8")) as Lists;
  const compiled = Object.keys(optionalDependencies);
  const absent = [...Object.keys(dependencies), ...Object.keys(devDependencies), ...compiled].filter((name) => !isThere(name));
  if (absent.length === 0) return [];
  // Not `npm ci`, which would first throw away what another program may be running.
  if (!npm(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"], INSTALL_MS))
    return [`Not measured, as they could not be installed: ${absent.join(", ")}.`];
  const failed = compiled.filter((name) => absent.includes(name) && !npm(["rebuild", name], COMPILE_MS));
  return failed.length === 0 ? [] : [`Not measured, as it could not be compiled: ${failed.join(", ")}.`];
}

interface Lists {
  readonly dependencies: object;
  readonly devDependencies: object;
  readonly optionalDependencies: object;
}

function isThere(name: string): boolean {
  return existsSync(join(FOLDER, "node_modules", name));
}

function npm(args: readonly string[], timeout: number): boolean {
  try {
    execFileSync("npm", ["--prefix", FOLDER, ...args], { timeout, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
