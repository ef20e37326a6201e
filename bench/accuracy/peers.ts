import { type ChildProcess, execFile, fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** What a peer makes of each text; a string says why there is nothing. */
export type PeerOutput = readonly string[] | string;

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly output: PeerOutput;
}

/** They have a lock file of their own: some are heavy, and who only wants to build zwartlak need not wait for them. */
const FOLDER = join("bench", "peers");
const INSTALL_MS = 180_000;
const RUN_MS = 180_000;

/** Runs every peer over the texts, each in a process of its own: one takes 700 MB, and one that hangs must not stop the others. */
export async function peersOver(texts: readonly string[]): Promise<readonly Peer[] | string> {
  const problem = await installed();
  if (problem !== undefined) return problem;
  const { dependencies } = JSON.parse(readFileSync(join(FOLDER, "package.json"), "utf8")) as { dependencies: { [name: string]: string } };
  return Promise.all(Object.entries(dependencies).map(async ([name, version]) => ({ name, version, output: await outputOf(name, texts) })));
}

/** Undefined when the peers are there. */
async function installed(): Promise<string | undefined> {
  if (existsSync(join(FOLDER, "node_modules", ".package-lock.json"))) return undefined;
  try {
    await promisify(execFile)("npm", ["ci", "--prefix", FOLDER, "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"], { timeout: INSTALL_MS });
    return undefined;
  } catch {
    return `not measured: \`npm ci --prefix ${FOLDER}\` did not succeed`;
  }
}

function outputOf(name: string, texts: readonly string[]): Promise<PeerOutput> {
  const worker = fork(fileURLToPath(new URL("./peer-worker.js", import.meta.url)), [name], { stdio: "ignore", serialization: "advanced" });
  const answer = answerOf(worker);
  worker.send(texts);
  return answer.finally(() => worker.kill("SIGKILL"));
}

function answerOf(worker: ChildProcess): Promise<PeerOutput> {
  return new Promise((resolve) => {
    const limit = setTimeout(() => resolve(`did not finish within ${RUN_MS / 1000} s`), RUN_MS);
    const settle = (output: PeerOutput) => {
      clearTimeout(limit);
      resolve(output);
    };
    worker.once("message", (output) => settle(output as PeerOutput));
    worker.once("error", () => settle("did not start"));
    worker.once("exit", () => settle("stopped by itself"));
  });
}
