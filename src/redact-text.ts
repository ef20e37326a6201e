import { type Examined, examine } from "./detect/text.js";
import { withReadBuffers } from "./input/buffer-json.js";
import { fitToTokens, isJson } from "./input/json-line.js";
import { FAILED, lineEndOf, markedLine } from "./input/marked-line.js";
import { applied, findingOf, replacements, taken } from "./mask/text.js";
import type { Where } from "./options.js";
import { type Stages, TOO_LONG } from "./stages.js";

/** First-level keys of a log line whose values are the logger's own, as long as they look like it: an object that is logged may have these keys too. */
const KEPT = new Map([
  ["level", /^(?:\d{1,3}|"[A-Za-z]{1,12}")$/],
  ["time", /^(?:\d{10}|\d{13}|\d{16}|\d{19}|"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.,]{0,13}(?:Z|[+-]\d\d:?\d\d)?")$/],
  ["pid", /^\d{1,7}$/],
  ["hostname", /^"(?=\d{0,12}[A-Za-z.:-])[\w.:-]{1,253}"$/],
]);

export function redactText(text: string, stages: Stages): string {
  if (text.length > stages.limits.length) return TOO_LONG;
  const redact = (current: string, round: number) => {
    const examined = examine(current, stages.masking);
    if (round === 0) report(examined, stages, "text");
    return masked(current, examined, stages);
  };
  try {
    return settled(text, stages, redact);
  } catch {
    return FAILED;
  }
}

/** A line of a log: of JSON only what stands in its strings and numbers changes, and the logger's own members stay. */
export function redactLine(line: string, stages: Stages): string {
  if (line.length > stages.limits.length) return markedLine(line, TOO_LONG) + lineEndOf(line);
  try {
    const redacted = redactedLine(line, stages);
    return stages.inLine === undefined || !isJson(redacted) ? redacted : stages.inLine(redacted);
  } catch {
    return markedLine(line, FAILED) + lineEndOf(line);
  }
}

function redactedLine(line: string, stages: Stages): string {
  const readable = withReadBuffers(line, (text) => redactText(text, stages));
  return settled(readable, stages, (current, round) => {
    const examined = examine(current, stages.masking);
    const changes = replacements(current, examined, stages.maskOf);
    if (changes.length === 0) return current;
    if (round === 0) report(examined, stages, "line");
    return applied(current, isJson(current) ? fitToTokens(current, changes, KEPT) : changes);
  });
}

/** More rounds than this have not been seen to change anything; the bound keeps the time linear. */
const MOST_ROUNDS = 4;

/**
 * Masks until nothing is found. Masking changes what its neighbours see: a number that touched a masked address stands free afterwards,
 * a context word comes nearer. Redacting twice has to give what redacting once gave, so the later rounds are done at once.
 */
export function settled(text: string, { settles }: Stages, mask: (text: string, round: number) => string): string {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = mask(current, round);
    if (next === current || !settles) return next;
    current = next;
  }
  return current;
}

export function masked(text: string, examined: Examined, stages: Stages, path?: string): string {
  const changes = examined.verdicts.length === 0 ? [] : replacements(text, examined, stages.maskOf, path);
  return changes.length === 0 ? text : applied(text, changes);
}

/** Tells the caller's hook what was found. */
export function report(examined: Examined, { onFinding, tally }: Stages, door: Where["door"], path?: string): void {
  if (examined.verdicts.length === 0) return;
  const verdicts = taken(examined);
  tally.add(
    verdicts.map(({ judged }) => judged.rule.id),
    door,
  );
  if (onFinding === undefined) return;
  for (const verdict of verdicts) {
    try {
      const answer: unknown = onFinding(findingOf(verdict, examined, path), { door });
      if (answer instanceof Promise) answer.catch(() => undefined);
    } catch {
      // The caller's hook is not allowed to break a request or a log call.
    }
  }
}
