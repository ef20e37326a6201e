import { START } from "../position.js";
import { type Cell, hitsInCells } from "./cells.js";
import { type Hit, type Look, lazily, type Passage, type Scan, type Writing } from "./passage.js";

/** How a text is looked at besides reading it as it stands. */
export interface Overlay {
  /** Values whose field the text alone does not tell: in columns, below their key, or written with escapes. */
  readonly cells: readonly Cell[];
  /** How values of the text itself are written. */
  readonly writing?: Writing;
}

/**
 * A whole text as one passage: what is found by reading it, and what the structure of the format adds to that. So a format never finds less than
 * plain text does.
 */
export function overlaid(text: string, { cells, writing }: Overlay, look: Look): Passage {
  const hitsBy = (scan: Scan) => merged(written(scan(text), writing), hitsInCells(cells, scan));
  return { text, position: START, offset: 0, hits: hitsBy(look.scan), widerHits: lazily(() => hitsBy(look.scanWider)) };
}

export function written(hits: readonly Hit[], writing: Writing | undefined): readonly Hit[] {
  return writing === undefined ? hits : hits.map((hit) => ({ ...hit, writing }));
}

/** Both lists in order and without overlap. A field that holds all of what the text showed there knows more; else the text was right. */
export function merged(ofText: readonly Hit[], ofCells: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  const replaced = new Set<Hit>();
  let from = 0;
  for (const hit of ofCells) {
    while (from < ofText.length && (ofText[from] as Hit).end <= hit.start) from++;
    const touched: Hit[] = [];
    for (let at = from; at < ofText.length && (ofText[at] as Hit).start < hit.end; at++) touched.push(ofText[at] as Hit);
    const isFree = kept.length === 0 || (kept.at(-1) as Hit).end <= hit.start;
    if (!isFree || touched.some((other) => replaced.has(other) || isBetter(other, hit))) continue;
    for (const other of touched) replaced.add(other);
    kept.push(hit);
  }
  return [...ofText.filter((hit) => !replaced.has(hit)), ...kept].sort((a, b) => a.start - b.start);
}

function isBetter(ofText: Hit, ofCell: Hit): boolean {
  const isInside = ofText.start >= ofCell.start && ofText.end <= ofCell.end;
  return (
    !isInside ||
    (ofText.rule !== ofCell.rule && ofText.score > ofCell.score) ||
    (ofText.start === ofCell.start && ofText.end === ofCell.end && ofText.score > ofCell.score)
  );
}
