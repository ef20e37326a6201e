import { execFileSync } from "node:child_process";
import { median } from "./clock.js";

/** What a process pays before its first redaction, and what a package weighs. */
export interface Start {
  /** Milliseconds of processor time. */
  readonly node: number;
  readonly import: number;
  readonly first: number;
  /** Milliseconds by the clock. */
  readonly importWall: number;
  readonly firstWall: number;
  /** Megabytes more than Node alone, after the first redaction. */
  readonly memory: number;
  /** Megabytes of the package, unpacked and without dependencies. */
  readonly unpacked: number;
}

const RUNS = 7;
const ENTRY = new URL("../../src/index.js", import.meta.url).href;

/** Runs in a new process. */
const PROGRAM = `
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const memory = () => { globalThis.gc(); return process.memoryUsage().rss / 1e6; };
  const node = used();
  const before = memory();
  const [cpu0, wall0] = [used(), performance.now()];
  const { createRedactor } = await import(${JSON.stringify(ENTRY)});
  const [cpu1, wall1] = [used(), performance.now()];
  createRedactor().redact("Jan de Vries, BSN 999990019, +49 30 901820, jan@voorbeeld.example");
  const [cpu2, wall2] = [used(), performance.now()];
  console.log(JSON.stringify([node, cpu1 - cpu0, cpu2 - cpu1, wall1 - wall0, wall2 - wall1, memory() - before]));`;

/** Each figure is the median of processes of their own. */
export function measureStart(): Start {
  const runs = Array.from({ length: RUNS }, () => {
    const output = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", PROGRAM], { encoding: "utf8" });
    return JSON.parse(output) as number[];
  });
  const middle = (index: number) => median(runs.map((run) => run[index] as number));
  return { node: middle(0), import: middle(1), first: middle(2), importWall: middle(3), firstWall: middle(4), memory: middle(5), unpacked: unpackedSize() };
}

/** As npm would publish it now; without scripts, which would build again. */
function unpackedSize(): number {
  const output = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
    shell: process.platform === "win32",
  });
  const [first] = Object.values(JSON.parse(output) as { [key: string]: { unpackedSize: number } });
  return (first?.unpackedSize ?? Number.NaN) / 1e6;
}
