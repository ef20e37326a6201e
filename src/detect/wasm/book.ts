import type { ScanTables } from "../scanner.js";
import type { TriggerTable } from "../triggers.js";
import type { Layout } from "./instance.js";

/** The tables of one rulebook in the memory of the module. */
export interface Book {
  /** Undefined when there was no room left: memory is never given back, so only the first few rulebooks of a process get some. */
  readonly address: number | undefined;
}

/** `book` of `source/layout.ts`: six tables, three trigger tables of six numbers each, three more tables of digits, two factors. */
const HEADER = 29;
/** All marks are ASCII. */
const MARKS = 128;

/** Puts tables into memory, one rulebook behind the other. */
export function bookMaker(memory: ArrayBuffer, { BOOKS, END }: Layout, factors: readonly [number, number]): (tables: ScanTables) => Book {
  let free = BOOKS;
  const room = (bytes: number): number => {
    const address = free;
    free += (bytes + 15) & ~15;
    return address;
  };
  const numbers = (source: ArrayLike<number>): number => {
    const address = room(source.length * 4);
    new Int32Array(memory, address, source.length).set(source);
    return address;
  };
  const bytes = (source: Uint8Array): number => {
    const address = room(source.length);
    new Uint8Array(memory, address, source.length).set(source);
    return address;
  };
  const triggers = ({ classes, width, twoBefore, before, after, twoAfter }: TriggerTable): number[] => {
    return [bytes(classes), width, ...[twoBefore, before, after, twoAfter].map(numbers)];
  };
  /** Keys are learned while scanning, by whoever settles them: both implementations see the same table. */
  const shared = (source: Int32Array): Int32Array => new Int32Array(memory, numbers(source), source.length);

  return ({ words, cues, keys, markRow, digits, capitals, marks, isLasting }) => {
    if (!isLasting || free + sizeOf({ cues, digits, capitals, marks }) > END) return { address: undefined };
    const address = room(HEADER * 4);
    keys.first = shared(keys.first);
    keys.second = shared(keys.second);
    const tables = [bytes(words.threes), bytes(words.slots), numbers(cues), keys.first.byteOffset, keys.second.byteOffset, bytes(markRow.subarray(0, MARKS))];
    new Int32Array(memory, address, HEADER).set([
      ...tables,
      ...triggers(digits),
      ...triggers(capitals),
      ...triggers(marks),
      numbers(digits.enough),
      numbers(digits.inWord),
      numbers(digits.near),
      ...factors,
    ]);
    return { address };
  };
}

/** Room for everything, generously. */
function sizeOf({ cues, digits, capitals, marks }: Pick<ScanTables, "cues" | "digits" | "capitals" | "marks">): number {
  const triggers = [digits, capitals, marks].reduce((sum, { before }) => sum + before.length * 16, 0);
  return cues.length * 4 + triggers + 160_000;
}
