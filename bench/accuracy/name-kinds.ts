import type { Explanation, Finding } from "../../src/index.js";
import type { Document, Place } from "./corpora.js";
import { overlap } from "./cover.js";

const NAME = "person-name";
const SENTENCE_END = /(?:^|[.!?:;]["'”’)]{0,2}\s{0,3}|[\n"“„(]\s{0,3})$/;
/** How far back the end of a sentence is looked for. */
const BEFORE = 6;

/** How a name is written; enough to see what to work on, and nothing of the name itself. */
export function shapeOf(text: string, { start, end }: Place): string {
  const name = text.slice(start, end);
  const words = name.split(/[\s]+/).filter((word) => /\p{L}/u.test(word));
  if (!/\p{Lu}/u.test(name)) return "lower case";
  if (!/\p{Ll}/u.test(name) && words.some((word) => word.length > 2 && !word.includes("."))) return "ALL CAPS";
  if (/(?:^|[\s.])\p{Lu}\p{Ll}?\./u.test(name)) return "with initials";
  if (words.some((word) => /^['’]?\p{Ll}/u.test(word))) return "with a prefix";
  if (words.length > 1) return words.length === 2 ? "two words" : "three words or more";
  return SENTENCE_END.test(text.slice(Math.max(0, start - BEFORE), start)) ? "one word, sentence start" : "one word";
}

/** A name that no finding of a name touches: its shape, and how far the engine got with it. */
export function kindOfMiss({ text }: Document, name: Place, explained: readonly Explanation[]): string {
  return `${shapeOf(text, name)}: ${storyOf(explained.filter((candidate) => overlap(candidate, name)))}`;
}

function storyOf(candidates: readonly Explanation[]): string {
  const other = candidates.find(({ rule, outcome }) => rule !== NAME && outcome === "taken");
  if (other) return `taken as ${other.rule}`;
  const own = candidates.filter(({ rule }) => rule === NAME);
  const best = own.reduce<Explanation | undefined>((high, candidate) => ((high?.score ?? -1) < candidate.score ? candidate : high), undefined);
  if (best === undefined) return "no candidate";
  return best.outcome === "below-threshold" ? `below the threshold (${evidenceOf(best)})` : `${best.outcome}${best.by === undefined ? "" : ` by ${best.by}`}`;
}

/** A finding that touches no name: what it is according to the corpus, its shape, and the evidence for it. */
export function kindOfFalseAlarm({ text, other = [] }: Document, finding: Finding): string {
  const noun = other.find((place) => overlap(place, finding));
  return `${noun ? `is ${noun.kind}` : "no proper noun"}: ${shapeOf(text, finding)} (${evidenceOf(finding)})`;
}

function evidenceOf({ reasons }: Finding): string {
  return [...reasons].sort().join(" + ") || "no evidence";
}

/** A name that was found with other borders. */
export function kindOfBorder(name: Place, findings: readonly Place[]): string {
  const touching = findings.filter((finding) => overlap(finding, name));
  if (touching.length > 1) return "in several parts";
  const [{ start, end } = name] = touching;
  const before = borderOf(name.start - start);
  const after = borderOf(end - name.end);
  const changes = [before && `${before} at the front`, after && `${after} at the end`].filter(Boolean);
  return changes.join(", ");
}

function borderOf(more: number): string {
  if (more === 0) return "";
  return more > 0 ? "too long" : "too short";
}
