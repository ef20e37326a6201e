import { isUtf8 } from "node:buffer";
import { type Guarded, judgedText, modeOf } from "./guard.js";
import { type BodyKind, charsetOf, kindOf, typeOf } from "./kind.js";
import type { Refusal } from "./refusal.js";

/** JSON in a call of a function, as `res.jsonp` makes it. */
const JSONP = /^(\/\*\*\/ typeof [\w$.[\]]{1,200} === 'function' && [\w$.[\]]{1,200}\()(.*)(\);)$/s;

/** Judges a body that is sent as a whole; it stays what it was, text or bytes. */
export function sentText(guarded: Guarded, body: string | Uint8Array): string | Uint8Array | { readonly refusal: Refusal } {
  const type = typeOf(guarded.response);
  if (typeof body === "string") return judgedString(guarded, body, type);
  const kind = kindOf(type);
  const mode = modeOf(guarded, kind);
  if (mode === "off") return body;
  const charset = charsetOf(guarded.response);
  if (charset === undefined) return mode === "observe" ? body : { refusal: "unchecked" };
  const used = isUtf8(body) ? charset : "latin1";
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(used);
  const judged = judgedText(guarded, text, kind);
  if (typeof judged !== "string") return judged;
  return judged === text ? body : Buffer.from(judged, used);
}

/** Express sends a text without a type as HTML. */
function judgedString(guarded: Guarded, text: string, type: string): string | { readonly refusal: Refusal } {
  const [, call = "", json, end = ""] = (type === "text/javascript" && JSONP.exec(text)) || [];
  if (json === undefined) return judgedText(guarded, text, scriptIsText(kindOf(type), type));
  const judged = judgedText(guarded, json, "json");
  if (typeof judged !== "string") return judged;
  return judged === json ? text : call + judged.replace(/[\u2028\u2029]/g, (end) => (end === "\u2028" ? "\\u2028" : "\\u2029")) + end;
}

/** A script that is sent as a text was made for this answer; one that is read from a file was not. */
function scriptIsText(kind: BodyKind, type: string): BodyKind {
  return kind === "none" && /javascript$/.test(type) ? "text" : kind;
}
