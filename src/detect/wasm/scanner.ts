import { FACTOR, OTHER_FACTOR } from "../clean-keys.js";
import type { SeenCues } from "../cues.js";
import type { Anchors, ScanTables } from "../scanner.js";
import { type Book, bookMaker } from "./book.js";
import { instantiate, type Scanner } from "./instance.js";
import { longReader, type Stretches, shortReader } from "./stretches.js";

/** The forward pass in WebAssembly. */
export interface FastScanner {
  /** As `findAnchors`; undefined when these tables do not fit in the module, or a word is longer than the module can hold. */
  readonly scan: (text: string, tables: ScanTables, isView: boolean) => number | undefined;
  /** Calls `use` with every place of a character that a view may read differently, in order; places that it would find in vain are among them. */
  readonly eachSpecial: (text: string, withEquals: boolean, use: (place: number) => void) => void;
  /** What the last scan found. Looking for specials makes it invalid. */
  readonly anchors: Anchors;
  readonly cues: SeenCues;
}

let scanner: FastScanner | undefined;
let isTried = false;

/** Made at first use; undefined where WebAssembly, its SIMD instructions or Node's Buffer are missing. */
export function fastScanner(): FastScanner | undefined {
  if (!isTried) {
    isTried = true;
    const instance = instantiate();
    scanner = instance && scannerOn(instance);
  }
  return scanner;
}

function scannerOn(instance: Scanner): FastScanner {
  const { layout, memory } = instance;
  const makeBook = bookMaker(memory, layout, [FACTOR, OTHER_FACTOR]);
  const books = new WeakMap<ScanTables, Book>();
  const bookOf = (tables: ScanTables): Book => {
    let book = books.get(tables);
    if (book === undefined) {
      book = makeBook(tables);
      books.set(tables, book);
    }
    return book;
  };
  const short = shortReader(instance);
  const long = longReader(instance, short);
  let last: Stretches = short.found;
  return {
    eachSpecial: short.eachSpecial,
    get anchors() {
      return last.anchors;
    },
    get cues() {
      return last.cues;
    },
    scan: (text, tables, isView) => {
      const { address } = bookOf(tables);
      if (address === undefined) return;
      const isShort = text.length <= layout.LONGEST;
      last = (isShort ? short : long).found;
      return isShort ? short.read(address, { text, from: 0, less: -1, isLast: true }, isView) : long.read(address, text, isView);
    },
  };
}
