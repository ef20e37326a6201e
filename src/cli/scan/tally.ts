import { dirname, resolve } from "node:path";
import { knownBy, type Tagged } from "../../accept/baseline.js";
import { placingBy } from "../../report/place.js";
import type { PlacedFinding, Skip, Unread } from "../../report/report.js";
import { baselineNames } from "./baseline-names.js";
import { failOnOf } from "./fail-on.js";
import type { Input, Outcome, ScannedFinding } from "./job.js";
import type { Request } from "./jobs.js";
import type { Run, RunBaseline } from "./run.js";

/** Adds up outcomes, in the order of the inputs. */
export interface Tally {
  readonly add: (input: Input, outcome: Outcome) => void;
  readonly run: () => Run;
  /** Places with entries of the baseline, when it is compared with. */
  readonly places: ReadonlySet<string> | undefined;
  /** What the cache may remember. */
  readonly clean: readonly string[];
}

export function createTally(request: Request, known: RunBaseline | undefined): Tally {
  const { settings, world } = request;
  const { nameOf, insideOf } = placingBy(settings.rules, settings.createWiderRedactor().scan);
  const findings = findingsTally(request, known);
  const gaps = gapsTally(insideOf);
  const lookedAt = new Set<string>();
  const clean: string[] = [];
  const notes: string[] = [];
  const skipped: { [S in Skip]: number } = { binary: 0, link: 0, special: 0 };
  let [files, testValues, comment] = [0, 0, 0];

  function add(input: Input, outcome: Outcome): void {
    // Most files have nothing to tell, and looking for personal data in all their names would take its time.
    const isTold = outcome.findings.length + outcome.gaps.length + outcome.unexplained.length > 0;
    const file = isTold ? nameOf(input.name) : input.name;
    const path = input.kind === "file" ? input.path : resolve(world.cwd, input.name);
    gaps.add(file, outcome);
    for (const line of outcome.unexplained)
      notes.push(`${file}:${line} accepts a finding without a reason; write it behind a colon: zwartlak-ignore-line: why`);
    if (outcome.clean !== undefined) clean.push(outcome.clean);
    if (outcome.skip !== undefined) skipped[outcome.skip]++;
    else if (!outcome.gaps.some(({ place }) => place === "")) files++;
    lookedAt.add(path);
    testValues += outcome.testValues;
    comment += outcome.commented;
    findings.add(outcome.findings, input, file, path);
  }

  function run(): Run {
    const { unread, missing } = gaps;
    const { found, tagged, counts } = findings;
    const report = { findings: found, files, skipped, unread, testValues, accepted: { comment, baseline: counts.known } };
    return { report, failures: counts.failures, tagged, lookedAt, notes: [...notes, ...missingNotes(missing), ...findings.notes] };
  }

  return { add, run, places: findings.places, clean };
}

/** The findings that are new, and how many are not. */
function findingsTally({ settings, values }: Request, known: RunBaseline | undefined) {
  const compared = known?.purpose === "compare" ? knownBy(known.baseline, new Date().toISOString().slice(0, 10)) : undefined;
  const names = known && baselineNames(dirname(known.file), known.baseline.tagging, settings);
  const fails = failOnOf(values["fail-on"], settings.rules);
  const isRepeated = repeats();
  const found: PlacedFinding[] = [];
  const tagged: Tagged[] = [];
  const counts = { known: 0, failures: 0 };

  function add(list: readonly ScannedFinding[], input: Input, file: string, path: string): void {
    for (const scanned of list) if (!isRepeated(scanned, input) && !isKnown(scanned, path)) addNew({ ...scanned.finding, file }, path);
  }

  function isKnown({ finding: { rule }, tag }: ScannedFinding, path: string): boolean {
    if (tag === undefined || names === undefined) return false;
    const entry = { file: names.nameOf(path), rule, tag };
    tagged.push(entry);
    const isAccepted = compared?.accepts(entry) ?? false;
    if (isAccepted) counts.known++;
    return isAccepted;
  }

  function addNew(finding: PlacedFinding, path: string): void {
    found.push(finding);
    if (fails(finding) && settings.forPath(path).policy === "fail") counts.failures++;
  }

  const expired = compared?.expired ?? 0;
  const notes =
    expired === 0 ? [] : [`the baseline has ${expired} expired ${expired === 1 ? "entry" : "entries"}; \`zwartlak baseline\` accepts the findings anew`];
  return { add, found, tagged, counts, notes, places: compared?.places };
}

/** What was not read: an error, or a library that is not there. */
function gapsTally(nameOf: (place: string) => string) {
  const unread: Unread[] = [];
  const missing = new Map<string, number>();

  function add(file: string, { gaps }: Outcome): void {
    for (const { library, place, reason } of gaps) {
      if (library !== undefined) missing.set(library, 1 + (missing.get(library) ?? 0));
      else unread.push({ file, reason: place === "" ? reason : `${nameOf(place)}: ${reason}` });
    }
  }

  return { add, unread, missing };
}

function missingNotes(missing: ReadonlyMap<string, number>): string[] {
  return [...missing].map(([library, count]) => {
    const files = count === 1 ? "1 file was" : `${count} files were`;
    return `${files} not read, because ${library} is not installed. To read them: npm install --save-dev ${library}`;
  });
}

/** A value in a file of the history comes again with every later version of the file; it is told once, with its oldest commit. */
function repeats(): (found: ScannedFinding, input: Input) => boolean {
  const firstOf = new Map<string, Input>();
  return ({ identity }, input) => {
    if (identity === undefined) return false;
    const first = firstOf.get(identity) ?? input;
    firstOf.set(identity, first);
    return first !== input;
  };
}
