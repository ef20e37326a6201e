import { CLEAN, OURS as OUR_SCAN, RIPGREP, TWO_WORKERS } from "./files.js";
import { FIVE_PATHS, OURS, PLAIN } from "./logging.js";
import { WITHOUT_NAMES } from "./names.js";
import type { LongRuns, Outcome } from "./outcome.js";
import type { Measured } from "./rounds.js";

/** A figure of a target and where it comes from. */
interface Figure {
  readonly value: number;
  readonly from?: string;
}

interface Target {
  readonly name: string;
  /** The figure is at least this; or at most. */
  readonly least?: number;
  readonly most?: number;
  readonly unit: string;
  readonly figures: (outcome: Outcome, long: LongRuns) => readonly Figure[];
}

export interface Verdict {
  readonly name: string;
  readonly wanted: string;
  /** The worst of its figures; undefined when nothing was measured. */
  readonly figure: string | undefined;
  readonly met: boolean | undefined;
}

const LINES = /^(?!pino[, ]|portable).* line, /;
const TEXTS = /^(?!pino[, ]|portable)/;
const BARE = "bare charCodeAt loop";
const CONTENT_IN_PINO = /^hook, |^deep-redact, eight patterns/;

const TARGETS: readonly Target[] = [
  { name: "pino line: added cost, as a part of what `redact` with 5 paths adds", most: 1, unit: "×", figures: inContests(/^pino,/, addedTo(FIVE_PATHS)) },
  { name: "pino line: added cost, as a part of the cheapest peer that looks at content", most: 0.1, unit: "×", figures: inContests(/^pino,/, addedToCheapest) },
  {
    name: "pino to a synchronous destination: lines a second, as a part of plain pino's",
    least: 84,
    unit: "%",
    figures: inContests(/^pino to/, (c) => percentOf(timesOf(c, PLAIN, OURS))),
  },
  { name: "log lines: speed as a multiple of the bare table loop", least: 1, unit: "×", figures: speedup(LINES, BARE) },
  { name: "log lines, portable scanner: the same", least: 0.35, unit: "×", figures: speedup(/^portable/, BARE) },
  { name: "Dutch prose with names: the same", least: 0.6, unit: "×", figures: speedup(/prose/, BARE) },
  {
    name: "names: part of the time of the whole scan",
    most: 50,
    unit: "%",
    figures: inContests(/^what names cost/, (contest) => percentOf(1 - timesOf(contest, WITHOUT_NAMES, "zwartlak"))),
  },
  { name: "short strings: speed as a multiple of the bare table loop", least: 0.4, unit: "×", figures: speedup(/^short/, BARE) },
  { name: "text: speed as a multiple of eight plain patterns in turn", least: 10, unit: "×", figures: speedup(TEXTS, "eight plain patterns in turn") },
  { name: "text: speed as a multiple of redact-pii", least: 100, unit: "×", figures: speedup(TEXTS, "redact-pii") },
  { name: "text: speed as a multiple of openredaction", least: 500, unit: "×", figures: speedup(TEXTS, "openredaction") },
  { name: "Express, 1 KB body: added processor time per request", most: 8, unit: "µs", figures: served(/^1 KB/, ({ added }) => added) },
  {
    name: "Express, 1 KB body: requests a second, as a part of the app without us",
    least: 95,
    unit: "%",
    figures: served(/^1 KB/, ({ share }) => share * 100),
  },
  { name: "Express, 50 KB body: the same", least: 90, unit: "%", figures: served(/^50 KB/, ({ share }) => share * 100) },
  {
    name: "file scan: speed as a multiple of `ripgrep -j1` with eight plain patterns",
    least: 1.5,
    unit: "×",
    figures: scans(OUR_SCAN, (name) => name === RIPGREP, "perProcessorSecond"),
  },
  {
    name: "file scan: speed as a multiple of the fastest comparable scanner",
    least: 3,
    unit: "×",
    figures: scans(OUR_SCAN, (name) => /line by line/.test(name) && !/plain/.test(name), "perProcessorSecond"),
  },
  { name: "file scan: two workers, as a multiple of one", least: 1.8, unit: "×", figures: scans(TWO_WORKERS, (name) => name === CLEAN, "perSecond") },
  {
    name: "file scan: clean text on two cores",
    least: 150,
    unit: "MB/s",
    figures: ({ scans }) => scans.filter(({ name }) => name === TWO_WORKERS).map(({ perSecond }) => ({ value: perSecond })),
  },
  {
    name: "10 GB through a pipe: memory in the last tenth, as a multiple of the second",
    most: 1.2,
    unit: "×",
    figures: (_, { huge }) => (huge === undefined ? [] : flatness(huge.memory)),
  },
  {
    name: "50,000 small files: files that could not be read",
    most: 0,
    unit: "",
    figures: (_, { many }) => (many === undefined ? [] : [{ value: many.errors }]),
  },
  {
    name: "start of `zwartlak scan` to its end, one small file",
    most: 150,
    unit: "ms",
    figures: ({ startUp }) => (startUp === undefined ? [] : [{ value: startUp * 1000 }]),
  },
  {
    name: "hostile input: time per character as a multiple of clean text",
    most: 5,
    unit: "×",
    figures: ({ hostile }) => hostile.map(({ ratio, name }) => ({ value: ratio, from: name })),
  },
  {
    name: "hostile input: the same, up to 10 MB, each rule alone, and what the search found",
    most: 5,
    unit: "×",
    figures: (_, { hunt }) => [...(hunt?.large ?? []), ...(hunt?.alone ?? []), ...(hunt?.found ?? [])].map(({ ratio, name }) => ({ value: ratio, from: name })),
  },
  {
    name: "hostile input: twice the length takes",
    most: 3,
    unit: "× the time",
    figures: ({ hostile }) => hostile.map(({ growth, name }) => ({ value: growth, from: name })),
  },
  { name: "import, processor time", most: 25, unit: "ms", figures: onStart((start) => start.import) },
  { name: "first finding after import, lists included, processor time", most: 50, unit: "ms", figures: onStart((start) => start.first) },
  { name: "memory after the first finding", most: 20, unit: "MB", figures: onStart((start) => start.memory) },
  { name: "package without dependencies, unpacked", most: 3, unit: "MB", figures: onStart((start) => start.unpacked) },
];

/** Every target with its worst figure. */
export function verdictsOn(outcome: Outcome, long: LongRuns): Verdict[] {
  return TARGETS.map(({ name, least, most, unit, figures }) => {
    const wanted = least === undefined ? `≤ ${most} ${unit}` : `≥ ${least} ${unit}`;
    const measured = figures(outcome, long).filter(({ value }) => Number.isFinite(value));
    if (measured.length === 0) return { name, wanted, figure: undefined, met: undefined };
    const worst = measured.reduce((one, other) => ((least === undefined ? other.value > one.value : other.value < one.value) ? other : one));
    const figure = `${worst.value.toPrecision(3)} ${unit}${worst.from === undefined ? "" : ` (${worst.from})`}`;
    return { name, wanted: wanted.trim(), figure, met: least === undefined ? worst.value <= (most as number) : worst.value >= least };
  });
}

function inContests(titles: RegExp, value: (contest: Measured) => number): Target["figures"] {
  return ({ contests }) =>
    contests.filter(({ title }) => titles.test(title)).map((contest) => ({ value: value(contest), from: contest.title.replace(/^pino(?: to [^,]*)?, /, "") }));
}

function speedup(titles: RegExp, than: string): Target["figures"] {
  return inContests(titles, (contest) => timesOf(contest, than, "zwartlak"));
}

/** Not a number when one of the two was not measured. */
function timesOf(contest: Measured, one: string, other: string): number {
  return microseconds(contest, one) / microseconds(contest, other);
}

function microseconds({ results }: Measured, wanted: string): number {
  return results.find(({ name }) => name === wanted)?.microseconds ?? Number.NaN;
}

function percentOf(part: number): number {
  return part * 100;
}

function added(contest: Measured, name: string): number {
  return microseconds(contest, name) - microseconds(contest, PLAIN);
}

function addedTo(other: string): (contest: Measured) => number {
  return (contest) => added(contest, OURS) / added(contest, other);
}

function addedToCheapest(contest: Measured): number {
  const peers = contest.results.filter(({ name }) => CONTENT_IN_PINO.test(name)).map(({ name }) => added(contest, name));
  return peers.length === 0 ? Number.NaN : added(contest, OURS) / Math.min(...peers);
}

function served(bodies: RegExp, value: (figures: Outcome["served"][number]) => number): Target["figures"] {
  return (outcome) =>
    outcome.served.filter(({ name, body }) => bodies.test(body) && !/alone/.test(name)).map((row) => ({ value: value(row), from: `${row.name}, ${row.body}` }));
}

function scans(own: string, isOther: (name: string) => boolean, speed: "perSecond" | "perProcessorSecond"): Target["figures"] {
  return (outcome) => {
    const ours = outcome.scans.find(({ name }) => name === own);
    const others = outcome.scans.filter(({ name }) => isOther(name));
    return ours === undefined ? [] : others.map((other) => ({ value: ours[speed] / other[speed], from: other.name }));
  };
}

/** The first tenth is left out: memory grows until the first garbage collections. */
function flatness(memory: readonly number[]): Figure[] {
  return [{ value: (memory.at(-1) as number) / (memory[1] as number) }];
}

function onStart(value: (start: NonNullable<Outcome["start"]>) => number): Target["figures"] {
  return ({ start }) => (start === undefined ? [] : [{ value: value(start) }]);
}
