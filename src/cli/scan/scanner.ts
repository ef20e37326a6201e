import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import { placeKey } from "../../accept/baseline.js";
import { createTags, type Tagging } from "../../accept/tags.js";
import type { Blobs } from "../../git/blobs.js";
import { type Gap, LIMITS, type Passage } from "../../input/formats/passage.js";
import { collect, collectRange } from "../../input/formats/passages.js";
import { fileSource, type Source } from "../../input/source.js";
import { reasonOf } from "../../input/unreadable.js";
import { scansInTurn } from "../../redactor.js";
import { createFingerprints, surroundingsKey } from "../../report/fingerprint.js";
import { placeFindings, placingBy } from "../../report/place.js";
import type { PlacedFinding } from "../../report/report.js";
import { countOf, sizeOf } from "../amounts.js";
import type { FlagValues } from "../flags.js";
import type { PathSettings, Settings } from "../settings.js";
import { baselineNames } from "./baseline-names.js";
import { type CleanFiles, cleanFiles, NO_CACHE } from "./cache.js";
import { chosen, commentsOf, onLines } from "./chosen.js";
import { type Job, NOTHING, type Outcome, type ScannedFinding } from "./job.js";

/** What is decided once for a run, and sent to every worker. */
export interface Plan {
  readonly cwd: string;
  readonly values: FlagValues;
  /** Makes equal values of this run recognisable as such. */
  readonly runKey: string;
  readonly baseline?: BaselinePlan;
}

export interface BaselinePlan extends Tagging {
  /** From which the names of files in it are seen. */
  readonly folder: string;
  /** Places with entries; absent when every value needs a tag. */
  readonly places?: ReadonlySet<string>;
}

export interface Scanner {
  readonly scanJob: (job: Job) => Promise<Outcome>;
  readonly scanSource: (source: Source) => Promise<Outcome>;
  readonly close: () => void;
}

/** Turns inputs into outcomes, by the settings of their paths. */
export function createScanner(plan: Plan, settings: Settings): Scanner {
  const largest = largestFile(plan.values);
  const clean = plan.values.cache ? cleanFiles(plan.cwd, JSON.stringify(archiveLimits(plan.values))) : NO_CACHE;
  const scan = sourceScanner(plan, settings);
  let blobs: Blobs | undefined;

  async function scanJob(job: Job): Promise<Outcome> {
    try {
      blobs ??= job.oid === undefined ? undefined : (await import("../../git/blobs.js")).openBlobs(plan.cwd);
      const bytes = job.oid === undefined ? job.bytes : await blobs?.sizeOf(job.oid);
      if (bytes !== undefined && bytes > largest) return unread(`it is larger than --max-file-size (${bytes} bytes)`);
      const source = job.oid === undefined || blobs === undefined ? fileSource(job.name, job.path, bytes) : await blobs.source(job.name, job.oid);
      return await remembered(job.lines === undefined ? clean : NO_CACHE, settings.forPath(job.path), source, (at) => scan(source, at, job));
    } catch (error) {
      return unread(reasonOf(error));
    }
  }

  async function scanSource(source: Source): Promise<Outcome> {
    const path = resolve(plan.cwd, source.name);
    try {
      return await scan(source, settings.forPath(path), { kind: "file", name: source.name, path });
    } catch (error) {
      return unread(reasonOf(error));
    }
  }

  return { scanJob, scanSource, close: () => blobs?.close() };
}

/** Bytes of the largest file that is read. */
export function largestFile({ "max-file-size": size }: FlagValues): number {
  return size === undefined ? Number.POSITIVE_INFINITY : sizeOf(size, "max-file-size");
}

function unread(reason: string): Outcome {
  return { ...NOTHING, gaps: [{ place: "", reason }] };
}

/** Leaves out the scan of what the cache knows to be clean. A file of which only some lines count is never called clean. */
async function remembered(clean: CleanFiles, at: PathSettings, source: Source, scan: (at: PathSettings) => Promise<Outcome>): Promise<Outcome> {
  if (at.policy === "off") return NOTHING;
  const key = await clean.keyOf(source, at.signature);
  if (key === undefined) return scan(at);
  if (clean.has(key)) return { ...NOTHING, clean: key };
  const outcome = await scan(at);
  const isClean = outcome.findings.length === 0 && outcome.testValues + outcome.commented + outcome.gaps.length === 0 && outcome.skip === undefined;
  return isClean ? { ...outcome, clean: key } : outcome;
}

type ScanSource = (source: Source, at: PathSettings, job: Job) => Promise<Outcome>;

function sourceScanner(plan: Plan, settings: Settings): ScanSource {
  const { values } = plan;
  const limits = archiveLimits(values);
  const about = valueMarks(plan, settings);
  return async (source, at, job) => {
    const gaps: Gap[] = [];
    const { range } = job;
    // The fingerprints of parts are made of their keys where the parts are joined.
    const placing = { ...placingOf(at), file: source.name, fingerprintOf: range === undefined ? createFingerprints() : surroundingsKey };
    const [scan, scanWider] = scansInTurn([at.redactor, at.wider]);
    const look = { scan, scanWider, limits, isTelling: at.isTelling, onGap: (gap: Gap) => gaps.push(gap) };
    const use = (passage: Passage) => placeFindings(passage, placing).map((finding, i) => about(finding, passage, i, job));
    if (range !== undefined) return { ...NOTHING, findings: await collectRange(job.path, range, source.name, look, use), gaps };
    const all = await collect(source, look, use);
    if (all === undefined) return { ...NOTHING, gaps, skip: "binary" };
    return { ...(await chosen(await onLines(all, job, source), values, () => commentsOf(source))), gaps };
  };
}

const placings = new WeakMap<PathSettings, ReturnType<typeof placingBy>>();

/** Names of files are masked where the report is made, which sees all of them. */
function placingOf(at: PathSettings): ReturnType<typeof placingBy> {
  const placing = placings.get(at) ?? { ...placingBy(at.rules, at.wider.scan), nameOf: (name: string) => name };
  placings.set(at, placing);
  return placing;
}

function archiveLimits(values: FlagValues): typeof LIMITS {
  const { "max-archive-depth": depth, "max-file-size": size } = values;
  const fileBytes = size === undefined ? LIMITS.fileBytes : sizeOf(size, "max-file-size");
  return { archiveDepth: depth === undefined ? LIMITS.archiveDepth : countOf(depth, "max-archive-depth", 0), fileBytes };
}

type About = (finding: PlacedFinding, passage: Passage, index: number, job: Job) => ScannedFinding;

/** Adds what is needed of a value while it is at hand. */
function valueMarks({ baseline, runKey }: Plan, settings: Settings): About {
  const names = baseline && baselineNames(baseline.folder, baseline, settings);
  const tagOf = baseline && createTags(baseline, process.env.ZWARTLAK_BASELINE_KEY);
  return (finding, { text, hits }, index, job) => {
    const hit = hits[index];
    const written = text.slice(hit?.start, hit?.end);
    const value = hit?.writing?.read(written) ?? written;
    const file = names?.nameOf(job.path);
    const isTagged = baseline && file !== undefined && (baseline.places?.has(placeKey({ file, rule: finding.rule })) ?? true);
    return {
      finding: job.commit === undefined ? finding : { ...finding, commit: job.commit },
      ...(isTagged && tagOf && { tag: tagOf(value) }),
      ...(job.commit !== undefined && { identity: createHmac("sha256", runKey).update(`${finding.rule}\n${job.path}\n${value}`).digest("base64") }),
    };
  };
}
