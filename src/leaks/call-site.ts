import { type Frame, frameOf, pathOf, runningFrames } from "./frame.js";
import { originalOf } from "./source-map.js";

/** What the code of a frame is to a log call. */
type Kind = "application" | "package" | "logger" | "pino" | "skipped";

/** Packages that log for the application, and some lines by themselves. */
const LOGGERS = /^(?:pino-.*|nestjs-pino|winston|morgan)$/;
/** What else stands between a log call and the line that it writes. */
const PLUMBING = /^(?:zwartlak|winston-.*|logform|readable-stream|on-headers|on-finished)$/;

/** Frames that are looked at: pino has its line within some fifteen calls, winston within forty. Each frame costs about a microsecond, so most are not asked for. */
const DEPTHS = [24, 80];

/**
 * Where the running log call stands: the innermost frame that is not of zwartlak, pino, another logger or Node. A line that a logger such as pino-http
 * writes by itself stands in that logger: what lies behind it, a router or an earlier middleware, did not log it.
 */
export function runningCallSite(): Frame | undefined {
  try {
    for (const depth of DEPTHS) {
      const sites = runningFrames(depth);
      const site = callerIn(sites, sites.length < depth || depth === DEPTHS.at(-1));
      if (site !== undefined) return frameOf(site);
    }
  } catch {
    // A program may freeze `Error`: its call sites are unknown.
  }
  return undefined;
}

/** @param isWhole whether there are no more frames, so that a logger which nobody called logs by itself */
function callerIn(sites: readonly NodeJS.CallSite[], isWhole: boolean): NodeJS.CallSite | undefined {
  ours ??= placeOf(sites[0]);
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
  /** The file that this code runs from. */
  readonly file: string;
  /** One file may hold the application too. */
  readonly isBundle: boolean;
  /** With our files in it, as source maps name them; undefined when there is neither a folder nor a map. */
  readonly folder: string | undefined;
}
let ours: Place | undefined;
const OUR_FILE = /\/leaks\/call-site\.[jt]s$/;

function placeOf(site: NodeJS.CallSite | undefined): Place {
  const frame = site && frameOf(site);
  const file = frame?.file ?? "";
  const isBundle = !OUR_FILE.test(pathOf(file));
  const source = pathOf((isBundle && frame !== undefined ? originalOf(frame)?.file : file) ?? "");
  return { file, isBundle, folder: OUR_FILE.test(source) ? source.replace(OUR_FILE, "/") : undefined };
}

/** By file; a program has so many, but code that is made at run time may add more. */
const kinds = new Map<string, Kind>();
const MOST_FILES = 10_000;

function kindOf(site: NodeJS.CallSite, { file, isBundle, folder }: Place): Kind {
  const name = site.getFileName();
  // Code of `eval` stands in no file.
  if (name === null || name === undefined || name === "") return "skipped";
  if (isBundle && name === file) return kindInBundle(site, folder);
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const kind = kindOfFile(name, folder);
  if (kinds.size >= MOST_FILES) kinds.clear();
  kinds.set(name, kind);
  return kind;
}

/** Without a source map nothing tells our code from the application's. */
function kindInBundle(site: NodeJS.CallSite, folder: string | undefined): Kind {
  const original = originalOf(frameOf(site));
  return original === undefined ? "skipped" : kindOfFile(original.file, folder);
}

function kindOfFile(file: string, ourFolder: string | undefined): Kind {
  const path = pathOf(file);
  if (file.startsWith("node:") || (ourFolder !== undefined && path.startsWith(ourFolder))) return "skipped";
  const name = packageOf(path);
  if (name === undefined) return "application";
  if (PLUMBING.test(name)) return "skipped";
  if (name === "pino") return "pino";
  return LOGGERS.test(name) ? "logger" : "package";
}

/** The package that a path is in: the last one, since packages have packages. */
function packageOf(path: string): string | undefined {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*\/node_modules\/)/.exec(path)?.[1];
}
