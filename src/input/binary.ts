type NumberArray = Exclude<NodeJS.TypedArray, Uint8Array>;

/** Bytes and arrays of numbers: Buffer, typed arrays, ArrayBuffer, DataView. */
export function isBinary(value: object): value is ArrayBuffer | NodeJS.TypedArray | DataView {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

/** A copy in which bytes were read as text and larger numbers as numbers; what holds nothing comes back in its own type. */
export function binaryCopy(
  value: ArrayBuffer | NodeJS.TypedArray | DataView,
  seeText: (text: string) => string,
  seeNumber: (item: number | bigint) => unknown,
): unknown {
  if (value instanceof Uint8Array || value instanceof Int8Array || value instanceof Uint8ClampedArray || value instanceof DataView) {
    return bytesCopy(Buffer.from(value.buffer, value.byteOffset, value.byteLength), seeText);
  }
  if (value instanceof ArrayBuffer) return bytesCopy(Buffer.from(value), seeText);
  return numbersCopy(value as NumberArray, seeNumber);
}

/** Bytes are read as UTF-16 or UTF-8 when they are, else one character a byte. */
export function bytesCopy(bytes: Buffer, seeText: (text: string) => string): Buffer {
  const encoding = encodingOf(bytes);
  const text = bytes.toString(encoding);
  const seen = seeText(text);
  return seen === text ? Buffer.from(bytes) : Buffer.from(seen, encoding === "latin1" && !isLatin1(seen) ? "utf8" : encoding);
}

function encodingOf(bytes: Buffer): "utf16le" | "utf8" | "latin1" {
  if (isUtf16(bytes)) return "utf16le";
  const utf8 = bytes.toString("utf8");
  return Buffer.byteLength(utf8, "utf8") === bytes.length && !utf8.includes("\ufffd") ? "utf8" : "latin1";
}

/** How many characters have to be western ones, whose second byte is zero. */
const SAMPLE = 8;

function isUtf16(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes.length % 2 === 1) return false;
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes.subarray(0, 2 * SAMPLE).every((byte, i) => (byte === 0) === (i % 2 === 1));
}

function isLatin1(text: string): boolean {
  return Buffer.from(text, "latin1").toString("latin1") === text;
}

function numbersCopy(numbers: NumberArray, seeNumber: (item: number | bigint) => unknown): unknown {
  const seen = Array.from(numbers as ArrayLike<number | bigint>, seeNumber);
  return seen.every((item) => typeof item !== "string") ? numbers.slice() : seen;
}
