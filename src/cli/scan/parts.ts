import { createCommentReader } from "../../accept/comments.js";
import { utf8Mark } from "../../input/encoding.js";
import { isReadAsText } from "../../input/formats/formats.js";
import { LARGEST_PARSED } from "../../input/formats/passage.js";
import { textRanges } from "../../input/ranges.js";
import { fileSource, peeked } from "../../input/source.js";
import { createKeyFingerprints } from "../../report/fingerprint.js";
import type { Settings } from "../settings.js";
import { chosen } from "./chosen.js";
import type { Input, Job, Outcome, Result } from "./job.js";
import { largestFile, type Plan } from "./scanner.js";

/** Large files of text in parts, so that several workers share one of them. */
export interface Parts {
  /** The inputs, those files as the jobs of their parts. */
  readonly split: (inputs: AsyncIterable<Input>) => AsyncGenerator<Input>;
  /** The results of the inputs as they were, from results in the order of the jobs. */
  readonly join: (results: AsyncIterable<Result>) => AsyncGenerator<Result>;
}

/** A file that is scanned in parts. */
interface Whole {
  readonly job: Job;
  readonly comments: ReturnType<typeof createCommentReader>;
}

export function createParts(plan: Plan, settings: Settings): Parts {
  const wholeOf = new WeakMap<Input, Whole>();

  async function* split(inputs: AsyncIterable<Input>): AsyncGenerator<Input> {
    for await (const input of inputs) {
      const mark = await markOfText(input, plan, settings);
      if (mark === undefined) yield input;
      else yield* partsOf(input as Job, mark);
    }
  }

  async function* partsOf(job: Job, markLength: number): AsyncGenerator<Job> {
    const whole = { job, comments: createCommentReader() };
    const part = (more: Partial<Job>) => {
      const jobOfPart = { ...job, ...more };
      wholeOf.set(jobOfPart, whole);
      return jobOfPart;
    };
    try {
      for await (const range of textRanges(fileSource(job.name, job.path, job.bytes), markLength, whole.comments.read)) {
        yield part({ range, bytes: (range.bounds.at(-1) as number) - (range.bounds[0] as number) });
      }
    } catch {
      // It could not be read to its end. A worker that tries to read it as a whole tells why.
      yield part({});
    }
  }

  async function* join(results: AsyncIterable<Result>): AsyncGenerator<Result> {
    let outcomes: Outcome[] = [];
    for await (const [input, outcome] of results) {
      const whole = wholeOf.get(input);
      const { range } = input as Job;
      if (whole === undefined || range === undefined) yield [whole?.job ?? input, outcome];
      else {
        outcomes.push(outcome);
        if (!range.isEnd) continue;
        yield [whole.job, await joined(outcomes, whole, plan)];
      }
      outcomes = [];
    }
  }

  return { split, join };
}

/** Bytes of its byte order mark when an input is a file that is worth more than one worker, and surely text. */
async function markOfText(input: Input, { values }: Plan, settings: Settings): Promise<number | undefined> {
  if (input.kind !== "file" || values.cache || input.oid !== undefined || input.lines !== undefined) return undefined;
  const { name, path, bytes = 0 } = input;
  if (bytes <= LARGEST_PARSED || bytes > largestFile(values) || settings.forPath(path).policy === "off") return undefined;
  try {
    const { head } = await peeked(fileSource(name, path, bytes));
    return isReadAsText(name, head, bytes) ? utf8Mark(head) : undefined;
  } catch {
    // A worker tells why it cannot be read.
    return undefined;
  }
}

async function joined(outcomes: readonly Outcome[], { comments }: Whole, { values }: Plan): Promise<Outcome> {
  // A file of which a part was not read was not scanned, as when it is read whole.
  const broken = outcomes.find(({ gaps }) => gaps.length > 0);
  if (broken !== undefined) return broken;
  const fingerprintOf = createKeyFingerprints();
  const all = outcomes
    .flatMap(({ findings }) => findings)
    .map((found) => ({ ...found, finding: { ...found.finding, fingerprint: fingerprintOf(found.finding.fingerprint) } }));
  return { ...(await chosen(all, values, () => Promise.resolve(comments.comments))), gaps: [] };
}
