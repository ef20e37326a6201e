import pino from "pino";
import { redactLogs } from "../../src/adapters/pino.js";
import { LINE_SHAPES } from "./lines.js";
import { drawFrom } from "./random.js";
import type { Contest } from "./rounds.js";

const INPUTS = 256;
const PATHS = ["req.headers.authorization", "req.headers.cookie", "req.body.password", "err.config", "user.email"];
const WILDCARDS = ["*.password", "*.token", "*.email", "req.headers.*", "*.bsn"];

/** pino writing to a destination that only counts: what a line costs with and without redaction. */
export function pinoContests(): Contest[] {
  return LINE_SHAPES.flatMap(({ name, clean, personal }, index) => [
    contest(`pino, ${name}, clean`, recordsOf(clean, index + 1)),
    contest(`pino, ${name}, with data`, recordsOf(personal, index + 11)),
  ]);
}

/** The fields of a line, without what pino adds itself. */
function recordsOf(make: (typeof LINE_SHAPES)[number]["clean"], seed: number): object[] {
  const draw = drawFrom(seed);
  return Array.from({ length: INPUTS }, () => {
    const { level, time, pid, hostname, ...fields } = make(draw) as { [key: string]: unknown };
    return fields;
  });
}

function contest(title: string, records: readonly object[]): Contest {
  let written = 0;
  const destination = {
    write: (line: string) => {
      written += line.length;
    },
  };
  const loggers: readonly (readonly [string, pino.Logger])[] = [
    ["pino, no redaction", pino({}, destination)],
    ["pino redact, 5 paths", pino({ redact: PATHS }, destination)],
    ["pino redact, 5 wildcards", pino({ redact: WILDCARDS }, destination)],
    ["pino with zwartlak", pino(redactLogs(), destination)],
  ];
  const works = loggers.map(([name, log]) => {
    let index = 0;
    const next = () => {
      index = (index + 1) & (INPUTS - 1);
      log.info(records[index]);
      return written;
    };
    return { name, next };
  });
  return { title, bytes: records.reduce((sum, record) => sum + JSON.stringify(record).length, 0) / INPUTS, works };
}
