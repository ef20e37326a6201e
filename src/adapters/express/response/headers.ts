import type { Finding } from "../../../finding.js";
import type { Redactor } from "../../../redactor.js";
import { attempt } from "../attempt.js";
import { isUnread } from "../unread.js";
import { decode, redactUrl, scanUrl } from "../url.js";
import { findingOf, type Judged, type Law } from "./judge.js";

/** Headers that steer the connection, the cache and the browser; cookies are the client's own. */
const LEFT =
  /^(?:set-cookie|date|etag|connection|keep-alive|transfer-encoding|trailer|upgrade|vary|cache-control|pragma|age|expires|last-modified|retry-after|server|x-powered-by|www-authenticate|permissions-policy|strict-transport-security|alt-svc|nel|report-to|timing-allow-origin|content-(?:length|type|encoding|language|range|security-policy.*)|accept-.*|access-control-.*|cross-origin-.*|referrer-policy|x-(?:content-type-options|frame-options|dns-prefetch-control|download-options|permitted-cross-domain-policies|xss-protection|ratelimit-.*)|ratelimit.*)$/;
const URLS = /^(?:location|content-location|refresh|sourcemap)$/;

/** Headers of an answer, as Node's `ServerResponse` has them. */
export interface AnswerHeaders {
  getHeaderNames(): string[];
  getHeader(name: string): unknown;
  setHeader(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
}

/** Judges the headers that are set; undeclared data in them is masked when it is to be. */
export function judgeHeaders(response: AnswerHeaders, law: Law): Omit<Judged, "text"> {
  const judged = response.getHeaderNames().flatMap((name) => (LEFT.test(name) ? [] : [judgeHeader(response, name, law)]));
  return { findings: judged.flatMap(({ findings }) => findings), isUnread: judged.some((header) => header.isUnread) };
}

/** Leaves out what may hold personal data, for an answer that is sent in the place of another one. */
export function dropHeaders(response: AnswerHeaders, redactor: Redactor): void {
  const law: Law = { redactor, isDeclared: () => false, mode: "block" };
  for (const name of response.getHeaderNames()) {
    if (LEFT.test(name)) continue;
    const isSafe = attempt(
      () => isInnocent(judgeHeader(response, name, law)),
      () => false,
    );
    if (!isSafe) response.removeHeader(name);
  }
}

function isInnocent({ findings, isUnread }: Omit<Judged, "text">): boolean {
  return findings.length === 0 && !isUnread;
}

function judgeHeader(response: AnswerHeaders, name: string, { redactor, isDeclared, mode }: Law): Omit<Judged, "text"> {
  const value = response.getHeader(name);
  const path = `headers.${name}`;
  const place = name.includes("-") ? `headers[${JSON.stringify(name)}]` : path;
  const findings = findingsIn(redactor, name, value)
    .filter(({ rule }) => !isDeclared(rule, place))
    .map((finding) => ({ ...findingOf(finding, "headers"), path }));
  if (mode === "observe") return { findings, isUnread: false };
  const masked: unknown = redactor.redact({ [name]: value })[name];
  const unread = isUnread(value, masked);
  if (mode === "mask" && (findings.length > 0 || unread)) response.setHeader(name, maskedHeader(redactor, name, value));
  return { findings, isUnread: unread };
}

function findingsIn(redactor: Redactor, name: string, value: unknown): Finding[] {
  if (!URLS.test(name)) return redactor.scan({ [name]: value });
  const { rest, fragment } = urlParts(String(value));
  return [...scanUrl(redactor, rest), ...redactor.scan(decode(fragment))];
}

function maskedHeader(redactor: Redactor, name: string, value: unknown): string | string[] {
  if (URLS.test(name)) return maskedUrl(redactor, String(value));
  const masked: unknown = Reflect.get(redactor.redact({ [name]: value }), name);
  return Array.isArray(masked) ? masked.map(headerSafe) : headerSafe(masked);
}

/** Bullets of a partial mask are no characters for a header. */
function headerSafe(value: unknown): string {
  return String(value).replace(/[^\t\x20-\x7e\x80-\xff]/g, "*");
}

/** The origin stays: without it nobody gets there. */
function maskedUrl(redactor: Redactor, url: string): string {
  const { origin, rest, fragment } = urlParts(url);
  const text = decode(fragment);
  const masked = redactor.redact(text);
  return origin + redactUrl(redactor, rest) + (masked === text ? fragment : `#${encodeURIComponent(masked.slice(1))}`);
}

function urlParts(url: string): { readonly origin: string; readonly rest: string; readonly fragment: string } {
  const origin = /^(?:[^?#]{0,40}url=)?(?:[a-z][a-z\d+.-]{0,20}:)?\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  const at = url.indexOf("#", origin.length);
  return { origin, rest: url.slice(origin.length, at < 0 ? undefined : at), fragment: at < 0 ? "" : url.slice(at) };
}
