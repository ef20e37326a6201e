import { classOf } from "../chars.js";
import { FACTOR, OTHER_FACTOR } from "../clean-keys.js";
import type { SeenCues } from "../cues.js";
import type { ScanTables } from "../scanner.js";
import { type Book, bookMaker } from "./book.js";
import { instantiate, type Scanner } from "./instance.js";

/** The forward pass in WebAssembly. */
export interface FastScanner {
  /** As `findAnchors`; undefined when this text or these tables do not fit in the module. */
  readonly scan: (text: string, tables: ScanTables, isView: boolean) => number | undefined;
  readonly anchors: Int32Array;
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

function scannerOn({ run, layout, memory, cueCount, classes }: Scanner): FastScanner {
  const bytes = Buffer.from(memory);
  const cues: SeenCues = { places: new Int32Array(memory, layout.CUE_PLACES), masks: new Int32Array(memory, layout.CUE_MASKS), count: 0 };
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
  return {
    anchors: new Int32Array(memory, layout.ANCHORS),
    cues,
    scan: (text, tables, isView) => {
      const { address } = bookOf(tables);
      if (text.length > layout.LONGEST || address === undefined) return;
      bytes.write(text, layout.TEXT, "utf16le");
      let count = run(address, text.length, isView);
      while (count < -1) {
        const code = text.charCodeAt(-2 - count);
        classes[code] = classOf(code);
        count = run(address, text.length, isView);
      }
      cues.count = cueCount();
      return count;
    },
  };
}
