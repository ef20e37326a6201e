/**
 * A guard for what leaves by `fetch` and by undici's dispatchers.
 * @module
 */

import { collected } from "./fetch/body.js";
import { type Dispatch, guardedDispatch } from "./fetch/dispatch.js";
import { judgeBody, judgeField, judgeHeaders, judgeUrl, refuseUnchecked } from "./fetch/judge.js";
import { checkEgressOptions, type EgressOptions, type EgressSettings } from "./fetch/settings.js";

export type { Dispatch } from "./fetch/dispatch.js";
export type { EgressFinding, EgressMode, EgressOptions, EgressPart } from "./fetch/settings.js";

type Fetch = typeof globalThis.fetch;

/**
 * A `fetch` that does not send personal data to whom it does not belong: by default a request with a finding in its URL or body is not sent, and the promise is
 * rejected. Origins that may have it are named in `trusted`. A redirect is followed by `fetch` itself, with the checked body.
 *
 * A body is read whole before it is judged, streams included. What cannot be checked is not sent: a body above `limit`, one with a `content-encoding`, one that
 * the redactor fails on. Bytes that are no text, such as pictures, are sent.
 *
 * @param fetch what sends the request
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`; the promise is rejected with `ERR_PERSONAL_DATA`
 * @example
 * const fetch = guardFetch({ redactor, trusted: ["https://payments.example"] });
 * await fetch("https://analytics.example/track", { method: "POST", body: JSON.stringify({ email }) }); // RedactorError: ERR_PERSONAL_DATA
 * @example Sent masked, and counted
 * globalThis.fetch = guardFetch({ redactor, url: "mask", body: "mask", onFindings: (findings) => metrics.count(findings) });
 */
export function guardFetch(options?: EgressOptions, fetch: Fetch = globalThis.fetch): Fetch {
  const settings = checkEgressOptions("guardFetch", options);
  return async function guardedFetch(input, init) {
    const request = new Request(input, withDuplex(init));
    const url = new URL(request.url);
    if (settings.isTrusted(url)) return fetch(request);
    return fetch(await checked(request, url, settings));
  };
}

/**
 * An interceptor for undici: the same guard in front of a dispatcher, and by `setGlobalDispatcher` in front of Node's own `fetch`.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`; requests fail with `ERR_PERSONAL_DATA`
 * @example
 * setGlobalDispatcher(new Agent().compose(guardDispatch({ redactor, trusted: ["payments.example"] })));
 */
export function guardDispatch(options?: EgressOptions): (dispatch: Dispatch) => Dispatch {
  const settings = checkEgressOptions("guardDispatch", options);
  return (dispatch) => guardedDispatch(dispatch, settings);
}

/** A body that is a stream has to be announced; for others it changes nothing. */
function withDuplex(init: RequestInit | undefined): RequestInit | undefined {
  return init === undefined ? init : ({ duplex: "half", ...init } as RequestInit);
}

async function checked(request: Request, url: URL, settings: EgressSettings): Promise<Request> {
  const safeUrl = judgeUrl(url, settings);
  const headers = new Headers(judgeHeaders(Object.fromEntries(request.headers), url.origin, settings));
  const body = request.body === null || settings.modes.body === "off" ? request.body : await bodyOf(request, headers, url.origin, settings);
  const { method, redirect, signal, credentials, cache, mode, referrer, referrerPolicy, integrity, keepalive } = request;
  const init = { method, redirect, signal, credentials, cache, mode, referrer, referrerPolicy, integrity, keepalive, headers, body, duplex: "half" };
  return new Request(safeUrl, init as RequestInit);
}

async function bodyOf(request: Request, headers: Headers, origin: string, settings: EgressSettings): Promise<unknown> {
  const body = await collected(request.body as AsyncIterable<Uint8Array>, settings.limit);
  if (body.bytes === undefined) {
    refuseUnchecked(origin, settings);
    return body.unread;
  }
  headers.delete("content-length");
  const type = headers.get("content-type") ?? "";
  const isEncoded = headers.has("content-encoding");
  if (!/^multipart\/form-data/i.test(type)) return judgeBody(body.bytes, origin, settings, { type, isEncoded });
  const form = await new Response(body.bytes, { headers: { "content-type": type } }).formData();
  // It gets a boundary of its own.
  headers.delete("content-type");
  return judgedForm(form, origin, settings);
}

async function judgedForm(form: FormData, origin: string, settings: EgressSettings): Promise<FormData> {
  const judged = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") judged.append(...judgeField(name, value, origin, settings));
    else judged.append(name, ...(await judgedFile(value, origin, settings)));
  }
  return judged;
}

async function judgedFile(file: File, origin: string, settings: EgressSettings): Promise<[Blob, string]> {
  const [, name] = judgeField("filename", file.name, origin, settings);
  return [new Blob([judgeBody(new Uint8Array(await file.arrayBuffer()), origin, settings, { type: file.type })], { type: file.type }), name];
}
