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

/** How one part is looked at. */
interface Look<Value> {
  readonly scan: () => Found;
  readonly mask: () => Value;
  /** Whether masking left it as it is. A scan that broke off inside a value may have found nothing. */
  readonly isSame: (masked: Value) => boolean;
}

/**
 * Looks at one part and does what its mode says.
 *
 * @throws {RedactorError} `ERR_PERSONAL_DATA` when it may not be sent, or has to be checked and cannot be
 */
function judge<Value>(value: Value, place: Place, settings: EgressSettings, { scan, mask, isSame }: Look<Value>): Judged<Value> {
  const mode = settings.modes[place.part];
  const found = attempt<Found | undefined>(scan, () => undefined);
  if (mode === "observe") return { value, findings: (found ?? []).map((finding) => placed(finding, place)) };
  if (found === undefined) throw unchecked(place);
  const findings = found.map((finding) => placed(finding, place));
  tell(findings, settings);
  if (findings.length > 0 && mode === "block") throw refused(place, findings);
  const masked = attempt<{ readonly value: Value } | undefined>(
    () => ({ value: mask() }),
    () => undefined,
  );
  if (masked === undefined || (findings.length === 0 && !isSame(masked.value))) throw unchecked(place);
  return { value: findings.length === 0 ? value : masked.value, findings: [] };
}

function placed({ rule, score, reasons, legal, path }: Found[number], place: Place): EgressFinding {
  return { ...place, path: path ?? place.part, rule, score, reasons, legal };
}

/** Path, query and hash of a URL. */
export function judgeUrl(url: URL, settings: EgressSettings): URL {
  if (settings.modes.url === "off") return url;
  const redactor = redactorOfRequest(settings.redactor);
  const { origin } = url;
  const local = url.href.slice(origin.length);
  const mask = () => new URL(origin + redactUrl(redactor, local));
  return told(
    judge(url, { part: "url", origin }, settings, { scan: () => withoutPaths(scanUrl(redactor, local)), mask, isSame: ({ href }) => href === url.href }),
    settings,
  );
}

export function judgeHeaders(headers: Readonly<Record<string, string>>, origin: string, settings: EgressSettings): Readonly<Record<string, string>> {
  if (settings.modes.headers === "off") return headers;
  const redactor = redactorOfRequest(settings.redactor);
  const judged = Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.includes(name.toLowerCase())));
  const look: Look<Readonly<Record<string, string>>> = {
    scan: () => redactor.scan({ headers: judged }),
    mask: () => ({ ...headers, ...redactor.redact({ headers: judged }).headers }),
    isSame: (masked) => JSON.stringify(masked) === JSON.stringify(headers),
  };
  return told(judge(headers, { part: "headers", origin }, settings, look), settings);
}

/** What is text in an older encoding than UTF-8. */
const TEXT = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|x-ndjson|x-www-form-urlencoded|javascript))/i;

/** Bytes that are no text are sent as they are: what is in a picture cannot be seen here. */
export function judgeBody(bytes: Uint8Array, origin: string, settings: EgressSettings, { type = "", isEncoded = false } = {}): Uint8Array | string {
  if (isEncoded) refuseUnchecked(origin, settings);
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  if (isEncoded || bytes.length === 0 || (encoding === "latin1" && !TEXT.test(type))) return bytes;
  const text = Buffer.from(bytes).toString(encoding);
  const judged = told(judgeValue(text, { part: "body", origin }, settings), settings);
  if (encoding === "utf8") return judged;
  return judged === text ? bytes : Buffer.from(judged, encoding);
}

function judgeValue(text: string, place: Place, settings: EgressSettings): Judged<string> {
  const redactor = redactorOfRequest(settings.redactor);
  const parsed = attempt<{ readonly value: unknown } | undefined>(
    () => ({ value: JSON.parse(text) }),
    () => undefined,
  );
  if (parsed === undefined) {
    const isSame = (masked: string): boolean => masked === text;
    return judge(text, place, settings, { scan: () => withoutPaths(redactor.scan(text)), mask: () => redactor.redact(text), isSame });
  }
  const body = { body: parsed.value };
  const isSame = (masked: string): boolean => masked === JSON.stringify(parsed.value);
  return judge(text, place, settings, { scan: () => redactor.scan(body), mask: () => JSON.stringify(redactor.redact(body).body), isSame });
}

/** One field of a form: its name and its value. */
export function judgeField(name: string, value: string, origin: string, settings: EgressSettings): readonly [name: string, value: string] {
  const redactor = redactorOfRequest(settings.redactor);
  const field = { [name]: value };
  const scan = () => redactor.scan({ body: field });
  const mask = (): readonly [string, string] => {
    const [[key, text] = [name, ""]] = Object.entries(redactor.redact(field));
    return [key, String(text)];
  };
  const isSame = (masked: readonly [string, string]) => masked[0] === name && masked[1] === value;
  return told(judge<readonly [string, string]>([name, value], { part: "body", origin }, settings, { scan, mask, isSame }), settings);
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
