import { RedactorError } from "../errors.js";
import { MARK, type PlantingLogger } from "./plant.js";

/** A destination that redacts itself has this: it runs the work, and gives what would have been written meanwhile in place of writing it. */
export const CAPTURE = Symbol.for("zwartlak.capture");

interface Stream {
  write(line: string): unknown;
  readonly [CAPTURE]?: (work: () => void) => string;
}

/** What comes out while the work is done. */
export function outputOf(logger: PlantingLogger, work: () => void, output: (() => string | Promise<string>) | undefined): string | Promise<string> {
  if (output !== undefined) return afterwards(work, output);
  const stream = streamOf(logger);
  if (stream === undefined) {
    const advice = 'Give `output`: selfTest(logger, { output: () => readFile(path, "utf8") }).';
    throw new RedactorError("ERR_USAGE", `selfTest: only what pino writes can be seen from here. ${advice}`);
  }
  return stream[CAPTURE]?.(work) ?? caught(stream, work);
}

/** Symbols of pino have no registry, so they are told by their description. */
function streamOf(logger: object): Stream | undefined {
  for (let level: object | null = logger; level !== null; level = Object.getPrototypeOf(level)) {
    const symbol = Object.getOwnPropertySymbols(level).find(({ description }) => description === "pino.stream");
    if (symbol !== undefined) return Reflect.get(level, symbol) as Stream;
  }
  return undefined;
}

/** The hooks of the logger have run when the stream is written to. */
function caught(stream: Stream, work: () => void): string {
  const own = Object.getOwnPropertyDescriptor(stream, "write");
  let text = "";
  stream.write = (line) => {
    text += line;
    return true;
  };
  try {
    work();
  } finally {
    if (own === undefined) Reflect.deleteProperty(stream, "write");
    else Object.defineProperty(stream, "write", own);
  }
  return text;
}

const PATIENCE = 10_000;
const PAUSE = 50;

/** A worker or another program may take its time. */
async function afterwards(work: () => void, output: () => string | Promise<string>): Promise<string> {
  const before = (await output()).length;
  work();
  let text = "";
  let size = -1;
  for (let waited = 0; waited < PATIENCE; waited += PAUSE) {
    text = (await output()).slice(before);
    if (text.length === size && text.includes(MARK)) return text;
    size = text.length;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return text;
}
