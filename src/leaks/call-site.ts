import { type Frame, frameOf, pathOf, runningFrames } from "./frame.js";
import { originalOf } from "./source-map.js";

/** What the code of a frame is to a log call. */
type Kind = "application" | "package" | "logger" | "pino" | "skipped";

/** Packages that stand between a log call and the line that it writes, or that log by themselves for the application. */
const LOGGERS = /^(?:zwartlak|pino-.*|nestjs-pino|winston|winston-.*|logform|readable-stream|morgan|on-headers|on-finished)$/;

/** Frames that are looked at: pino has its line within some fifteen calls, winston within forty. Each frame costs about a microsecond, so most are not asked for. */
const DEPTHS = [24, 80];

/**
 * Where the running log call stands: the innermost frame that is not of zwartlak, pino, another logger or Node. A line that a logger such as pino-http
 * writes by itself stands in that logger: what lies behind it, a router or an earlier middleware, did not log it.
 */
export function runningCallSite(): Frame | undefined {
  for (const depth of DEPTHS) {
    const sites = runningFrames(depth);
    const site = callerIn(sites, sites.length < depth || depth === DEPTHS.at(-1));
    if (site !== undefined) return frameOf(site);
  }
  return undefined;
}

/** @param isWhole whether there are no more frames, so that a logger which nobody called logs by itself */
function callerIn(sites: readonly NodeJS.CallSite[], isWhole: boolean): NodeJS.CallSite | undefined {
  ours ??= placeOf(sites[0]?.getFileName() ?? "");
  let logger: { readonly site: NodeJS.CallSite; readonly kind: Kind } | undefined;
  for (const site of sites) {
    const kind = kindOf(site, ours);
    if (kind === "application") return site;
    if (kind === "package") return logger?.kind === "logger" ? logger.site : site;
    if (kind !== "skipped") logger = { site, kind };
  }
  return isWhole ? logger?.site : undefined;
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

function kindOf(site: NodeJS.CallSite, { file, folder }: Place): Kind {
  const name = site.getFileName();
  // Code of `eval` stands in no file.
  if (name === null || name === undefined || name === "") return "skipped";
  if (folder === undefined && name === file) return kindInBundle(site);
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const kind = kindOfFile(name, folder);
  if (kinds.size >= MOST_FILES) kinds.clear();
  kinds.set(name, kind);
  return kind;
}

/** Without a source map nothing tells our code from the application's. */
function kindInBundle(site: NodeJS.CallSite): Kind {
  const original = originalOf(frameOf(site));
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
