import pino, { type Logger, type LoggerOptions } from "pino";
import { expect } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";

/** The lines that a logger with these options writes, as they reach the destination. */
export function linesOf(options: Parameters<typeof redactLogs>[0], log: (logger: Logger) => void): string[] {
  const lines: string[] = [];
  log(pino(redactLogs(options) as LoggerOptions, { write: (line: string) => lines.push(line) }));
  return lines;
}

/** The one line that is written, read as its reader does. */
export function recordOf(options: Parameters<typeof redactLogs>[0], log: (logger: Logger) => void): { [key: string]: unknown } {
  const lines = linesOf(options, log);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\}\n$/);
  return JSON.parse(lines[0]!);
}
