import type { Finding } from "../../finding.js";
import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { isUnread } from "./unread.js";

/** One piece of a query string, decoded: `{ [key]: value }`, or the bare text when there is no `=`. */
type Item = string | { readonly [key: string]: string };

/** The URL with personal data masked in path and query; it stays a valid URL, and what is clean stays as it was written. */
export function redactUrl(redactor: Redactor, url: string): string {
  const { path, query } = split(url);
  return joined(redactPath(redactor, path), query, redactor);
}

/** The URL with its query masked and its path as it was, so that it can still be routed; a query that cannot be masked is dropped. */
export function redactQueryOf(redactor: Redactor, url: string): string {
  const { path, query } = split(url);
  try {
    return joined(path, query, redactor);
  } catch {
    return `${path}?${encodeURIComponent(FAILED)}`;
  }
}

/** Findings in path and query. */
export function scanUrl(redactor: Redactor, url: string): Finding[] {
  const { path, query } = split(url);
  const inPath = redactor.scan(decodePath(path));
  return query === undefined ? inPath : [...inPath, ...redactor.scan(query.split("&").map(itemOf))];
}

/** Whether path or query are longer than the redactor reads. */
export function isUrlUnread(redactor: Redactor, url: unknown): boolean {
  const { path, query } = split(String(url));
  const items = query === undefined ? [] : query.split("&").map(itemOf);
  return [decodePath(path), items].some((part) => isUnread(part, redactor.redact(part)));
}

function split(url: string): { readonly path: string; readonly query: string | undefined } {
  const at = url.indexOf("?");
  return at < 0 ? { path: url, query: undefined } : { path: url.slice(0, at), query: url.slice(at + 1) };
}

function joined(path: string, query: string | undefined, redactor: Redactor): string {
  return query === undefined ? path : `${path}?${redactQuery(redactor, query)}`;
}

function redactQuery(redactor: Redactor, query: string): string {
  const pieces = query.split("&");
  const items = pieces.map(itemOf);
  const masked: unknown = redactor.redact(items);
  if (!Array.isArray(masked) || masked.length !== items.length) throw new Error("The redactor did not return the query it was given");
  return pieces.map((piece, i) => rewritten(piece, items[i] as Item, masked[i])).join("&");
}

function redactPath(redactor: Redactor, path: string): string {
  const decoded = decodePath(path);
  const masked = redactor.redact(decoded);
  return masked === decoded ? path : masked.split("/").map(encodeSegment).join("/");
}

/** Segments are decoded one by one: an encoded slash inside one must not become a separator. */
function decodePath(path: string): string {
  return path
    .split("/")
    .map((segment) => decode(segment).replaceAll("/", "%2F"))
    .join("/");
}

function itemOf(piece: string): Item {
  const [key, value] = keyAndValue(piece);
  return value === undefined ? decodeForm(key) : { [decodeForm(key)]: decodeForm(value) };
}

function keyAndValue(piece: string): readonly [key: string, value: string | undefined] {
  const at = piece.indexOf("=");
  return at < 0 ? [piece, undefined] : [piece.slice(0, at), piece.slice(at + 1)];
}

function rewritten(piece: string, item: Item, masked: unknown): string {
  const [rawKey, rawValue] = keyAndValue(piece);
  if (typeof item === "string") return sameOrEncoded(rawKey, item, masked);
  const [key, value] = onlyEntry(item);
  const [maskedKey, maskedValue] = onlyEntry(masked);
  return `${sameOrEncoded(rawKey, key, maskedKey)}=${sameOrEncoded(rawValue ?? "", value, maskedValue)}`;
}

function onlyEntry(item: unknown): readonly [string, unknown] {
  const [entry] = Object.entries(Object(item));
  if (entry === undefined) throw new Error("The redactor did not return the pair it was given");
  return entry;
}

function sameOrEncoded(raw: string, decoded: unknown, masked: unknown): string {
  return masked === decoded ? raw : encodeURIComponent(String(masked));
}

function encodeSegment(segment: string): string {
  return encodeURI(segment).replace(/[?#]/g, encodeURIComponent).replaceAll("%252F", "%2F");
}

function decodeForm(text: string): string {
  return decode(text.replaceAll("+", " "));
}

/** Malformed escapes are no reason to stop: the text is then read as it is written. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
