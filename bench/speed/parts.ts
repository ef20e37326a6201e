import { createRedactor } from "../../src/index.js";
import { checksum } from "./clock.js";
import { lineContests, textContests } from "./contests.js";
import { measureExpress } from "./express.js";
import { measureFiles } from "./files.js";
import { hostileResults } from "./linear.js";
import { loadLogPeers } from "./log-peers.js";
import { pinoContests, sinkContests } from "./logging.js";
import { nameContests } from "./names.js";
import type { Part } from "./options.js";
import type { Outcome } from "./outcome.js";
import { loadPeers, PATTERNS, type TextPeer } from "./peers.js";
import { type Contest, type Effort, measure } from "./rounds.js";
import { measureStart } from "./start.js";

const QUICK: Effort = { rounds: 9, seconds: 0.02, warmUp: 0.1 };
const FULL: Effort = { rounds: 5, seconds: 0.03, warmUp: 0.15 };
const HOSTILE_CHARACTERS = 1 << 16;

function effortOf(quick: boolean): Effort {
  return quick ? QUICK : FULL;
}

/** In this process; see `part-worker.ts`. */
export async function measurePart(part: Part, quick: boolean): Promise<Partial<Outcome>> {
  const outcome = await MEASURES[part](quick);
  return { ...outcome, checksum: checksum() };
}

const MEASURES: { readonly [P in Part]: (quick: boolean) => Partial<Outcome> | Promise<Partial<Outcome>> } = {
  lines: (quick) => againstTextPeers(lineContests, quick),
  texts: (quick) => againstTextPeers((redactor, peers) => [...textContests(redactor, peers), ...nameContests(redactor)], quick),
  pino: async (quick) => {
    const { peers, missing } = quick ? { peers: [], missing: [] } : loadLogPeers();
    return { contests: await measure(pinoContests(peers), effortOf(quick)), missing };
  },
  sink: async (quick) => ({ contests: await measure(sinkContests(), effortOf(quick)) }),
  portable: async (quick) => {
    const contests = await measure(lineContests(createRedactor(), []), effortOf(quick));
    return { contests: contests.map((contest) => ({ ...contest, title: `portable scanner, ${contest.title}` })) };
  },
  hostile: (quick) => ({ hostile: hostileResults(createRedactor().redact, quick ? HOSTILE_CHARACTERS / 4 : HOSTILE_CHARACTERS) }),
  express: measureExpress,
  files: measureFiles,
  start: () => ({ start: measureStart() }),
};

async function againstTextPeers(contests: (redactor: ReturnType<typeof createRedactor>, peers: readonly TextPeer[]) => Contest[], quick: boolean) {
  const { peers, missing } = quick ? { peers: PATTERNS.slice(0, 1), missing: [] } : await loadPeers();
  return { contests: await measure(contests(createRedactor(), peers), effortOf(quick)), missing };
}
