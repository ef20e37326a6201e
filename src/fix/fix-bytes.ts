import { type Comments, commentsIn } from "../accept/comments.js";
import { type Edit, editedBytes, fileText } from "../input/file-text.js";
import type { Gap, Hit, Limits, Look, Passage } from "../input/formats/passage.js";
import { collect } from "../input/formats/passages.js";
import { linesOf, type Position } from "../input/position.js";
import { bytesSource } from "../input/source.js";
import { keepingColumns } from "./columns.js";
import { keepingJson } from "./json-form.js";
import { type Replace, replacementFor } from "./replacement.js";
import { shapeOf } from "./shape.js";

/** One value that was replaced; its place is the one before the replacement. */
export interface Change {
  readonly position: Position;
  readonly rule: string;
  /** Form of the old value, without the value. */
  readonly shape: string;
  readonly replacement: string;
}

/** A finding that stays. */
export interface Left {
  readonly position: Position;
  /** Where in a file without lines. */
  readonly place?: string;
  readonly rule: string;
  readonly reason: string;
}

export interface Fixed {
  readonly bytes: Buffer;
  readonly changes: readonly Change[];
  readonly left: readonly Left[];
  readonly gaps: readonly Gap[];
}

export interface Fixing extends Replace, Pick<Look, "isTelling"> {
  readonly limits: Limits;
}

/** A replacement can show what its neighbour hid: a number that touched a name stands free. More rounds have not been seen to change anything. */
const MOST_ROUNDS = 6;

const PACKED = "it stands in a format that cannot be rewritten";
const NO_TEST_VALUE = "there is no test value that can stand there";
const UNSETTLED = "each replacement is found again";

/** A file with test values in the place of its findings; undefined when it is binary and no reader knows it. */
export async function fixBytes(name: string, bytes: Buffer, fixing: Fixing): Promise<Fixed | undefined> {
  const changes: Change[] = [];
  // Lines stay lines, so what comments accept stays where it is.
  const { accept } = await commentsIn(bytesSource(name, bytes));
  let current = bytes;
  for (let round = 0; ; round++) {
    const seen = await look(name, current, { ...fixing, accept });
    if (seen === undefined) return undefined;
    const { found, gaps } = seen;
    const edits = found.flatMap(({ edit }) => edit ?? []);
    if (edits.length === 0 || round === MOST_ROUNDS) return { bytes: current, changes, left: found.map(leftOf), gaps };
    for (const { change } of found) if (change !== undefined) changes.push(change);
    current = editedBytes(current, edits);
  }
}

/** A finding, and what to do about it when something can be done. */
interface Found {
  readonly hit: Hit;
  readonly position: Position;
  readonly isPacked: boolean;
  readonly edit?: Edit;
  readonly change?: Change;
}

interface Looking extends Fixing {
  readonly accept: Comments["accept"];
}

async function look(name: string, bytes: Buffer, fixing: Looking): Promise<{ found: Found[]; gaps: Gap[] } | undefined> {
  const text = fileText(bytes);
  const gaps: Gap[] = [];
  const { scan, limits, isTelling } = fixing;
  const onGap = (gap: Gap) => gaps.push(gap);
  const looking = { scan, scanWider: () => [], limits, onGap, ...(isTelling && { isTelling }) };
  const found = await collect(bytesSource(name, bytes), looking, (passage) => foundIn(passage, text, fixing));
  return found && { found: withoutHarm(withoutOverlap(found), text ?? ""), gaps };
}

function foundIn(passage: Passage, text: string | undefined, fixing: Looking): Found[] {
  const hits = passage.hits.filter((hit) => !hit.reasons.includes("test-value"));
  if (hits.length === 0) return [];
  const lines = linesOf(passage.text);
  return hits.flatMap((hit) => {
    const position = lines.positionOf(hit.start, passage.position);
    const { offset } = passage;
    if (hit.place === undefined && fixing.accept(position.line, lines.positionOf(hit.end, passage.position).line)) return [];
    if (offset === undefined || text === undefined) return { hit, position, isPacked: true };
    return foundAt({ hit, position, start: offset + hit.start, end: offset + hit.end }, text, fixing) ?? [];
  });
}

interface Spot {
  readonly hit: Hit;
  readonly position: Position;
  /** In the text of the file. */
  readonly start: number;
  readonly end: number;
}

function foundAt({ hit, position, start, end }: Spot, text: string, fixing: Fixing): Found | undefined {
  const replaced = replacementFor(text.slice(start, end), hit, fixing);
  if (replaced === "settled") return undefined;
  if (replaced === undefined) return { hit, position, isPacked: false };
  const { value, replacement, written } = replaced;
  const shape = shapeOf(value, hit.legal === "GX" || hit.reasons.includes("decoded"));
  return {
    hit,
    position,
    isPacked: false,
    edit: keepingColumns({ start, end, text: written }, text),
    change: { position, rule: hit.rule, shape, replacement },
  };
}

/** What would break JSON stays. */
function withoutHarm(found: readonly Found[], text: string): Found[] {
  const kept = new Set(
    keepingJson(
      text,
      found.flatMap(({ edit }) => edit ?? []),
    ),
  );
  return found.map((one) => (one.edit === undefined || kept.has(one.edit) ? one : withoutEdit(one)));
}

function withoutEdit({ hit, position, isPacked }: Found): Found {
  return { hit, position, isPacked };
}

/** What touches the edit before it waits for the next round. */
function withoutOverlap(found: readonly Found[]): Found[] {
  let done = -1;
  return [...found]
    .sort((a, b) => (a.edit?.start ?? -1) - (b.edit?.start ?? -1))
    .map((one) => {
      if (one.edit === undefined) return one;
      if (one.edit.start < done) return withoutEdit(one);
      done = one.edit.end;
      return one;
    });
}

function leftOf({ hit, position, isPacked, edit }: Found): Left {
  const reason = isPacked ? PACKED : NO_TEST_VALUE;
  return { position, rule: hit.rule, reason: edit === undefined ? reason : UNSETTLED, ...(hit.place !== undefined && { place: hit.place }) };
}
