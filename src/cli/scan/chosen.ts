import type { Comments } from "../../accept/comments.js";
import { hasLoneReturns } from "../../input/line-ends.js";
import type { Source } from "../../input/source.js";
import type { FlagValues } from "../flags.js";
import type { Job, Outcome, ScannedFinding } from "./job.js";

/** The findings on the lines that count. What stands in a file that has no lines of its own always counts, and so does all where git counts others. */
export async function onLines(all: readonly ScannedFinding[], { lines }: Job, source: Source): Promise<readonly ScannedFinding[]> {
  if (lines === undefined || all.length === 0 || (await hasLoneReturns(source))) return all;
  return all.filter(({ finding: { start, end, place } }) => place !== undefined || lines.some(({ first, last }) => start.line <= last && end.line >= first));
}

/** What is left of the findings of a file without test values and what comments accept. */
export async function chosen(all: readonly ScannedFinding[], values: FlagValues, readComments: () => Promise<Comments>): Promise<Omit<Outcome, "gaps">> {
  const found = values["test-values"] ? all : all.filter(({ finding }) => !finding.reasons.includes("test-value"));
  return { ...(await withoutCommented(found, readComments)), testValues: all.length - found.length };
}

async function withoutCommented(found: readonly ScannedFinding[], readComments: () => Promise<Comments>): Promise<Omit<Outcome, "testValues" | "gaps">> {
  if (!found.some(({ finding }) => finding.place === undefined)) return { findings: found, commented: 0, unexplained: [] };
  const { accept, unexplained } = await readComments();
  const findings = found.filter(({ finding: { start, end, place } }) => place !== undefined || !accept(start.line, end.line));
  return { findings, commented: found.length - findings.length, unexplained };
}

export async function commentsOf(source: Source): Promise<Comments> {
  return (await import("../../accept/comments.js")).commentsIn(source);
}
