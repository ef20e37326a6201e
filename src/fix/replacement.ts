import type { Hit, Scan } from "../input/formats/passage.js";
import type { Rule } from "../rule.js";
import { asWritten } from "./as-written.js";
import type { TestValues } from "./test-values.js";

/** What it takes to replace values. */
export interface Replace {
  readonly scan: Scan;
  readonly ruleOf: (id: string) => Rule | undefined;
  readonly testValues: TestValues;
}

export interface Replacement {
  readonly value: string;
  readonly replacement: string;
  /** The replacement with the escapes of its place. */
  readonly written: string;
}

/** Undefined when nothing can stand there instead; "settled" when what stands there is test data already. */
export function replacementFor(source: string, hit: Hit, replace: Replace): Replacement | "settled" | undefined {
  if (hit.reasons.includes("decoded")) return reencoded(source, replace);
  const rule = replace.ruleOf(hit.rule);
  const { read, write } = hit.writing ?? { read: same, write: same };
  const inner = asWritten(read(source));
  const replacement = rule && replace.testValues.of(rule, inner.value);
  return replacement === undefined ? undefined : { value: inner.value, replacement, written: write(inner.write(replacement)) };
}

function same(text: string): string {
  return text;
}

/** A word of base64 is opened, and closed again in its own alphabet. */
function reencoded(source: string, replace: Replace): Replacement | "settled" | undefined {
  const encoding = /[-_]/.test(source) ? "base64url" : "base64";
  const inner = Buffer.from(source, encoding).toString();
  const hits = replace.scan(inner).filter(({ reasons }) => !reasons.includes("test-value"));
  let text = "";
  let done = 0;
  let isChanged = false;
  for (const hit of hits) {
    const replaced = replacementFor(inner.slice(hit.start, hit.end), hit, replace);
    if (replaced === undefined) return undefined;
    if (replaced === "settled") continue;
    text += inner.slice(done, hit.start) + replaced.written;
    done = hit.end;
    isChanged = true;
  }
  if (!isChanged) return "settled";
  const encoded = Buffer.from(text + inner.slice(done)).toString(encoding);
  const written = source.endsWith("=") || encoding === "base64url" ? encoded : encoded.replace(/=+$/, "");
  return { value: source, replacement: written, written };
}
