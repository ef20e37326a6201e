import pino, { type DestinationStream } from "pino";
import { createLogDestination, redactLogs } from "../../src/adapters/pino.js";
import type { Work } from "./clock.js";
import { LINE_SHAPES } from "./lines.js";
import { type LogPeer, PATHS, WILDCARDS } from "./log-peers.js";
import { drawFrom } from "./random.js";
import type { Contest } from "./rounds.js";

const INPUTS = 256;
export const PLAIN = "pino, no redaction";
export const FIVE_PATHS = "pino redact, 5 paths";
export const OURS = "pino with zwartlak";

const OWN: readonly LogPeer[] = [
  { name: PLAIN, options: {} },
  { name: FIVE_PATHS, options: { redact: PATHS } },
  { name: "pino redact, 5 wildcards", options: { redact: WILDCARDS } },
  { name: OURS, options: redactLogs() },
];

/** pino writing to a destination that only counts: what a line costs with and without redaction. */
export function pinoContests(peers: readonly LogPeer[]): Contest[] {
  return contests("pino", [...OWN, ...peers], () => {
    let written = 0;
    return {
      write: (line) => {
        written += line.length;
      },
      written: () => written,
    };
  });
}

/** pino writing each line at once to a file that keeps nothing: how many lines a second are left; and the destinations that gather lines before they write. */
export function sinkContests(): Contest[] {
  if (process.platform === "win32") return [];
  return contests("pino to /dev/null", [...OWN, ...GATHERING], () => counted(pino.destination({ dest: "/dev/null", sync: true })));
}

const GATHERING: readonly LogPeer[] = [
  { name: "pino, no redaction, gathering 16 KB", options: {}, destination: () => pino.destination({ dest: "/dev/null", sync: true, minLength: 16_000 }) },
  { name: "zwartlak createLogDestination, gathering 16 KB", options: {}, destination: () => createLogDestination({ destination: "/dev/null" }) },
  { name: "zwartlak createLogDestination, line by line", options: {}, destination: () => createLogDestination({ destination: "/dev/null", buffer: "line" }) },
];

interface Counted extends DestinationStream {
  readonly written: () => number;
}

function contests(sink: string, peers: readonly LogPeer[], destination: () => Counted): Contest[] {
  return LINE_SHAPES.flatMap(({ name, clean, personal }, index) => [
    contest(`${sink}, ${name}, clean`, () => recordsOf(clean, index + 1), peers, destination),
    contest(`${sink}, ${name}, with data`, () => recordsOf(personal, index + 11), peers, destination),
  ]);
}

/** The fields of a line, without what pino adds itself. */
function recordsOf(make: (typeof LINE_SHAPES)[number]["clean"], seed: number): object[] {
  const draw = drawFrom(seed);
  return Array.from({ length: INPUTS }, () => {
    const { level, time, pid, hostname, ...fields } = make(draw) as { [key: string]: unknown };
    return fields;
  });
}

function contest(title: string, records: () => readonly object[], peers: readonly LogPeer[], destination: () => Counted): Contest {
  // Each has records of its own, since some peers change what they are given.
  const works = peers.map((peer) => workOf(peer, records(), peer.destination === undefined ? destination() : counted(peer.destination())));
  return { title, bytes: records().reduce((sum, record) => sum + JSON.stringify(record).length, 0) / INPUTS, works };
}

function counted(sink: DestinationStream): Counted {
  let lines = 0;
  return {
    write: (line) => {
      lines++;
      sink.write(line);
    },
    written: () => lines,
  };
}

function workOf({ name, options }: LogPeer, records: readonly object[], destination: Counted): Work {
  const log = pino(options, destination);
  let index = 0;
  const next = () => {
    index = (index + 1) & (INPUTS - 1);
    log.info(records[index]);
    return destination.written();
  };
  return { name, next };
}
