import type { Place } from "./corpora.js";
import { signsOf } from "./cover.js";

/**
 * A value is hidden when no more than two of its letters and digits in a row can still be read, or less than a third of them. It looks at the
 * text that comes out, so that tools without findings can be measured too.
 */
export function isHidden(text: string, places: readonly Place[], output: string): boolean {
  const left = signsOf(output).text;
  return places.every(({ start, end }) => {
    const value = signsOf(text.slice(start, end)).text;
    const run = longestRun(value, left);
    return run <= 2 || run < value.length / 3;
  });
}

/** Length of the longest run of characters that two texts share. */
function longestRun(a: string, b: string): number {
  let longest = 0;
  let above: number[] = [];
  for (const sign of a) {
    const row: number[] = [];
    for (let column = 0; column < b.length; column++) {
      row[column] = b[column] === sign ? (above[column - 1] ?? 0) + 1 : 0;
      longest = Math.max(longest, row[column] as number);
    }
    above = row;
  }
  return longest;
}

/** How many places of a text were changed: runs of words that are not in the output, save those in which every word is `aside`. */
export function changedPlaces(text: string, output: string, aside?: RegExp): number {
  if (text === output) return 0;
  const [before, after] = [wordsOf(text), wordsOf(output)];
  return changedRuns(before, after).filter((run) => run.length === 0 || aside === undefined || !run.every((word) => aside.test(word))).length;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

/** The runs of `before` that differ from `after`, by a longest common subsequence; empty where something was only put in. */
function changedRuns(before: readonly string[], after: readonly string[]): string[][] {
  const common = commonTable(before, after);
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  const runs: string[][] = [];
  let run: string[] | undefined;
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && before[row] === after[column]) {
      run = undefined;
      row++;
      column++;
      continue;
    }
    if (run === undefined) {
      run = [];
      runs.push(run);
    }
    if (row < before.length && at(row + 1, column) >= at(row, column + 1)) run.push(before[row++] as string);
    else column++;
  }
  return runs;
}

/** For each pair of ends the length of their longest common subsequence. */
function commonTable(before: readonly string[], after: readonly string[]): number[][] {
  const rows: number[][] = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let row = before.length - 1; row >= 0; row--) {
    const [here, below] = [rows[row] as number[], rows[row + 1] as number[]];
    for (let column = after.length - 1; column >= 0; column--) {
      const same = before[row] === after[column];
      here[column] = same ? (below[column + 1] as number) + 1 : Math.max(below[column] as number, here[column + 1] as number);
    }
  }
  return rows;
}
