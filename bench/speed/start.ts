import { execFileSync } from "node:child_process";
import { pathToFileURL } from "node:url";
import { median } from "./clock.js";

/** What a process pays before its first redaction; each figure from processes of their own. */
export interface Start {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

const RUNS = 7;

/** Runs in a new process; its own time to start Node is not in it. */
function program(entry: string): string {
  return `
    const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
    const memory = () => { globalThis.gc(); return process.memoryUsage().rss / 1e6; };
    const before = memory();
    const start = used();
    const { createRedactor } = await import(${JSON.stringify(entry)});
    const imported = used();
    createRedactor().redact("Jan de Vries, BSN 999990019, +49 30 901820, jan@voorbeeld.example");
    const found = used();
    console.log(JSON.stringify([imported - start, found - imported, memory() - before]));`;
}

export function measureStart(): Start[] {
  const entry = pathToFileURL("dist/src/index.js").href;
  const runs = Array.from({ length: RUNS }, () => {
    const output = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", program(entry)], { encoding: "utf8" });
    return JSON.parse(output) as number[];
  });
  const middle = (index: number) => median(runs.map((run) => run[index] as number));
  return [
    { name: "import", value: middle(0), unit: "ms of processor time" },
    { name: "first redaction after import, lists included", value: middle(1), unit: "ms of processor time" },
    { name: "memory after the first redaction", value: middle(2), unit: "MB more than Node alone" },
  ];
}
