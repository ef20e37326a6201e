import { linesOf } from "../position.js";
import type { Gap, Hit, Look, Passage } from "./passage.js";

/** Passages of a file in another file: their places begin with its name, and there is no way to write back. */
export function inside(name: string, passages: readonly Passage[]): Passage[] {
  return passages.map(({ text, position, hits, widerHits }) => {
    const lines = linesOf(text);
    const placed = (hit: Hit): Hit => {
      const { line, column } = lines.positionOf(hit.start, position);
      return { ...hit, place: hit.place === undefined ? `${name}:${line}:${column}` : `${name}!${hit.place}` };
    };
    return { text, position, hits: hits.map(placed), widerHits };
  });
}

/** A look at a file in another file. */
export function lookInside(name: string, look: Look, archiveDepth = look.limits.archiveDepth): Look {
  const onGap = (gap: Gap) => look.onGap({ ...gap, place: gap.place === "" ? name : `${name}!${gap.place}` });
  const isInArchive = look.isInArchive || archiveDepth < look.limits.archiveDepth;
  return { ...look, limits: { ...look.limits, archiveDepth }, onGap, isInArchive };
}
