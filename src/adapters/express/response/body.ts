import { isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";
import { createChunks } from "../../../input/chunks.js";
import type { Redactor } from "../../../redactor.js";
import { type Judged, judgeJson, judgeText, type Law } from "./judge.js";
import type { BodyKind } from "./kind.js";
import type { Refusal } from "./refusal.js";
import type { ResponseFinding, ResponsePart } from "./settings.js";

/** What may leave now, or why nothing may leave any more. */
export type Passage = string | Uint8Array | { readonly refusal: Refusal };

/** A body that a handler writes in pieces. */
export interface Body {
  /** Whether all of it is held back until its end. */
  readonly isWhole: boolean;
  readonly write: (bytes: Uint8Array) => Passage;
  readonly end: () => Passage;
}

export type Charset = "utf8" | "latin1";

/** How a body is judged. */
export interface Hearing {
  readonly law: Law;
  readonly kind: BodyKind;
  readonly part: ResponsePart;
  readonly charset: Charset;
  /** Told what was judged; says why the body may not go on, if it may not. */
  readonly report: (judged: Omit<Judged, "text">) => Refusal | undefined;
}

/** Nobody looks at it. */
export const PASSING: Body = { isWhole: false, write: (bytes) => bytes, end: () => "" };

/** Judges a text that is there as a whole. */
export function judgeWhole(text: string, { law, kind, part }: Omit<Hearing, "charset" | "report">): Judged {
  if (kind === "json") return judgeJson(text, law, part);
  if (kind !== "lines" && kind !== "events") return judgeText(text, law, part);
  const notes = createNotes();
  const chunks = chunksOf({ law, kind, part }, notes.add);
  return { text: chunks.push(text) + chunks.end(), ...notes.take() };
}

/** Held back until its end, because JSON cannot be judged before it is whole. */
export function wholeBody(hearing: Hearing, limit: number): Body {
  let pieces: Uint8Array[] = [];
  let size = 0;
  return {
    isWhole: true,
    write: (bytes) => {
      size += bytes.length;
      pieces = size > limit ? [] : [...pieces, bytes];
      return size > limit ? { refusal: "unchecked" } : "";
    },
    end: () => {
      const judged = judgeWhole(Buffer.concat(pieces).toString(hearing.charset), hearing);
      const refusal = hearing.report(judged);
      return refusal === undefined ? Buffer.from(judged.text, hearing.charset) : { refusal };
    },
  };
}

/** Passes on what has been judged, line by line. */
export function flowingBody(hearing: Hearing): Body {
  const notes = createNotes();
  const chunks = chunksOf(hearing, notes.add);
  const decode = decoderOf(hearing.charset);
  const released = (text: string): Passage => {
    const refusal = hearing.report(notes.take());
    return refusal === undefined ? Buffer.from(text, decode.charset()) : { refusal };
  };
  return {
    isWhole: false,
    write: (bytes) => released(chunks.push(decode.write(bytes))),
    end: () => released(chunks.push(decode.end()) + chunks.end()),
  };
}

/** Everything passes as it came; a copy is judged. */
export function observedBody(judging: Body): Body {
  let isOver = false;
  const watch = (judge: () => Passage) => {
    if (isOver) return;
    try {
      const passage = judge();
      isOver = typeof passage === "object" && "refusal" in passage;
    } catch {
      isOver = true;
    }
  };
  return {
    isWhole: false,
    write: (bytes) => {
      watch(() => judging.write(bytes));
      return bytes;
    },
    end: () => {
      watch(judging.end);
      return "";
    },
  };
}

/** Bytes to text; what says nothing of its encoding and is no UTF-8 from the start is read byte by byte. */
function decoderOf(charset: Charset) {
  let used = charset;
  let decoder: StringDecoder | undefined;
  const write = (bytes: Uint8Array): string => {
    if (decoder === undefined) {
      // The last character of the first piece may be cut.
      const isText = isUtf8(bytes) || [1, 2, 3].some((cut) => isUtf8(bytes.subarray(0, -cut)));
      used = isText ? charset : "latin1";
      decoder = new StringDecoder(used);
    }
    return decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  };
  return { write, end: () => decoder?.end() ?? "", charset: () => used };
}

const EVENT_DATA = /^(data: ?)([[{].*?)(\r?\n?)$/s;

/** What was judged since it was last asked for. */
function createNotes() {
  let findings: ResponseFinding[] = [];
  let isUnread = false;
  const add = (judged: Judged): string => {
    findings.push(...judged.findings);
    isUnread ||= judged.isUnread;
    return judged.text;
  };
  const take = (): Omit<Judged, "text"> => {
    const taken = { findings, isUnread };
    findings = [];
    isUnread = false;
    return taken;
  };
  return { add, take };
}

function chunksOf({ law, kind, part }: Pick<Hearing, "law" | "kind" | "part">, noted: (judged: Judged) => string) {
  // What throws becomes a marker; a body that is to be blocked is not to go on with one.
  const noting = (judge: () => Judged): string => {
    try {
      return noted(judge());
    } catch (error) {
      noted({ text: "", findings: [], isUnread: true });
      throw error;
    }
  };
  const line = (text: string) => noting(() => judgeJson(text, law, part));
  const text = (block: string) => {
    const [, field = "", json, end = ""] = (kind === "events" && EVENT_DATA.exec(block)) || [];
    return json === undefined ? noting(() => judgeText(block, law, part)) : field + line(json) + end;
  };
  const judging = { ...law.redactor, redact: text, redactLine: line } as Redactor;
  return createChunks(judging, kind === "events" ? { valueLines: 1 } : {});
}
