/** A file in a TAR archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Buffer;
}

const BLOCK = 512;

/** The files of an archive in order; the last one may be cut off. */
export function* tarEntries(bytes: Buffer): Generator<TarEntry> {
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const header = bytes.subarray(at, at + BLOCK);
    const size = Number.parseInt(textIn(header, 124, 12), 8) || 0;
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = header[156] as number;
    if (isFile(type)) yield { name: longName ?? shortName(header), bytes: content };
    longName = nameFor(type, content);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

function isFile(type: number): boolean {
  return type === 0 || type === 48;
}

/** The name of the next file, when it is too long for its own header: in an entry `L` of GNU or `x` of POSIX. */
function nameFor(type: number, content: Buffer): string | undefined {
  if (type === 76) return textIn(content, 0, content.length);
  return type === 120 ? /\d+ path=([^\n]{1,4000})\n/.exec(content.toString("utf8"))?.[1] : undefined;
}

function shortName(header: Buffer): string {
  const prefix = textIn(header, 345, 155);
  return `${prefix === "" ? "" : `${prefix}/`}${textIn(header, 0, 100)}`;
}

/** Up to a NUL. */
function textIn(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString("utf8");
}
