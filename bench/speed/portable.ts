import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Effort, Measured } from "./rounds.js";

/** The lines of the other contests with the scanner in JavaScript, which run-times without WebAssembly use. */
export async function measurePortable(effort: Effort): Promise<Measured[]> {
  const worker = fork(fileURLToPath(new URL("./portable-worker.js", import.meta.url)));
  worker.send(effort);
  const [measured] = (await once(worker, "message")) as [Measured[]];
  return measured.map((contest) => ({ ...contest, title: `portable scanner, ${contest.title}` }));
}
