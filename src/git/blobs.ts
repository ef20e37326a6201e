import { RedactorError } from "../errors.js";
import { bytesSource, type Source } from "../input/source.js";
import { startGit } from "./git.js";

/** Contents of a repository by their names, read by one git for all of them. */
export interface Blobs {
  readonly sizeOf: (oid: string) => Promise<number>;
  /** A content under the name that reports show. */
  readonly source: (name: string, oid: string) => Promise<Source>;
  readonly close: () => void;
}

/** Contents up to this size are kept while they are read; larger ones are streamed by a git of their own. */
const KEPT_BYTES = 16 * 1024 * 1024;

export function openBlobs(cwd: string): Blobs {
  const sizes = startBatch(cwd, "--batch-check");
  const contents = startBatch(cwd, "--batch");

  async function sizeOf(oid: string): Promise<number> {
    return sizeIn(await sizes.answer(oid));
  }

  async function source(name: string, oid: string): Promise<Source> {
    if ((await sizeOf(oid)) > KEPT_BYTES) return { name, open: () => streamed(cwd, oid) };
    const size = sizeIn(await contents.answer(oid));
    const bytes = await contents.bytes(size);
    return bytesSource(name, bytes);
  }

  function close(): void {
    sizes.close();
    contents.close();
  }

  return { sizeOf, source, close };
}

/** `<oid> blob <size>`, or `<oid> missing`, as in a clone without all contents. */
function sizeIn(line: string): number {
  const [, size] = /^[\da-f]{40,64} blob (\d{1,15})$/.exec(line) ?? [];
  if (size === undefined) throw new RedactorError("ERR_UNREADABLE", "its content is missing from this clone");
  return Number(size);
}

interface Batch {
  /** Asks for a content and gives the line that is answered. */
  readonly answer: (oid: string) => Promise<string>;
  /** The content behind that line. */
  readonly bytes: (size: number) => Promise<Buffer>;
  readonly close: () => void;
}

function startBatch(cwd: string, mode: "--batch" | "--batch-check"): Batch {
  const child = startGit(cwd, ["cat-file", mode]);
  const output = readerOf(child.stdout[Symbol.asyncIterator]());
  return {
    answer: (oid) => {
      child.stdin.write(`${oid}\n`);
      return output.line();
    },
    bytes: async (size) => (await output.take(size + 1)).subarray(0, size),
    close: () => child.stdin.end(),
  };
}

/** Reads by lines and by lengths. */
function readerOf(chunks: AsyncIterator<Buffer>) {
  let kept: Buffer[] = [];
  let length = 0;

  async function joined(wanted: number): Promise<Buffer> {
    while (length < wanted) {
      const { value, done } = await chunks.next();
      if (done) throw new RedactorError("ERR_UNREADABLE", "git ended while it was read");
      kept.push(value);
      length += value.length;
    }
    const all = Buffer.concat(kept);
    kept = [all];
    return all;
  }

  async function take(wanted: number): Promise<Buffer> {
    const all = await joined(wanted);
    kept = [all.subarray(wanted)];
    length -= wanted;
    return all.subarray(0, wanted);
  }

  async function line(): Promise<string> {
    let all = await joined(1);
    while (!all.includes(10)) all = await joined(all.length + 1);
    return (await take(all.indexOf(10) + 1)).toString("utf8").trimEnd();
  }

  return { take, line };
}

function streamed(cwd: string, oid: string): AsyncIterable<Buffer> {
  const child = startGit(cwd, ["cat-file", "blob", oid]);
  child.stdin.end();
  return child.stdout;
}
