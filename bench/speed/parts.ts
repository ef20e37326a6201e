import { createRedactor } from "../../src/index.js";
import { lineContests, textContests } from "./contests.js";
import { measureExpress } from "./express.js";
import { measureFiles } from "./files.js";
import { installPeers } from "./install.js";
import { hostileResults } from "./linear.js";
import { loadLogPeers } from "./log-peers.js";
import { pinoContests, sinkContests } from "./logging.js";
import { nameContests } from "./names.js";
import type { Part } from "./options.js";
import { NOTHING, type Outcome } from "./outcome.js";
import { loadPeers, PATTERNS, type TextPeer } from "./peers.js";
import { measurePortable } from "./portable.js";
import { type Contest, type Effort, type Measured, measure } from "./rounds.js";
import { measureStart } from "./start.js";

const QUICK: Effort = { rounds: 3, seconds: 0.012, warmUp: 0.08 };
const FULL: Effort = { rounds: 5, seconds: 0.03, warmUp: 0.15 };
const HOSTILE_CHARACTERS = 1 << 16;

const WITH_PEERS: readonly Part[] = ["lines", "pino", "texts", "express", "files"];

function effortOf(quick: boolean): Effort {
  return quick ? QUICK : FULL;
}

/** Runs the parts one after the other; without peers when it has to be quick. */
export async function measureParts(parts: readonly Part[], quick: boolean): Promise<Outcome> {
  const missing = !quick && parts.some((part) => WITH_PEERS.includes(part)) ? installPeers() : [];
  const outcomes: Partial<Outcome>[] = [{ missing }];
  for (const part of parts) outcomes.push(await MEASURES[part](quick));
  const all = <Row>(rows: (outcome: Partial<Outcome>) => readonly Row[] | undefined) => outcomes.flatMap((outcome) => rows(outcome) ?? []);
  return {
    ...NOTHING,
    ...Object.assign({}, ...outcomes),
    contests: all(({ contests }) => contests),
    missing: [...new Set(all((outcome) => outcome.missing))],
  };
}

const MEASURES: { readonly [P in Part]: (quick: boolean) => Partial<Outcome> | Promise<Partial<Outcome>> } = {
  lines: (quick) => againstTextPeers(lineContests, quick),
  texts: (quick) => againstTextPeers((redactor, peers) => [...textContests(redactor, peers), ...nameContests(redactor)], quick),
  pino: async (quick) => {
    const { peers, missing } = quick ? { peers: [], missing: [] } : loadLogPeers();
    return { contests: await measured(pinoContests(peers), quick), missing };
  },
  sink: async (quick) => ({ contests: await measured(sinkContests(), quick) }),
  portable: async (quick) => ({ contests: await measurePortable(effortOf(quick)) }),
  hostile: (quick) => ({ hostile: hostileResults(createRedactor().redact, quick ? HOSTILE_CHARACTERS / 4 : HOSTILE_CHARACTERS) }),
  express: measureExpress,
  files: measureFiles,
  start: () => ({ start: measureStart() }),
};

async function againstTextPeers(contests: (redactor: ReturnType<typeof createRedactor>, peers: readonly TextPeer[]) => Contest[], quick: boolean) {
  const { peers, missing } = quick ? { peers: PATTERNS.slice(0, 1), missing: [] } : await loadPeers();
  return { contests: await measured(contests(createRedactor(), peers), quick), missing };
}

async function measured(contests: readonly Contest[], quick: boolean): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const contest of contests) results.push(await measure(contest, effortOf(quick)));
  return results;
}
