import { type Frame, frameOf, pathOf, runningFrames } from "./frame.js";
import { originalOf } from "./source-map.js";

/** What the code of a frame is to a log call. */
type Kind = "application" | "package" | "logger" | "pino" | "skipped";

/** Packages that stand between a log call and the line that it writes, or that log by themselves for the application. */
const LOGGERS = /^(?:zwartlak|pino-.*|nestjs-pino|winston|winston-.*|logform|readable-stream|morgan|on-headers|on-finished)$/;

/**
 * Where the running log call stands: the innermost frame that is not of zwartlak, pino, another logger or Node. A line that a logger such as pino-http
 * writes by itself stands in that logger: what lies behind it, a router or an earlier middleware, did not log it.
 */
export function runningCallSite(): Frame | undefined {
  const frames = runningFrames();
  ours ??= placeOf(frames[0]?.getFileName() ?? "");
  let logger: { readonly frame: Frame; readonly kind: Kind } | undefined;
  for (const site of frames) {
    const frame = frameOf(site);
    const kind = frame === undefined ? "skipped" : kindOf(frame, ours);
    if (frame === undefined || kind === "skipped") continue;
    if (kind === "application") return frame;
    if (kind === "package") return logger?.kind === "logger" ? logger.frame : frame;
    logger = { frame, kind };
  }
  return logger?.frame;
}

/** Where zwartlak itself is. */
interface Place {
  readonly file: string;
  /** Undefined when we are in a bundle, where one file holds the application too. */
  readonly folder: string | undefined;
}
let ours: Place | undefined;

function placeOf(file: string): Place {
  const ending = /\/leaks\/call-site\.[jt]s$/;
  const path = pathOf(file);
  return { file, folder: ending.test(path) ? path.replace(ending, "/") : undefined };
}

/** By file; a program has so many, but code that is made at run time may add more. */
const kinds = new Map<string, Kind>();
const MOST_FILES = 10_000;

function kindOf(frame: Frame, { file, folder }: Place): Kind {
  if (folder === undefined && frame.file === file) return kindInBundle(frame);
  const known = kinds.get(frame.file);
  if (known !== undefined) return known;
  const kind = kindOfFile(frame.file, folder);
  if (kinds.size >= MOST_FILES) kinds.clear();
  kinds.set(frame.file, kind);
  return kind;
}

/** Without a source map nothing tells our code from the application's. */
function kindInBundle(frame: Frame): Kind {
  const original = originalOf(frame);
  return original === undefined ? "skipped" : kindOfFile(original.file, undefined);
}

function kindOfFile(file: string, ourFolder: string | undefined): Kind {
  const path = pathOf(file);
  if (file.startsWith("node:") || (ourFolder !== undefined && path.startsWith(ourFolder))) return "skipped";
  const name = packageOf(path);
  if (name === undefined) return "application";
  if (name === "pino") return "pino";
  return LOGGERS.test(name) ? "logger" : "package";
}

/** The package that a path is in: the last one, since packages have packages. */
function packageOf(path: string): string | undefined {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*\/node_modules\/)/.exec(path)?.[1];
}
