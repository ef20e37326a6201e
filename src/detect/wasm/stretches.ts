import { classOf } from "../chars.js";
import { noCues, type SeenCues } from "../cues.js";
import { type Anchors, NEEDS_VIEW } from "../scanner.js";
import type { Scanner } from "./instance.js";

/** What was found, by place in the text. */
export interface Stretches {
  readonly anchors: Anchors;
  readonly cues: SeenCues;
}

/** Reads texts that the module can hold. */
export interface ShortReader {
  /** Reads a text, or a stretch of one; what is found stays in the memory of the module. Below `NEEDS_VIEW` when a word goes on beyond it. */
  readonly read: (book: number, stretch: Stretch, isView: boolean) => number;
  /** As `FastScanner.eachSpecial`. */
  readonly eachSpecial: (text: string, withEquals: boolean, use: (place: number) => void) => void;
  readonly found: Stretches;
}

/** A part of a text: what stands before `from` is only looked back at. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  /** Where the last `<` stood before that. */
  readonly less: number;
  readonly isLast: boolean;
}

/** What a run gives when a word goes on beyond the memory. */
const CUT_WORD = -(2 ** 31);
/** Bits of the last argument of a run. */
const IS_VIEW = 1;
const IS_LAST = 2;

export function shortReader({ run, specials, layout, memory, results, classes }: Scanner): ShortReader {
  const bytes = Buffer.from(memory);
  const inMemory = (address: number) => new Int32Array(memory, address, (layout.BOOKS - address) >> 2);
  const anchors: Anchors = { places: inMemory(layout.ANCHORS), rules: inMemory(layout.RULE_BITS) };
  const cues: SeenCues = { places: inMemory(layout.CUE_PLACES), masks: inMemory(layout.CUE_MASKS), count: 0 };

  function read(book: number, { text, from, less, isLast }: Stretch, isView: boolean): number {
    const flags = (isView ? IS_VIEW : 0) | (isLast ? IS_LAST : 0);
    bytes.write(text, layout.TEXT, "utf16le");
    let count = run(book, from, text.length, less, flags);
    while (count < NEEDS_VIEW && count !== CUT_WORD) {
      const code = text.charCodeAt(-2 - count);
      classes[code] = classOf(code);
      count = run(book, from, text.length, less, flags);
    }
    cues.count = results.cueCount();
    return count;
  }

  function eachSpecial(text: string, withEquals: boolean, use: (place: number) => void): void {
    for (let begin = 0; begin < text.length; begin += layout.LONGEST) {
      const length = Math.min(layout.LONGEST, text.length - begin);
      bytes.write(text.slice(begin, begin + length), layout.TEXT, "utf16le");
      const count = specials(length, withEquals);
      for (let index = 0; index < count; index++) use(begin + (anchors.places[index] as number));
    }
  }

  return { read, eachSpecial, found: { anchors, cues } };
}

/** Reads longer texts, one stretch after the other. */
export interface LongReader {
  /** Undefined when a word is too long for that. */
  readonly read: (book: number, text: string, isView: boolean) => number | undefined;
  readonly found: Stretches;
}

/** How far back from the beginning of a stretch the module may look: more than the longest tag. */
const BACK = 256;

export function longReader({ results, layout }: Scanner, { read: readStretch, found: inStretch }: ShortReader): LongReader {
  const found: Stretches = { anchors: { places: new Int32Array(), rules: new Int32Array() }, cues: noCues() };

  function read(book: number, text: string, isView: boolean): number | undefined {
    let all = 0;
    let less = -1;
    found.cues.count = 0;
    for (let at = 0; at < text.length; ) {
      const begin = Math.max(0, at - BACK);
      const end = Math.min(text.length, begin + layout.LONGEST);
      const count = readStretch(book, { text: text.slice(begin, end), from: at - begin, less: less - begin, isLast: end === text.length }, isView);
      if (count < 0) return count === NEEDS_VIEW ? NEEDS_VIEW : undefined;
      addAnchors(all, count, begin);
      addCues(begin);
      all += count;
      less = results.lastLess() < 0 ? -1 : begin + results.lastLess();
      at = begin + results.reached();
    }
    return all;
  }

  function addAnchors(all: number, count: number, begin: number): void {
    found.anchors.places = joined(found.anchors.places, all, inStretch.anchors.places.subarray(0, count), begin * 8);
    found.anchors.rules = joined(found.anchors.rules, all, inStretch.anchors.rules.subarray(0, count), 0);
  }

  function addCues(begin: number): void {
    const { places, masks, count } = inStretch.cues;
    found.cues.places = joined(found.cues.places, found.cues.count, places.subarray(0, count), begin);
    found.cues.masks = joined(found.cues.masks, found.cues.count, masks.subarray(0, count), 0);
    found.cues.count += count;
  }

  return { read, found };
}

/** More numbers behind the first `used`, each raised; in a larger array when they have no room. */
function joined(numbers: Int32Array, used: number, more: Int32Array, raise: number): Int32Array {
  let target = numbers;
  if (used + more.length > numbers.length) {
    target = new Int32Array(2 * (used + more.length));
    target.set(numbers.subarray(0, used));
  }
  if (raise === 0) target.set(more, used);
  else for (let index = 0; index < more.length; index++) target[used + index] = (more[index] as number) + raise;
  return target;
}
