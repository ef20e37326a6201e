import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { timed } from "./command.js";
import { inFolder, logBlocks, writeSmallFiles } from "./log-file.js";

const MAIN = fileURLToPath(new URL("../../src/cli/main.js", import.meta.url));
/** Blocks that are sent again and again: making them afresh would take longer than redacting them should. */
const POOL = 64;
const POINTS = 10;

/** Memory of `zwartlak redact` while a log goes through it that is larger than the memory of most machines. */
export interface Huge {
  readonly gigabytes: number;
  readonly seconds: number;
  /** Largest resident memory in megabytes, in each tenth of the input. */
  readonly memory: readonly number[];
}

export async function measureHuge(gigabytes: number): Promise<Huge> {
  const blocks = logBlocks(10, true);
  const pool = Array.from({ length: POOL }, () => Buffer.from(blocks.next().value));
  const child = spawn(process.execPath, [MAIN, "redact"], { stdio: ["pipe", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const memory = Array.from({ length: POINTS }, () => 0);
  const start = performance.now();
  for (let sent = 0, index = 0; sent < gigabytes * 1e9; index++) {
    const block = pool[index % POOL] as Buffer;
    if (!child.stdin.write(block)) await once(child.stdin, "drain");
    const point = Math.min(POINTS - 1, Math.floor((sent / (gigabytes * 1e9)) * POINTS));
    memory[point] = Math.max(memory[point] as number, residentOf(child.pid as number));
    sent += block.length;
  }
  child.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`bench: zwartlak redact ended with exit code ${code}`);
  return { gigabytes, seconds: (performance.now() - start) / 1000, memory };
}

/** Megabytes; 0 where the system does not say it in a file. */
function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** One scan over a tree of very many small files. */
export interface Many {
  readonly files: number;
  readonly seconds: number;
  readonly memory: number | undefined;
  /** 0 and 1 are success; 2 means that a file could not be read. */
  readonly code: number | null;
  readonly errors: number;
}

const LIMIT = 1800;

export function measureMany(files: number): Many {
  return inFolder((folder) => {
    writeSmallFiles(folder, files);
    const run = timed([process.execPath, MAIN, "scan", "--quiet", "--test-values", folder], LIMIT);
    if (run === undefined) throw new Error(`bench: zwartlak scan did not end within ${LIMIT} s`);
    return { files, seconds: run.seconds, memory: run.memory, code: run.code, errors: run.errors.match(/was not scanned/g)?.length ?? 0 };
  });
}
