import { constants, inflateRawSync, type ZlibOptions } from "node:zlib";

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /**
   * Its bytes, unpacked. Throws a RangeError when there are more than `most`, and other errors when they are damaged, or end too soon and
   * `isCut` does not allow for it.
   */
  readonly read: (most: number, isCut: boolean) => Buffer;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end of the directory has a comment of this length at most behind it. */
const LONGEST_END = 22 + 0xffff;

/**
 * The files that the directory of an archive names, or those that stand in it when it was cut off. Sizes are never believed: what is unpacked is
 * bounded by the reader, so that an archive cannot take more memory than it is given.
 */
export function zipEntries(bytes: Buffer): ZipEntry[] {
  const directory = directoryOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = directory ?? bytes.length; at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY; ) {
    const [names, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const { packed, start } = wide(bytes.subarray(at + 46 + names, at + 46 + names + extra), bytes, at);
    entries.push(entry(bytes, nameIn(bytes, at + 46, names), { flags: bytes.readUInt16LE(at + 8), method: bytes.readUInt16LE(at + 10), local: start, packed }));
    at += 46 + names + extra + comment;
  }
  return entries.length > 0 ? entries : localEntries(bytes);
}

function directoryOf(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - LONGEST_END); at--) {
    if (bytes.readUInt32LE(at) !== END) continue;
    const offset = bytes.readUInt32LE(at + 16);
    if (offset !== 0xffffffff || at < 20 || bytes.readUInt32LE(at - 20) !== END_64_LOCATOR) return offset;
    const end64 = Number(bytes.readBigUInt64LE(at - 12));
    return end64 + 56 <= bytes.length ? Number(bytes.readBigUInt64LE(end64 + 48)) : undefined;
  }
  return undefined;
}

/** Packed size and place; in large archives they stand in an extra field. */
function wide(extra: Buffer, bytes: Buffer, at: number): { readonly packed: number; readonly start: number } {
  let [packed, unpacked, start] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 42)];
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    const numbers = Array.from({ length: (extra.length - field - 4) >> 3 }, (_, i) => Number(extra.readBigUInt64LE(field + 4 + 8 * i)));
    if (unpacked === 0xffffffff) unpacked = numbers.shift() ?? unpacked;
    if (packed === 0xffffffff) packed = numbers.shift() ?? packed;
    if (start === 0xffffffff) start = numbers.shift() ?? start;
  }
  return { packed, start };
}

interface Where {
  readonly flags: number;
  readonly method: number;
  /** Where its own header stands. */
  readonly local: number;
  readonly packed: number;
}

function entry(bytes: Buffer, name: string, { flags, method, local, packed }: Where): ZipEntry {
  const read = (most: number, isCut: boolean): Buffer => {
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + packed);
    if (method === 8) return inflateRawSync(data, unpackOptions(most, isCut));
    if (method !== 0) throw new Error("unknown method");
    if (data.length > most) throw new RangeError("larger than the limit");
    return data;
  };
  return { name, isEncrypted: (flags & 1) === 1, read };
}

/** Options of zlib that bound memory, and that take what ends too soon for whole. */
export function unpackOptions(most: number, isCut: boolean): ZlibOptions {
  return { maxOutputLength: Math.max(1, most), finishFlush: isCut ? constants.Z_SYNC_FLUSH : constants.Z_FINISH };
}

/** What stands in an archive without a directory, one file behind the other. */
function localEntries(bytes: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = bytes.indexOf("PK\u0003\u0004"); at >= 0 && at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL; ) {
    const names = bytes.readUInt16LE(at + 26);
    const start = at + 30 + names + bytes.readUInt16LE(at + 28);
    const next = bytes.indexOf("PK\u0003\u0004", start);
    const packed = bytes.readUInt32LE(at + 18) || (next < 0 ? bytes.length : next) - start;
    entries.push(entry(bytes, nameIn(bytes, at + 30, names), { flags: bytes.readUInt16LE(at + 6), method: bytes.readUInt16LE(at + 8), local: at, packed }));
    at = next < start + packed && next >= 0 ? bytes.indexOf("PK\u0003\u0004", start + packed) : next;
  }
  return entries;
}

function nameIn(bytes: Buffer, start: number, length: number): string {
  return bytes.subarray(start, start + length).toString("utf8");
}
