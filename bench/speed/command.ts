import { spawnSync } from "node:child_process";

/** What a run of another program took. */
export interface Run {
  /** By the clock. */
  readonly seconds: number;
  /** Processor time of all its threads. */
  readonly processor: number;
  /** Most memory that it held, in megabytes; Node programs only. */
  readonly memory: number | undefined;
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** The shell says what its child used, and ends it when its time is over, also when that is at once. */
const TIMED = `trap 'kill -9 $!; wait; exit 143' TERM; "$@" & wait $!; code=$?; times >&2; exit $code`;
const REPORT_MEMORY = `process.on("exit", () => process.stderr.write("maxrss=" + process.resourceUsage().maxRSS + "\\n"))`;
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(REPORT_MEMORY)}`;
const LARGEST_OUTPUT = 1e9;

/** @param limit seconds after which it is stopped; undefined is returned then, and when it does not start */
export function timed(command: readonly string[], limit: number): Run | undefined {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr, error } = spawnSync("sh", ["-c", TIMED, "sh", ...command], {
    encoding: "utf8",
    timeout: limit * 1000,
    killSignal: "SIGTERM",
    maxBuffer: LARGEST_OUTPUT,
    env: { ...process.env, NODE_OPTIONS },
  });
  if (error !== undefined || status === 127) return undefined;
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const memory = [...stderr.matchAll(/^maxrss=(\d+)$/gm)].map(([, kilobytes]) => Number(kilobytes) / 1000);
  return {
    seconds,
    processor: childrenIn(stderr),
    memory: memory.length === 0 ? undefined : Math.max(...memory),
    code: status,
    output: stdout,
    errors: stderr,
  };
}

/** The last line of `times`: user and system time of children, as `0m1.234s 0m0.056s`. */
function childrenIn(text: string): number {
  const times = [...text.matchAll(/(\d+)m([\d.]+)s/g)].slice(-2);
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
