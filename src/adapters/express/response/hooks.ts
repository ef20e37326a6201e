import type { ServerResponse } from "node:http";
import { read } from "../request.js";
import type { Passage } from "./body.js";
import { type End, readCall } from "./call.js";
import { forgetLength, type Guarded, judgedHeaders, modeOf, openBody, passed } from "./guard.js";
import { dropHeaders } from "./headers.js";
import { headerOf, kindOf, typeOf } from "./kind.js";
import { type Refusal, refuse } from "./refusal.js";
import { sentText } from "./send.js";

// biome-ignore lint/suspicious/noExplicitAny: Node's methods have many forms of arguments; they are passed on as they came.
type Method = (this: unknown, ...args: any[]) => any;

/** The methods of the response as they were before. */
interface Raw {
  readonly write: Method;
  readonly end: Method;
  readonly writeHead: Method;
  readonly flushHeaders: Method;
  readonly send: Method | undefined;
}

/** Puts the guard in front of everything by which a response is sent. */
export function guardResponse(guarded: Guarded): void {
  const { response } = guarded;
  const raw = methodsOf(response);
  const hooks: { [name: string]: Method } = {
    write: (...args) => write(guarded, raw, args),
    end: (...args) => end(guarded, raw, args),
    writeHead: (...args) => writeHead(guarded, raw, args),
    flushHeaders: () => flushHeaders(guarded, raw),
  };
  if (raw.send !== undefined) hooks.send = (...args) => send(guarded, raw, args);
  for (const [name, hook] of Object.entries(hooks)) Object.defineProperty(response, name, { value: hook, configurable: true, writable: true });
}

function methodsOf(response: ServerResponse): Raw {
  const { write, end, writeHead, flushHeaders } = response as unknown as { readonly [name: string]: Method };
  return { write, end, writeHead, flushHeaders, send: read(response, "send") } as Raw;
}

/** `res.send`, which `res.json`, `res.jsonp` and `res.render` end in: judged before it counts the length and makes the ETag. */
function send(guarded: Guarded, raw: Raw, args: readonly unknown[]): unknown {
  const { response } = guarded;
  const [body] = args;
  const isBody = args.length === 1 && (typeof body === "string" || body instanceof Uint8Array);
  if (guarded.stage !== "open" || guarded.body !== undefined || !isBody) return (raw.send as Method).apply(response, args as unknown[]);
  const judged = sentText(guarded, body);
  const refusal = typeof judged === "object" && "refusal" in judged ? judged.refusal : judgedHeaders(guarded);
  if (refusal !== undefined) return refuseWith(guarded, raw, refusal);
  guarded.stage = "judged";
  return (raw.send as Method).call(response, judged);
}

function write(guarded: Guarded, raw: Raw, args: readonly unknown[]): unknown {
  const { response } = guarded;
  if (guarded.stage === "judged") return raw.write.apply(response, args as unknown[]);
  const { bytes, callback } = readCall(args);
  if (!open(guarded, raw)) return later(callback, true);
  const passage = passed(() => guarded.body?.write(bytes) ?? bytes);
  if (!mayPass(guarded, raw, passage)) return later(callback, true);
  return passage.length === 0 ? later(callback, true) : raw.write.call(response, passage, "utf8", callback);
}

function end(guarded: Guarded, raw: Raw, args: readonly unknown[]): unknown {
  const { response } = guarded;
  if (guarded.stage === "judged") return raw.end.apply(response, args as unknown[]);
  const call = readCall(args);
  if (guarded.stage === "open" && guarded.body === undefined && !response.headersSent) return endAtOnce(guarded, raw, call);
  if (!open(guarded, raw)) return later(call.callback, response);
  return endPieces(guarded, raw, call);
}

/** The whole body in one call. */
function endAtOnce(guarded: Guarded, raw: Raw, { bytes, callback }: End): unknown {
  const { response } = guarded;
  const judged = bytes.length === 0 ? bytes : sentText(guarded, bytes);
  const refusal = "refusal" in Object(judged) ? (judged as { refusal: Refusal }).refusal : judgedHeaders(guarded);
  if (refusal !== undefined) return later(callback, refuseWith(guarded, raw, refusal));
  const body = judged as Uint8Array;
  if (body.length > 0 && headerOf(response, "content-length") !== "" && body !== bytes) response.setHeader("Content-Length", body.length);
  // A HEAD tells the length that the masked GET will not have.
  if (bytes.length === 0 && isChanged(guarded)) forgetLength(response);
  guarded.stage = "judged";
  return bytes.length === 0 ? raw.end.call(response, callback) : raw.end.call(response, body, callback);
}

function endPieces(guarded: Guarded, raw: Raw, { bytes, callback }: End): unknown {
  const { response } = guarded;
  const first = passed(() => (bytes.length === 0 ? "" : (guarded.body?.write(bytes) ?? bytes)));
  if (!mayPass(guarded, raw, first)) return later(callback, response);
  const last = passed(() => guarded.body?.end() ?? "");
  if (!mayPass(guarded, raw, last)) return later(callback, response);
  guarded.stage = "judged";
  const rest = Buffer.concat([Buffer.from(first as Uint8Array), Buffer.from(last as Uint8Array)]);
  return rest.length === 0 ? raw.end.call(response, callback) : raw.end.call(response, rest, callback);
}

/** Decides on the body and lets the headers pass; false when nothing may leave. */
function open(guarded: Guarded, raw: Raw): boolean {
  if (guarded.stage === "refused") return false;
  if (guarded.body !== undefined) return true;
  const body = openBody(guarded);
  const refusal = "refusal" in body ? body.refusal : judgedHeaders(guarded);
  if (refusal !== undefined || "refusal" in body) {
    refuseWith(guarded, raw, refusal ?? "unchecked");
    return false;
  }
  guarded.body = body;
  if (isChanged(guarded)) forgetLength(guarded.response);
  return true;
}

/** Whether the body may get another length than the handler knows. */
function isChanged(guarded: Guarded): boolean {
  const mode = modeOf(guarded, kindOf(typeOf(guarded.response)));
  return mode === "mask" || mode === "block";
}

function mayPass(guarded: Guarded, raw: Raw, passage: Passage): passage is string | Uint8Array {
  if (typeof passage === "string" || !("refusal" in passage)) return true;
  refuseWith(guarded, raw, passage.refusal);
  return false;
}

/** A problem instead of the answer, or, when a part of it has left already, its end. */
function refuseWith(guarded: Guarded, raw: Raw, refusal: Refusal): ServerResponse {
  const { response } = guarded;
  if (response.headersSent) response.destroy();
  else {
    dropHeaders(response, guarded.settings.redactor);
    guarded.stage = "judged";
    raw.end.call(response, refuse(response, refusal));
  }
  guarded.stage = "refused";
  return response;
}

/** The headers of `writeHead` are set as others are, so that they are judged; a body that is held back holds its headers back too. */
function writeHead(guarded: Guarded, raw: Raw, args: readonly unknown[]): unknown {
  const { response } = guarded;
  if (guarded.stage === "judged") return raw.writeHead.apply(response, args as unknown[]);
  if (guarded.stage === "refused") return response;
  const [status, ...rest] = args;
  const [message, headers] = typeof rest[0] === "string" ? rest : [undefined, rest[0]];
  response.statusCode = Number(status);
  if (message !== undefined) response.statusMessage = String(message);
  setAll(response, headers);
  if (!open(guarded, raw) || guarded.body?.isWhole) return response;
  return raw.writeHead.call(response, response.statusCode);
}

function setAll(response: ServerResponse, headers: unknown): void {
  if (typeof headers !== "object" || headers === null) return;
  const pairs = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers);
  for (const [name, value] of pairs) if (value !== undefined) response.setHeader(name, value as string);
}

/** Node takes `[name, value, …]` and `[[name, value], …]`. */
function pairsOf(list: readonly unknown[]): [string, unknown][] {
  if (list.every(Array.isArray)) return list as [string, unknown][];
  return list.flatMap((name, i) => (i % 2 === 0 ? [[String(name), list[i + 1]] as [string, unknown]] : []));
}

function flushHeaders(guarded: Guarded, raw: Raw): void {
  if (guarded.stage === "judged") raw.flushHeaders.call(guarded.response);
  else if (open(guarded, raw) && !guarded.body?.isWhole) raw.flushHeaders.call(guarded.response);
}

function later<T>(callback: (() => void) | undefined, answer: T): T {
  if (callback !== undefined) process.nextTick(callback);
  return answer;
}
