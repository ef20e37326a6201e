import { RedactorError } from "../../errors.js";
import { collected } from "./body.js";
import { judgeBody, judgeHeaders, judgeUrl, refuseUnchecked, uncheckedBody } from "./judge.js";
import type { EgressSettings } from "./settings.js";

// biome-ignore lint/suspicious/noExplicitAny: these are undici's values; its own types would need it to be installed wherever this file is type-checked.
type FromUndici = any;

/** undici's `dispatch`. */
export type Dispatch = (options: FromUndici, handler: FromUndici) => boolean;

/** The request goes on as soon as its body is known; what is refused fails as a request that could not be sent. */
export function guardedDispatch(dispatch: Dispatch, settings: EgressSettings): Dispatch {
  return function dispatchChecked(options, handler) {
    const url = new URL(options.path, options.origin);
    if (settings.isTrusted(url)) return dispatch(options, handler);
    checkedOptions(options, url, settings)
      .then((safe) => dispatch(safe, handler))
      .catch((error) => fail(handler, error));
    return true;
  };
}

async function checkedOptions(options: FromUndici, url: URL, settings: EgressSettings): Promise<FromUndici> {
  const safeUrl = judgeUrl(url, settings);
  const path = safeUrl.pathname + safeUrl.search;
  const headers = judgeHeaders(headersOf(options.headers), url.origin, settings);
  const { body } = options;
  if (body === null || body === undefined || settings.modes.body === "off") return { ...options, path, headers };
  const read = await collected(piecesOf(body, url.origin), settings.limit);
  if (read.bytes === undefined) {
    refuseUnchecked(url.origin, settings);
    return { ...options, path, headers, body: read.unread };
  }
  const type = String(headers[nameOf(headers, "content-type") ?? ""] ?? "");
  const safe = judgeBody(read.bytes, url.origin, settings, { type, isEncoded: nameOf(headers, "content-encoding") !== undefined });
  const { [nameOf(headers, "content-length") ?? ""]: _length, ...rest } = headers;
  return { ...options, path, headers: rest, body: typeof safe === "string" ? safe : Buffer.from(safe) };
}

/** A form of undici's own is written by its dispatcher only. */
function piecesOf(body: unknown, origin: string): AsyncIterable<Uint8Array> | Iterable<Uint8Array | string> {
  if (typeof body === "string" || body instanceof Uint8Array) return [body];
  const isReadable = typeof body === "object" && body !== null && (Symbol.asyncIterator in body || Symbol.iterator in body);
  if (!isReadable || Reflect.get(body, Symbol.toStringTag) === "FormData") throw uncheckedBody(origin);
  return body as AsyncIterable<Uint8Array>;
}

/** An object, or a list of names and values in turn, flat or in pairs. */
function headersOf(headers: FromUndici): Record<string, string> {
  if (headers === null || headers === undefined) return {};
  const list: unknown[] = Symbol.iterator in headers ? [...headers] : Object.entries(headers);
  if (list.every(Array.isArray)) return Object.fromEntries(list as [string, string][]);
  return Object.fromEntries(list.flatMap((name, i) => (i % 2 === 0 ? [[String(name), String(list[i + 1])]] : [])));
}

function nameOf(headers: object, name: string): string | undefined {
  return Object.keys(headers).find((key) => key.toLowerCase() === name);
}

/** Handlers of undici 7 have `onResponseError`, those before it `onError`. */
function fail(handler: FromUndici, error: unknown): void {
  const failure = error instanceof Error ? error : new RedactorError("ERR_PERSONAL_DATA", "The request was not sent: it could not be checked.");
  if (typeof handler.onResponseError === "function") handler.onResponseError(undefined, failure);
  else handler.onError?.(failure);
}
