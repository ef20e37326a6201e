import type { ServerResponse } from "node:http";
import type { Finding } from "../../../finding.js";
import type { Redactor } from "../../../redactor.js";
import { redactUrl, scanUrl } from "../url.js";
import { findingOf, type Law } from "./judge.js";
import type { ResponseFinding } from "./settings.js";

/** Headers that steer the connection, the cache and the browser; cookies are the client's own. */
const LEFT =
  /^(?:set-cookie|date|etag|connection|keep-alive|transfer-encoding|trailer|upgrade|vary|cache-control|pragma|age|expires|last-modified|retry-after|server|x-powered-by|www-authenticate|permissions-policy|strict-transport-security|alt-svc|nel|report-to|timing-allow-origin|content-(?:length|type|encoding|language|range|security-policy.*)|accept-.*|access-control-.*|cross-origin-.*|referrer-policy|x-(?:content-type-options|frame-options|dns-prefetch-control|download-options|permitted-cross-domain-policies|xss-protection|ratelimit-.*)|ratelimit.*)$/;
const URLS = /^(?:location|content-location|refresh|sourcemap)$/;

/** Judges the headers that are set; with `law.masks` undeclared data in them is masked. */
export function judgeHeaders(response: ServerResponse, law: Law): readonly ResponseFinding[] {
  return response.getHeaderNames().flatMap((name) => (LEFT.test(name) ? [] : judgeHeader(response, name, law)));
}

function judgeHeader(response: ServerResponse, name: string, { redactor, isDeclared, masks }: Law): readonly ResponseFinding[] {
  const value = response.getHeader(name);
  const path = `headers.${name}`;
  const wrong = findingsIn(redactor, name, value)
    .filter(({ rule }) => !isDeclared(rule, path.includes("-") ? `headers[${JSON.stringify(name)}]` : path))
    .map((finding) => ({ ...findingOf(finding, "headers"), path }));
  if (wrong.length > 0 && masks) response.setHeader(name, maskedHeader(redactor, name, value));
  return wrong;
}

function findingsIn(redactor: Redactor, name: string, value: unknown): Finding[] {
  if (!URLS.test(name)) return redactor.scan({ [name]: value });
  const { rest, fragment } = urlParts(String(value));
  return [...scanUrl(redactor, rest), ...redactor.scan(decoded(fragment))];
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
  const text = decoded(fragment);
  const masked = redactor.redact(text);
  return origin + redactUrl(redactor, rest) + (masked === text ? fragment : `#${encodeURIComponent(masked.slice(1))}`);
}

function urlParts(url: string): { readonly origin: string; readonly rest: string; readonly fragment: string } {
  const origin = /^(?:[^?#]{0,40}url=)?(?:[a-z][a-z\d+.-]{0,20}:)?\/\/[^/?#]*/i.exec(url)?.[0] ?? "";
  const at = url.indexOf("#", origin.length);
  return { origin, rest: url.slice(origin.length, at < 0 ? undefined : at), fragment: at < 0 ? "" : url.slice(at) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
