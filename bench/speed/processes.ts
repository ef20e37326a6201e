import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { installPeers } from "./install.js";
import type { Part } from "./options.js";
import { NOTHING, type Outcome } from "./outcome.js";

const WITH_PEERS: readonly Part[] = ["lines", "pino", "texts", "express", "files"];

/** Runs the parts one after the other; without peers when it has to be quick. */
export async function measureParts(parts: readonly Part[], quick: boolean): Promise<Outcome> {
  const missing = !quick && parts.some((part) => WITH_PEERS.includes(part)) ? installPeers() : [];
  const outcomes: Partial<Outcome>[] = [{ missing }];
  for (const part of parts) outcomes.push(await inItsOwnProcess(part, quick));
  const all = <Row>(rows: (outcome: Partial<Outcome>) => readonly Row[] | undefined) => outcomes.flatMap((outcome) => rows(outcome) ?? []);
  return {
    ...NOTHING,
    ...Object.assign({}, ...outcomes),
    contests: all(({ contests }) => contests),
    missing: [...new Set(all((outcome) => outcome.missing))],
    checksum: outcomes.reduce((sum, { checksum = 0 }) => sum + checksum, 0),
  };
}

async function inItsOwnProcess(part: Part, quick: boolean): Promise<Partial<Outcome>> {
  const worker = fork(fileURLToPath(new URL("./part-worker.js", import.meta.url)));
  worker.send({ part, quick });
  const answer = await Promise.race([once(worker, "message"), once(worker, "exit").then(([code]) => new Error(`bench: ${part} ended with exit code ${code}`))]);
  if (answer instanceof Error) throw answer;
  return answer[0] as Partial<Outcome>;
}
