import { classOf } from "../chars.js";
import { noCues, type SeenCues } from "../cues.js";
import { type Anchors, NEEDS_VIEW } from "../scanner.js";
import type { Scanner } from "./instance.js";

/** What was found, by place in the whole text. */
export interface Stretches {
  readonly anchors: Anchors;
  readonly cues: SeenCues;
}

export interface StretchReader {
  /** Reads a text that the module can hold; the answers stay in its memory. */
  readonly readWhole: (book: number, text: string, isView: boolean) => number;
  /** Reads any other text, one stretch after the other; undefined when one of its words is too long for that. */
  readonly readLong: (book: number, text: string, isView: boolean) => number | undefined;
  /** As `FastScanner.eachSpecial`. */
  readonly eachSpecial: (text: string, withEquals: boolean, use: (place: number) => void) => void;
  readonly short: Stretches;
  readonly long: Stretches;
}

/** How far back from the beginning of a stretch the module may look: more than the longest tag. */
const BACK = 256;
/** What a run gives when a word goes on beyond the memory. */
const CUT_WORD = -(2 ** 31);

/** A part of a text in the memory of the module: what stands before `from` is only looked back at. */
interface Stretch {
  readonly text: string;
  readonly from: number;
  /** Where the last `<` stood before that. */
  readonly less: number;
  readonly isLast: boolean;
}

export function stretchReader({ run, specials, layout, memory, results, classes }: Scanner): StretchReader {
  const bytes = Buffer.from(memory);
  const inMemory = (address: number) => new Int32Array(memory, address, (layout.BOOKS - address) >> 2);
  const short: Stretches = {
    anchors: { places: inMemory(layout.ANCHORS), rules: inMemory(layout.RULE_BITS) },
    cues: { places: inMemory(layout.CUE_PLACES), masks: inMemory(layout.CUE_MASKS), count: 0 },
  };
  const long: Stretches = { anchors: { places: new Int32Array(), rules: new Int32Array() }, cues: noCues() };

  function read(book: number, { text, from, less, isLast }: Stretch, isView: boolean): number {
    bytes.write(text, layout.TEXT, "utf16le");
    let count = run(book, from, text.length, less, isView, isLast);
    while (count < NEEDS_VIEW && count !== CUT_WORD) {
      const code = text.charCodeAt(-2 - count);
      classes[code] = classOf(code);
      count = run(book, from, text.length, less, isView, isLast);
    }
    short.cues.count = results.cueCount();
    return count;
  }

  function readWhole(book: number, text: string, isView: boolean): number {
    return read(book, { text, from: 0, less: -1, isLast: true }, isView);
  }

  function readLong(book: number, text: string, isView: boolean): number | undefined {
    let all = 0;
    let less = -1;
    long.cues.count = 0;
    for (let at = 0; at < text.length; ) {
      const begin = Math.max(0, at - BACK);
      const end = Math.min(text.length, begin + layout.LONGEST);
      const count = read(book, { text: text.slice(begin, end), from: at - begin, less: less - begin, isLast: end === text.length }, isView);
      if (count < 0) return count === NEEDS_VIEW ? NEEDS_VIEW : undefined;
      all = addAnchors(all, count, begin);
      addCues(begin);
      less = results.lastLess() < 0 ? -1 : begin + results.lastLess();
      at = begin + results.reached();
    }
    return all;
  }

  function addAnchors(all: number, count: number, begin: number): number {
    long.anchors.places = withRoom(long.anchors.places, all, count);
    long.anchors.rules = withRoom(long.anchors.rules, all, count);
    addTo(long.anchors.places, all, short.anchors.places.subarray(0, count), begin * 8);
    long.anchors.rules.set(short.anchors.rules.subarray(0, count), all);
    return all + count;
  }

  function addCues(begin: number): void {
    const { places, masks, count } = short.cues;
    long.cues.places = withRoom(long.cues.places, long.cues.count, count);
    long.cues.masks = withRoom(long.cues.masks, long.cues.count, count);
    addTo(long.cues.places, long.cues.count, places.subarray(0, count), begin);
    long.cues.masks.set(masks.subarray(0, count), long.cues.count);
    long.cues.count += count;
  }

  function eachSpecial(text: string, withEquals: boolean, use: (place: number) => void): void {
    const { places } = short.anchors;
    for (let begin = 0; begin < text.length; begin += layout.LONGEST) {
      const length = Math.min(layout.LONGEST, text.length - begin);
      bytes.write(length === text.length ? text : text.slice(begin, begin + length), layout.TEXT, "utf16le");
      const count = specials(length, withEquals);
      for (let index = 0; index < count; index++) use(begin + (places[index] as number));
    }
  }

  return { readWhole, readLong, eachSpecial, short, long };
}

function addTo(numbers: Int32Array, at: number, more: Int32Array, plus: number): void {
  for (let index = 0; index < more.length; index++) numbers[at + index] = (more[index] as number) + plus;
}

/** The same numbers, with room for more behind the first `used`. */
function withRoom(numbers: Int32Array, used: number, more: number): Int32Array {
  if (used + more <= numbers.length) return numbers;
  const larger = new Int32Array(2 * (used + more));
  larger.set(numbers.subarray(0, used));
  return larger;
}
