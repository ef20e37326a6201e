import { useCues } from "./cues.js";
import { type Anchors, findAnchors, found, type ScanTables } from "./scanner.js";
import { fastScanner } from "./wasm/scanner.js";

/** Copying a shorter text into the memory of the module takes longer than reading it. */
const SHORTEST = 20;

/** The places that the last scan has found. Valid until the next scan. */
export let anchors: Anchors = found;

/**
 * The forward pass, by the faster of its two implementations: WebAssembly where there is room for the tables, JavaScript elsewhere. Both find the same.
 *
 * @param isView the text is a view already, so what still looks like an escape is none
 * @returns how many anchors there are, or `NEEDS_VIEW`
 */
export function scan(text: string, tables: ScanTables, isView: boolean): number {
  const fast = text.length < SHORTEST ? undefined : fastScanner();
  const count = fast?.scan(text, tables, isView);
  if (fast === undefined || count === undefined) return scanPortably(text, tables, isView);
  anchors = fast.anchors;
  useCues(fast.cues);
  return count;
}

function scanPortably(text: string, tables: ScanTables, isView: boolean): number {
  const count = findAnchors(text, tables, isView);
  anchors = found;
  useCues(found.cues);
  return count;
}
