import { styleText } from "node:util";
import { PLAIN, type Style } from "../report/text.js";

/** What a command needs from the world; tests and `main` give it. */
export interface World {
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Buffer>;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** `0` all is well, `1` findings or problems, `2` could not do what was asked. */
export type ExitCode = 0 | 1 | 2;

/** Colours on standard output. `auto` asks NO_COLOR, then FORCE_COLOR and the stream. */
export function styleFor({ stdout, environment }: World, when: string): Style {
  if (when === "never" || (when === "auto" && environment.NO_COLOR)) return PLAIN;
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) => styleText(format, text, { stream: stdout, validateStream: when === "auto" });
  const levels = { high: paint("red"), medium: paint("yellow"), low: paint("cyan") };
  return { strong: paint("bold"), dim: paint("dim"), level: (level, text) => levels[level](text) };
}

/** A line on a terminal that says how far the scan is; silent elsewhere. */
export interface Progress {
  readonly show: (files: number, name: string) => void;
  readonly clear: () => void;
}

const INTERVAL_MS = 100;
const CLEAR_LINE = "\r\u001b[K";

export function progressOn(stream: NodeJS.WriteStream, isWanted: boolean): Progress {
  if (!isWanted || !stream.isTTY) return { show: () => undefined, clear: () => undefined };
  let last = 0;
  return {
    show: (files, name) => {
      if (performance.now() - last < INTERVAL_MS) return;
      last = performance.now();
      stream.write(`${CLEAR_LINE}${files} files  ${name.slice(-Math.max(20, stream.columns - 24))}`);
    },
    clear: () => stream.write(CLEAR_LINE),
  };
}
