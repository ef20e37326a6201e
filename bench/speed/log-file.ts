import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LINE_SHAPES } from "./lines.js";
import { drawFrom } from "./random.js";

/** One line in so many holds data. */
const RARE = 20;
const BLOCK = 1 << 20;

/** Blocks of log lines without end, all different: a mix of the three shapes. */
export function* logBlocks(seed: number, withData: boolean): Generator<string, never> {
  const draw = drawFrom(seed);
  while (true) {
    const lines: string[] = [];
    for (let size = 0; size < BLOCK; size += (lines.at(-1) as string).length) {
      const shape = LINE_SHAPES[draw(LINE_SHAPES.length)] as (typeof LINE_SHAPES)[number];
      lines.push(`${JSON.stringify(withData && draw(RARE) === 0 ? shape.personal(draw) : shape.clean(draw))}\n`);
    }
    yield lines.join("");
  }
}

/** A folder for files that nobody keeps. */
export function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "zwartlak-bench-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes about so many megabytes; the path. */
export function writeLog(folder: string, name: string, megabytes: number, withData: boolean): string {
  const path = join(folder, name);
  const file = openSync(path, "w");
  const blocks = logBlocks(name.length, withData);
  for (let written = 0; written < megabytes * 1e6; ) written += writeSync(file, blocks.next().value);
  closeSync(file);
  return path;
}

/** So many files of one log line, a thousand in a folder. */
export function writeSmallFiles(folder: string, count: number): void {
  const blocks = logBlocks(count, true);
  let lines: string[] = [];
  for (let index = 0; index < count; index++) {
    if (index % 1000 === 0) mkdirSync(join(folder, String(index / 1000)));
    if (lines.length === 0) lines = blocks.next().value.trimEnd().split("\n");
    const file = openSync(join(folder, String(Math.floor(index / 1000)), `${index}.json`), "w");
    writeSync(file, lines.pop() as string);
    closeSync(file);
  }
}
