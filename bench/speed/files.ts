import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { median } from "./clock.js";
import { type Run, timed } from "./command.js";
import { inFolder, writeLog } from "./log-file.js";
import { PLAIN_PATTERNS } from "./reference.js";

/** A program on a log file: megabytes a second by the clock and by processor time, and its memory. */
export interface FileScan {
  readonly name: string;
  readonly megabytes: number;
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly memory: number | undefined;
}

export interface Files {
  readonly scans: readonly FileScan[];
  /** Seconds by the clock from the start of the command to its end, for a file of one line. */
  readonly startUp: number | undefined;
  readonly missing: readonly string[];
}

const LARGE = 100;
/** Each worker compiles its own code, which takes as long as 40 MB: smaller files would compare compilers. */
const CLEAN_PARTS = 100;
/** For programs that need minutes for 100 MB. */
const SLICE = 1;
const ROUNDS = 3;
const LIMIT = 60;
/** Seconds of a run after which it is not repeated: a single long one varies little. */
const LONG_RUN = 8;
const MAIN = fileURLToPath(new URL("../../src/cli/main.js", import.meta.url));
const SCANNER = fileURLToPath(new URL("./line-scanner.js", import.meta.url));

export const OURS = "zwartlak scan, one thread";
export const RIPGREP = "ripgrep -j1, eight plain patterns, counting lines";
export const CLEAN = "zwartlak scan, two clean files, one thread";
export const TWO_WORKERS = "zwartlak scan, two clean files, two threads";
/** What the machine has for two: cores may share what they calculate with, and other processes use them too. */
export const TWO_PROCESSES = "zwartlak scan, one clean file each, two processes at once";
const ONE_LARGE = "zwartlak scan, one clean file, two threads";

interface Program {
  readonly name: string;
  readonly command: readonly string[];
  readonly files: readonly string[];
  /** Exit codes of success. */
  readonly codes: readonly number[];
}

export function measureFiles(): Files {
  return inFolder((folder) => {
    const programs = programsOn(folder);
    const runs = new Map(programs.map((program) => [program, [] as Run[]]));
    const missing: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const [program, done] of runs) {
        if (done.some(({ seconds }) => seconds > LONG_RUN)) continue;
        const run = timed([...program.command, ...program.files], LIMIT);
        if (run !== undefined && program.codes.includes(run.code as number)) done.push(run);
        else {
          missing.push(`Not measured on files, as it is not there or needs more than ${LIMIT} s: ${program.name}.`);
          runs.delete(program);
        }
      }
    }
    return { scans: [...runs].map(([program, done]) => scanOf(program, done)), startUp: startUpIn(folder), missing };
  });
}

function programsOn(folder: string): Program[] {
  const large = writeLog(folder, "mixed.ndjson", LARGE, true);
  const slice = writeLog(folder, "slice.ndjson", SLICE, true);
  const clean = ["clean-a.ndjson", "clean-b.ndjson"].map((name) => writeLog(folder, name, CLEAN_PARTS, false));
  const scan = (threads: number) => [process.execPath, MAIN, "scan", "--quiet", "--threads", String(threads)];
  const ripgrep = ["rg", "-j1", "--no-unicode", "--count", ...PLAIN_PATTERNS.flatMap(({ source }) => ["-e", source])];
  const peer = (name: string, file: string) => ({
    name: `${name}, line by line in Node`,
    command: [process.execPath, SCANNER, name],
    files: [file],
    codes: [0],
  });
  return [
    { name: OURS, command: scan(1), files: [large], codes: [0, 1] },
    { name: RIPGREP, command: ripgrep, files: [large], codes: [0, 1] },
    peer("eight plain patterns merged", large),
    peer("@redactpii/node", large),
    peer("redact-pii", slice),
    peer("openredaction", slice),
    { name: CLEAN, command: scan(1), files: clean, codes: [0, 1] },
    { name: TWO_WORKERS, command: scan(2), files: clean, codes: [0, 1] },
    { name: ONE_LARGE, command: scan(2), files: clean.slice(0, 1), codes: [0, 1] },
    { name: TWO_PROCESSES, command: ["sh", "-c", `for file in "$@"; do ${scan(1).join(" ")} "$file" & done; wait`, "sh"], files: clean, codes: [0] },
  ];
}

function scanOf({ name, files }: Program, runs: readonly Run[]): FileScan {
  const megabytes = files.reduce((sum, file) => sum + statSync(file).size, 0) / 1e6;
  const memory = runs.flatMap((run) => (run.memory === undefined ? [] : [run.memory]));
  return {
    name,
    megabytes,
    perSecond: megabytes / median(runs.map(({ seconds }) => seconds)),
    perProcessorSecond: megabytes / median(runs.map(({ processor }) => processor)),
    memory: memory.length === 0 ? undefined : median(memory),
  };
}

function startUpIn(folder: string): number | undefined {
  const file = join(folder, "one.json");
  writeFileSync(file, '{"level":30,"msg":"request completed"}\n');
  const runs = Array.from({ length: 5 }, () => timed([process.execPath, MAIN, "scan", "--quiet", file], LIMIT));
  const seconds = runs.flatMap((run) => (run?.code === 0 ? [run.seconds] : []));
  return seconds.length === 0 ? undefined : median(seconds);
}
