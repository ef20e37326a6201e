import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * How many lines each way of logging loses when the process ends, and what a line costs. `node dist/bench/log-loss.js` prints a table and writes it to
 * `bench/log-loss.md`; it takes about two minutes.
 */
const COUNT = 2000;
const PAGE = "bench/log-loss.md";

/** How the logger is made; `file` is where it writes to. */
const MODES: readonly (readonly [name: string, logger: string])[] = [
  ["pino alone, `sync: true`", "pino({}, pino.destination({ dest: file, sync: true }))"],
  ["pino alone, `sync: false`", "pino({}, pino.destination({ dest: file, sync: false }))"],
  ["pino alone, `sync: false, minLength: 4096`", "pino({}, pino.destination({ dest: file, sync: false, minLength: 4096 }))"],
  ["`redactLogs`, `sync: true`", "pino(redactLogs(), pino.destination({ dest: file, sync: true }))"],
  ["`redactLogs`, `sync: false`", "pino(redactLogs(), pino.destination({ dest: file, sync: false }))"],
  ["`redactLogs`, `sync: false, minLength: 4096`", "pino(redactLogs(), pino.destination({ dest: file, sync: false, minLength: 4096 }))"],
  ['`createLogDestination`, `buffer: "line"`', 'pino(createLogDestination({ destination: file, buffer: "line" }))'],
  ['`createLogDestination`, `buffer: "tick"`', "pino(createLogDestination({ destination: file }))"],
  ["`createLogDestination` over `sync: false`", "pino(createLogDestination({ destination: pino.destination({ dest: file, sync: false }) }))"],
  ["`redactLogs`, transport `pino/file`", 'pino(redactLogs(), pino.transport({ target: "pino/file", options: { destination: file } }))'],
  ["transport `zwartlak/pino-transport`", 'pino({}, pino.transport({ target: "zwartlak/pino-transport", options: { destination: file } }))'],
];

/** How the process ends: 2,000 lines in one go and then at once, or ten lines every 5 ms for a second and then in the middle of that. */
const ENDS: readonly (readonly [name: string, program: string])[] = [
  ["exit()", "burst(); process.exit(0);"],
  ["uncaught error", 'burst(); throw new Error("stop");'],
  ["SIGTERM", 'burst(); process.kill(process.pid, "SIGTERM"); hold();'],
  ["SIGKILL", 'burst(); process.kill(process.pid, "SIGKILL"); hold();'],
  ["SIGKILL, steady", 'steady(() => process.kill(process.pid, "SIGKILL"));'],
];

const programOf = (logger: string, end: string): string => `
  import pino from "pino";
  import { createLogDestination, redactLogs } from "zwartlak/pino";
  import { writeSync } from "node:fs";
  const file = process.argv[1];
  const log = ${logger};
  let count = 0;
  const burst = (lines = ${COUNT}) => { for (let i = 0; i < lines; i++) log.info({ i: count++, method: "GET", url: "/api/orders?page=2" }, "mail j.devries@bedrijf.nl"); };
  const hold = () => setTimeout(() => {}, 5000);
  const steady = (then) => { const timer = setInterval(() => burst(10), 5); setTimeout(() => { clearInterval(timer); burst(10); writeSync(1, String(count)); then(); hold(); }, 1000); };
  await new Promise((resolve) => setTimeout(resolve, 100));
  writeSync(1, "ready ");
  ${end}
`;

interface Result {
  readonly logged: number;
  readonly written: number;
}

function run(program: string, file: string): Promise<string> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, file], { stdio: ["ignore", "pipe", "ignore"] });
  let told = "";
  child.stdout.on("data", (text) => {
    told += text;
  });
  return new Promise((resolve, reject) => {
    child.on("close", () => (told.startsWith("ready ") ? resolve(told.slice("ready ".length)) : reject(new Error("A program did not start."))));
  });
}

async function lossOf(logger: string, end: string, file: string): Promise<Result> {
  const logged = Number((await run(programOf(logger, end), file)) || COUNT);
  // A worker that got no time to start has made no file.
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  rmSync(file, { force: true });
  return { logged, written: text.split("\n").length - 1 };
}

/** Microseconds of processor time per line, all threads: median of five rounds of 20,000 lines in batches of 20. */
const COST = `
  const rounds = [];
  for (let round = 0; round < 6; round++) {
    const start = process.cpuUsage();
    for (let i = 0; i < 1000; i++) { burst(20); await new Promise((resolve) => setImmediate(resolve)); }
    await new Promise((resolve) => log.flush(resolve));
    const { user, system } = process.cpuUsage(start);
    rounds.push((user + system) / 20000);
  }
  process.stdout.write(rounds.slice(1).sort((a, b) => a - b)[2].toFixed(2));
`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "zwartlak-loss-"));
  const file = join(folder, "app.log");
  const head = ["", ...ENDS.map(([name]) => name), "µs per line"];
  const rows: string[][] = [];
  for (const [name, logger] of MODES) {
    const cells: string[] = [];
    for (const [, end] of ENDS) {
      const { logged, written } = await lossOf(logger, end, file);
      cells.push(logged === written ? "0" : `${logged - written} of ${logged}`);
    }
    rows.push([name, ...cells, await run(programOf(logger, COST), file)]);
    rmSync(file, { force: true });
  }
  rmSync(folder, { recursive: true });
  const page = pageOf([head, head.map(() => "---"), ...rows]);
  console.log(page);
  writeFileSync(PAGE, page);
}

function pageOf(rows: readonly (readonly string[])[]): string {
  return `# Lines lost when the process ends

Written by \`node dist/bench/log-loss.js\` with Node ${process.version} on ${new Date().toISOString().slice(0, 10)}. "SIGKILL, steady" logs ten lines every 5 ms; the others log
${COUNT} lines in one go and end at once. The last column is processor time, all threads, compare it within this table only.

${rows.map((row) => `| ${row.join(" | ")} |`).join("\n")}
`;
}

await main();
