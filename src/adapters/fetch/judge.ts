import { isUtf8 } from "node:buffer";
import { RedactorError } from "../../errors.js";
import { attempt } from "../express/attempt.js";
import { redactUrl, scanUrl } from "../express/url.js";
import { redactorOfRequest } from "../subject.js";
import type { EgressFinding, EgressPart, EgressSettings } from "./settings.js";

/** One part of a request, judged. */
export interface Judged<Value> {
  /** What may be sent. */
  readonly value: Value;
  readonly findings: readonly EgressFinding[];
}

interface Place {
  readonly part: EgressPart;
  readonly origin: string;
}

type Found = readonly {
  readonly rule: string;
  readonly score: number;
  readonly reasons: EgressFinding["reasons"];
  readonly legal: EgressFinding["legal"];
  readonly path?: string;
}[];

/** Who reads these has asked for them; they hold keys, not data of persons. */
const CREDENTIALS: readonly string[] = ["authorization", "proxy-authorization", "cookie"];

/**
 * Looks at one part and does what its mode says.
 *
 * @throws {RedactorError} `ERR_PERSONAL_DATA` when it may not be sent, or has to be checked and cannot be
 */
function judge<Value>(value: Value, place: Place, settings: EgressSettings, { scan, mask }: { scan: () => Found; mask: () => Value }): Judged<Value> {
  const mode = settings.modes[place.part];
  const found = attempt<Found | undefined>(scan, () => undefined);
  if (found === undefined) {
    if (mode === "observe") return { value, findings: [] };
    throw unchecked(place);
  }
  const findings = found.map(({ rule, score, reasons, legal, path = place.part }) => ({ ...place, path, rule, score, reasons, legal }));
  if (findings.length === 0 || mode === "observe") return { value, findings };
  tell(findings, settings);
  if (mode === "block") throw refused(place, findings);
  return attempt(
    () => ({ value: mask(), findings: [] }),
    () => {
      throw unchecked(place);
    },
  );
}

/** Path, query and hash of a URL. */
export function judgeUrl(url: URL, settings: EgressSettings): URL {
  if (settings.modes.url === "off") return url;
  const redactor = redactorOfRequest(settings.redactor);
  const { origin } = url;
  const local = url.href.slice(origin.length);
  const mask = () => new URL(origin + redactUrl(redactor, local));
  return told(judge(url, { part: "url", origin }, settings, { scan: () => withoutPaths(scanUrl(redactor, local)), mask }), settings);
}

export function judgeHeaders(headers: Readonly<Record<string, string>>, origin: string, settings: EgressSettings): Readonly<Record<string, string>> {
  if (settings.modes.headers === "off") return headers;
  const redactor = redactorOfRequest(settings.redactor);
  const judged = Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.includes(name.toLowerCase())));
  const scan = () => redactor.scan({ headers: judged });
  return told(
    judge(headers, { part: "headers", origin }, settings, { scan, mask: () => ({ ...headers, ...redactor.redact({ headers: judged }).headers }) }),
    settings,
  );
}

/** Bytes that are no text are sent as they are: what is in a picture cannot be seen here. */
export function judgeBody(bytes: Uint8Array, origin: string, settings: EgressSettings, isEncoded = false): Uint8Array | string {
  if (isEncoded) refuseUnchecked(origin, settings);
  if (isEncoded || bytes.length === 0 || !isUtf8(bytes)) return bytes;
  return told(judgeValue(Buffer.from(bytes).toString("utf8"), { part: "body", origin }, settings), settings);
}

function judgeValue(text: string, place: Place, settings: EgressSettings): Judged<string> {
  const redactor = redactorOfRequest(settings.redactor);
  const parsed = attempt<{ readonly value: unknown } | undefined>(
    () => ({ value: JSON.parse(text) }),
    () => undefined,
  );
  if (parsed === undefined) return judge(text, place, settings, { scan: () => withoutPaths(redactor.scan(text)), mask: () => redactor.redact(text) });
  const body = { body: parsed.value };
  return judge(text, place, settings, { scan: () => redactor.scan(body), mask: () => JSON.stringify(redactor.redact(body).body) });
}

/** One field of a form. */
export function judgeField(name: string, value: string, origin: string, settings: EgressSettings): string {
  const redactor = redactorOfRequest(settings.redactor);
  const field = { [name]: value };
  const scan = () => redactor.scan({ body: field });
  return told(judge(value, { part: "body", origin }, settings, { scan, mask: () => String(redactor.redact(field)[name] ?? "") }), settings);
}

/** @throws {RedactorError} `ERR_PERSONAL_DATA`, unless the body is only observed */
export function refuseUnchecked(origin: string, { modes }: EgressSettings): void {
  if (modes.body !== "observe") throw uncheckedBody(origin);
}

export function uncheckedBody(origin: string): RedactorError {
  return unchecked({ part: "body", origin });
}

function withoutPaths(found: Found): Found {
  return found.map(({ path: _path, ...rest }) => rest);
}

function told<Value>({ value, findings }: Judged<Value>, settings: EgressSettings): Value {
  tell(findings, settings);
  return value;
}

/** Whoever is told of findings cannot stop the request. */
function tell(findings: readonly EgressFinding[], { onFindings }: EgressSettings): void {
  if (onFindings === undefined || findings.length === 0) return;
  attempt<unknown>(
    () => Promise.resolve(onFindings(findings)).catch(() => undefined),
    () => undefined,
  );
}

function refused({ part, origin }: Place, findings: readonly EgressFinding[]): RedactorError {
  const what = [...new Set(findings.map(({ rule, path }) => `${rule} at ${path}`))].slice(0, 5).join(", ");
  return new RedactorError(
    "ERR_PERSONAL_DATA",
    `The request to ${origin} was not sent: personal data in its ${part} (${what}). Leave it out, or add the origin to \`trusted\`.`,
  );
}

function unchecked({ part, origin }: Place): RedactorError {
  return new RedactorError(
    "ERR_PERSONAL_DATA",
    `The request to ${origin} was not sent: its ${part} could not be checked for personal data. Add the origin to \`trusted\` if it may have it.`,
  );
}
