import { CLASSES } from "../chars.js";
import { MODULE } from "./module.js";

/** Addresses and sizes in the memory of the module, by the names of `source/layout.ts`. */
export type Layout = { readonly [Name in (typeof NAMES)[number]]: number };

const NAMES = ["CLASSES", "LONGEST", "TEXT", "ANCHORS", "CUE_PLACES", "CUE_MASKS", "BOOKS", "END"] as const;

/** The module, ready to run. */
export interface Scanner {
  readonly run: (book: number, length: number, isView: boolean) => number;
  readonly cueCount: () => number;
  readonly layout: Layout;
  readonly memory: ArrayBuffer;
  /** The module's own copy of `CLASSES`. */
  readonly classes: Uint8Array;
}

type Exports = { readonly [Name in keyof Layout | "cueCount"]: { readonly value: number } } & {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly scan: (book: number, length: number, isView: boolean) => number;
};

/** What is used of WebAssembly; the types of Node leave it out. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

/** Undefined where the run-time cannot do it: without WebAssembly or SIMD, or where a policy forbids to compile. */
export function instantiate(): Scanner | undefined {
  try {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(MODULE, "base64")));
    return scannerOf(exports as Exports);
  } catch {
    return undefined;
  }
}

function scannerOf(exports: Exports): Scanner {
  const layout = Object.fromEntries(NAMES.map((name) => [name, exports[name].value])) as Layout;
  const memory = exports.memory.buffer;
  const classes = new Uint8Array(memory, layout.CLASSES, CLASSES.length);
  classes.set(CLASSES);
  return { run: exports.scan, cueCount: () => exports.cueCount.value, layout, memory, classes };
}
