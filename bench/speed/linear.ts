import { HOSTILE, type Hostile } from "../hostile.js";
import { median, usedMicroseconds } from "./clock.js";
import { LINE_SHAPES, linesOf } from "./lines.js";

/** What one hostile input costs. */
export interface HostileResult {
  readonly name: string;
  readonly characters: number;
  /** Time per character as a multiple of that for clean text of the same length. */
  readonly ratio: number;
  /** Time for this length as a multiple of that for half of it: 2 is linear. */
  readonly growth: number;
}

type Redact = (text: string) => string;

/** Microseconds that are spent on an input, and how often it is timed at most and at least. */
const ENOUGH = 60_000;
const MOST = 15;
const LEAST = 3;
/** Longer texts compile what they need while they run, and are timed once. */
const SHORT = 200_000;
/** Microseconds that an input is run before it is timed: each makes other code be compiled. */
const WARM_UP = 300_000;

/** Every hostile input at a length and at half of it. */
export function hostileResults(redact: Redact, characters: number, inputs: readonly Hostile[] = HOSTILE, warmUp = WARM_UP): HostileResult[] {
  return inputs.map((input) => hostileResult(redact, characters, input, warmUp));
}

/** Clean text and hostile text in turn, so that what slows the machine down slows both. */
export function hostileResult(redact: Redact, characters: number, { name, make }: Hostile, warmUp = WARM_UP): HostileResult {
  const texts = [cleanText(characters), make(characters / 2), make(characters)];
  if (characters < SHORT) runFor(redact, texts, warmUp);
  const [clean, half, whole] = timesOf(redact, texts, characters < SHORT ? LEAST : 1) as [number, number, number];
  return { name, characters, ratio: whole / clean, growth: whole / half };
}

/** The input that seems the worst after hardly any warm-up, timed again warm: a full warm-up for each of many takes long. */
export function worstOf(redact: Redact, characters: number, inputs: readonly Hostile[] = HOSTILE): HostileResult {
  const ratios = hostileResults(redact, characters, inputs, 0).map(({ ratio }) => ratio);
  return hostileResult(redact, characters, inputs[ratios.indexOf(Math.max(...ratios))] as Hostile);
}

/** Each text at least once. */
function runFor(redact: Redact, texts: readonly string[], microseconds: number): void {
  const end = usedMicroseconds() + microseconds;
  do {
    for (const text of texts) redact(text);
  } while (usedMicroseconds() < end);
}

const LINES = LINE_SHAPES.flatMap(({ clean }, index) => linesOf(clean, 32, index + 1)).join("");

function cleanText(characters: number): string {
  return LINES.repeat(Math.ceil(characters / LINES.length)).slice(0, characters);
}

/** Microseconds for each text: the median of some rounds. */
function timesOf(redact: Redact, texts: readonly string[], least: number): number[] {
  const rounds: number[][] = [];
  for (let spent = 0; rounds.length < least || (spent < ENOUGH && rounds.length < MOST); ) {
    const round = texts.map((text) => timeOf(redact, text));
    rounds.push(round);
    spent += round.reduce((sum, time) => sum + time, 0);
  }
  return texts.map((_, index) => Math.max(1, median(rounds.map((round) => round[index] as number))));
}

function timeOf(redact: Redact, text: string): number {
  const start = usedMicroseconds();
  redact(text);
  return usedMicroseconds() - start;
}
