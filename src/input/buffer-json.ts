import { bytesCopy } from "./binary.js";

/** What `JSON.stringify` makes of a Buffer. */
interface BufferJson {
  readonly type: "Buffer";
  readonly data: readonly number[];
}

/** Reads no getter. */
export function isBufferJson(value: object, longest: number): value is BufferJson {
  if (Object.getOwnPropertyDescriptor(value, "type")?.value !== "Buffer") return false;
  const data: unknown = Object.getOwnPropertyDescriptor(value, "data")?.value;
  return Array.isArray(data) && data.length <= longest && data.every(isByte);
}

function isByte(item: unknown): boolean {
  return Number.isInteger(item) && (item as number) >= 0 && (item as number) <= 255;
}

/** The copy has the same form. */
export function bufferJsonCopy({ data }: BufferJson, seeText: (text: string) => string): object {
  return bytesCopy(Buffer.from(data), seeText).toJSON();
}

const WRITTEN = /("type":"Buffer","data":\[)([\d,]+)(?=\])/g;

/** A line of JSON in which the bytes of Buffers were read as the text that they are. */
export function withReadBuffers(line: string, seeText: (text: string) => string): string {
  // A capital is rarer than a quote: the search goes over nearly all of a line in one step.
  if (!line.includes('Buffer","data":[')) return line;
  return line.replace(WRITTEN, (written, start: string, list: string) => {
    const data = list.split(",").map(Number);
    return data.every(isByte) ? start + bytesCopy(Buffer.from(data), seeText).join(",") : written;
  });
}
