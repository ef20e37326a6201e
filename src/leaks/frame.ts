import { fileURLToPath } from "node:url";

/** A place in the program, as V8 tells it: of the code that runs, not of the source that it was made from. Line and column count from 1. */
export interface Frame {
  /** A path, or a URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Name of the function; absent at the top level of a module and in functions without a name. */
  readonly name?: string;
}

/** The frames of the running call, innermost first, `depth` at most. */
export function runningFrames(depth: number): readonly NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    // Also puts aside what --enable-source-maps does to each stack: it would cost far more than the frame that is wanted.
    Error.prepareStackTrace = (_error, sites) => sites;
    Error.stackTraceLimit = depth;
    Error.captureStackTrace(holder, runningFrames);
    return Array.isArray(holder.stack) ? holder.stack : [];
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A name that someone computed may be anything; one from the source is an identifier, and has no number of a person in it. */
const IDENTIFIER = /^(?!.*\d{5})(?:(?:get|set|new|async) )?[\p{L}_$#][\p{L}\p{N}_$#.]{0,99}$/u;

export function frameOf(site: NodeJS.CallSite): Frame {
  const name = site.getFunctionName();
  return {
    file: site.getFileName() ?? "",
    line: site.getLineNumber() ?? 1,
    column: site.getColumnNumber() ?? 1,
    ...(name !== null && IDENTIFIER.test(name) && { name }),
  };
}

/** The path of a file, with `/`, however it is named. */
export function pathOf(file: string): string {
  if (file.startsWith("file:")) return slashed(fileURLToPath(file));
  // Bundlers write `webpack://shop/./src/orders.ts`.
  return slashed(file.replace(/^[a-z][a-z+.-]+:\/\/[^/]*\/(?:\.\/)?/, ""));
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
