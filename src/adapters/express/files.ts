import { isUtf8 } from "node:buffer";
import type { Finding } from "../../finding.js";
import type { Redactor } from "../../redactor.js";

/** An uploaded file, as multer puts it at `req.file` and in `req.files`. */
interface Upload {
  readonly fieldname?: unknown;
  readonly originalname?: unknown;
  readonly mimetype?: unknown;
  readonly size?: unknown;
  readonly buffer?: unknown;
}

/** More text than this is no form that somebody filled in. */
const LONGEST = 10_000_000;

/** For logs: what the files are called, without what is in them. */
export function copyFiles(redactor: Redactor, files: unknown): unknown {
  return eachFile(files, ({ fieldname, originalname, mimetype, size }) => ({ fieldname, mimetype, size, ...redactor.redact({ originalname }) }));
}

/** Names, and contents that are text in memory. The file objects are copies; what is on disk, or no text, stays as it is. */
export function maskFiles(redactor: Redactor, files: unknown): unknown {
  return eachFile(files, (file) => {
    const text = textOf(file);
    const named = { ...file, ...redactor.redact({ originalname: file.originalname }) };
    const buffer = text === undefined ? undefined : Buffer.from(redactor.redact(text));
    return buffer === undefined ? named : { ...named, buffer, size: buffer.length };
  });
}

/** Findings in names and in contents that are text in memory: `files[0].originalname`, `files[0].content`. */
export function scanFiles(redactor: Redactor, name: string, files: unknown): readonly Finding[] {
  return redactor.scan({ [name]: readable(files) });
}

/** What of the files is read. */
export function readable(files: unknown): unknown {
  return eachFile(files, (file) => ({ originalname: file.originalname, content: textOf(file) }));
}

/** One file, a list, or lists by field, as multer's `single`, `array` and `fields` give them. */
function eachFile(files: unknown, change: (file: Upload) => object): unknown {
  if (Array.isArray(files)) return files.map((file) => eachFile(file, change));
  if (typeof files !== "object" || files === null) return files;
  if (typeof Reflect.get(files, "originalname") === "string") return change(files);
  return Object.fromEntries(Object.entries(files).map(([field, list]) => [field, eachFile(list, change)]));
}

function textOf({ buffer }: Upload): string | undefined {
  const isText = buffer instanceof Uint8Array && buffer.length <= LONGEST && isUtf8(buffer);
  return isText ? Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength).toString("utf8") : undefined;
}
