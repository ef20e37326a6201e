import { gunzipSync } from "node:zlib";
import { bytesOf, bytesSource, type Source } from "../source.js";
import { inside, lookInside } from "./inside.js";
import { officePassages } from "./office.js";
import { type Look, NOT_THIS_FORMAT, type Passage, type ReadInner, type ReadPassages } from "./passage.js";
import { isTar, isZip } from "./signs.js";
import { tarEntries } from "./tar.js";
import { unpackOptions, type ZipEntry, zipEntries } from "./zip.js";

/** A file in an archive; `read` throws as that of `ZipEntry`. */
type Entry = Pick<ZipEntry, "name" | "read"> & { readonly isEncrypted?: boolean };

/** How many times `fileBytes` may be unpacked from one file. */
const TOTAL = 5;

/** ZIP, TAR and GZIP whatever their names are, and the documents that are ZIP archives inside. */
export const archive: ReadPassages = passages;

async function* passages(source: Source, look: Look, readInner: ReadInner): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  if (bytes === undefined) return look.onGap({ place: "", reason: `archives of more than ${look.limits.fileBytes} bytes are not opened` });
  const zipped = isZip(bytes) ? zipEntries(bytes) : undefined;
  const document = zipped && officePassages(new Map(zipped.map((entry) => [entry.name, () => unpacked(entry, look)])), look, readInner);
  if (document !== undefined) return yield* document;
  if (look.limits.archiveDepth <= 0) return unopened(look);
  const entries: Iterable<Entry> = zipped ?? (isTar(bytes) ? tarFiles(bytes) : [gzipFile(source.name, bytes)]);
  for (const entry of entries) yield* entryPassages(entry, look, readInner);
}

/** Who opens no archives at all has them counted as binary; inside one that was opened something is missing then. */
function unopened({ isInArchive, onGap }: Look): void {
  if (!isInArchive) throw NOT_THIS_FORMAT;
  onGap({ place: "", reason: "archives are not opened that deep; raise --max-archive-depth" });
}

async function* entryPassages(entry: Entry, look: Look, readInner: ReadInner): AsyncGenerator<Passage> {
  const { name } = entry;
  if (name.endsWith("/")) return;
  const bytes = await unpacked(entry, look);
  const found = bytes && (await readInner(bytesSource(name, bytes), lookInside(name, look, look.limits.archiveDepth - 1)));
  yield* inside(name, found ?? []);
}

/** The bytes of an entry; undefined when it cannot be unpacked inside the limits, which is reported. */
function unpacked(entry: Entry, look: Look): Buffer | undefined {
  const { limits, spent = { bytes: 0 }, onGap } = look;
  const most = Math.min(limits.fileBytes, TOTAL * limits.fileBytes - spent.bytes);
  const { bytes, reason } = attempt(entry, most);
  if (reason !== undefined) onGap({ place: entry.name, reason });
  spent.bytes += bytes?.length ?? 0;
  return bytes;
}

interface Attempt {
  readonly bytes?: Buffer;
  readonly reason?: string;
}

function attempt({ read, isEncrypted }: Entry, most: number): Attempt {
  if (isEncrypted) return { reason: "it is encrypted" };
  try {
    return { bytes: read(most, false) };
  } catch (error) {
    if (error instanceof RangeError) return { reason: `it holds more than may be unpacked here (${most} bytes)` };
    return (error as { code?: unknown }).code === "Z_BUF_ERROR" ? cutOff(read, most) : { reason: "it is damaged, or packed in an unknown way" };
  }
}

/** What is left of a file that ends too soon. */
function cutOff(read: Entry["read"], most: number): Attempt {
  try {
    return { bytes: read(most, true), reason: "its end is missing" };
  } catch {
    return { reason: "it is damaged" };
  }
}

function* tarFiles(bytes: Buffer): Generator<Entry> {
  for (const file of tarEntries(bytes)) yield { name: file.name, read: () => file.bytes };
}

function gzipFile(name: string, bytes: Buffer): Entry {
  const [last = name] = name.split(/[/\\!]/).slice(-1);
  return { name: last.replace(/\.(?:gz|gzip)$/i, "").replace(/\.tgz$/i, ".tar"), read: (most, isCut) => gunzipSync(bytes, unpackOptions(most, isCut)) };
}
