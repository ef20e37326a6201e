import { CLASSES } from "../chars.js";
import { MODULE } from "./module.js";

/** Addresses and sizes in the memory of the module, by the names of `source/layout.ts`. */
export type Layout = { readonly [Name in (typeof NAMES)[number]]: number };

const NAMES = ["CLASSES", "LONGEST", "TEXT", "ANCHORS", "RULE_BITS", "CUE_PLACES", "CUE_MASKS", "BOOKS", "END"] as const;
const RESULTS = ["cueCount", "lastLess", "reached"] as const;

/** What a run leaves besides anchors, by the names of `source/scan.ts`. */
export type Results = { readonly [Name in (typeof RESULTS)[number]]: () => number };

type Run = (book: number, from: number, length: number, less: number, flags: number) => number;

/** The module, ready to run. */
export interface Scanner {
  /** `scan` of `source/scan.ts`. */
  readonly run: Run;
  /** `specials` of `source/specials.ts`. */
  readonly specials: (length: number, withEquals: boolean) => number;
  readonly results: Results;
  readonly layout: Layout;
  readonly memory: ArrayBuffer;
  /** The module's own copy of `CLASSES`. */
  readonly classes: Uint8Array;
}

type Exports = { readonly [Name in keyof Layout | keyof Results]: { readonly value: number } } & {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly scan: Run;
  readonly specials: Scanner["specials"];
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
  const { cueCount, lastLess, reached, scan, specials } = exports;
  return {
    run: scan,
    specials,
    results: { cueCount: () => cueCount.value, lastLess: () => lastLess.value, reached: () => reached.value },
    layout,
    memory,
    classes,
  };
}
