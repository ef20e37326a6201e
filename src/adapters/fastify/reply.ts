import { isUtf8 } from "node:buffer";
import { pipeline, Readable } from "node:stream";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { type AnswerHeaders, dropHeaders, judgeHeaders } from "../express/response/headers.js";
import type { ExpressRequest, RequestFinding } from "../express.js";
import { createRedactStream } from "../stream.js";
import { redactorOfRequest } from "../subject.js";

export const REPLY_MODES = ["off", "mask", "block", "observe"] as const;
export type ReplyMode = (typeof REPLY_MODES)[number];

/** A finding in a reply: rule and place, never the value. */
export type ReplyFinding = Omit<RequestFinding, "part">;

/** What is needed of a reply. */
export interface FastifyReplyLike {
  code(status: number): { send(body: string): unknown };
  header(name: string, value: string | string[]): unknown;
  getHeader(name: string): unknown;
  getHeaders(): object;
  removeHeader(name: string): unknown;
  readonly raw: { once(event: "close", listener: () => void): unknown };
}

interface ReplyGuard {
  readonly redactor: Redactor;
  readonly mode: Exclude<ReplyMode, "off">;
  readonly onReplyFindings: ((findings: readonly ReplyFinding[], request: ExpressRequest) => unknown) | undefined;
}

type Done = (error: Error | null, payload?: unknown) => void;
type Hook = (request: ExpressRequest, reply: FastifyReplyLike, payload: unknown, done: Done) => void;

/** Texts that a person or a program reads; images and archives are not ours to judge. */
const READABLE = /^(?:text\/|application\/(?:[\w.-]+\+)?(?:json|xml|x-ndjson|javascript|x-www-form-urlencoded))/i;
const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\b/i;
const PROBLEM = "application/problem+json";

/** A hook for what leaves. */
export function guardReply(guard: ReplyGuard): Hook {
  return function redactReply(request, reply, payload, done) {
    const checked = attempt(
      () => checkAll(reply, payload, guard),
      () => UNCHECKED,
    );
    report(checked.findings, request, guard);
    if (guard.mode === "observe") return done(null, payload);
    if (checked.isRefused) return done(null, refused(reply, payload, checked, guard));
    if (checked.payload !== payload) reply.removeHeader("content-length");
    done(null, checked.payload);
  };
}

interface Checked {
  /** What may leave, unless nothing may. */
  readonly payload?: unknown;
  readonly isRefused?: boolean;
  readonly findings: readonly ReplyFinding[];
}
const UNCHECKED: Checked = { isRefused: true, findings: [] };

function checkAll(reply: FastifyReplyLike, payload: unknown, { redactor: base, mode }: ReplyGuard): Checked {
  const redactor = redactorOfRequest(base);
  const headers = judgeHeaders(headersOf(reply), { redactor, isDeclared: () => false, mode });
  const type = String(reply.getHeader("content-type") ?? "");
  const isBody = payload !== null && payload !== undefined && READABLE.test(type);
  const body = isBody && !isEncoded(reply) ? check(payload, JSON_TYPE.test(type), redactor, mode) : { payload, findings: [], isRefused: isBody };
  const isRefused = body.isRefused === true || (mode === "block" && (headers.isUnread || headers.findings.length > 0));
  return { payload: body.payload, isRefused, findings: [...headers.findings.map(({ part: _, ...finding }) => finding), ...body.findings] };
}

function headersOf(reply: FastifyReplyLike): AnswerHeaders {
  return {
    getHeaderNames: () => Object.keys(reply.getHeaders()),
    getHeader: (name) => reply.getHeader(name),
    setHeader: (name, value) => reply.header(name, value),
    removeHeader: (name) => reply.removeHeader(name),
  };
}

function check(payload: unknown, isJson: boolean, redactor: Redactor, mode: ReplyGuard["mode"]): Checked {
  if (payload instanceof Readable) return mode === "mask" ? { payload: redactedStream(payload, redactor), findings: [] } : UNCHECKED;
  const text = textOf(payload);
  if (text === undefined) return UNCHECKED;
  const value: unknown = isJson ? JSON.parse(text) : text;
  const findings = redactor.scan(value).map(({ rule, score, reasons, legal, path = "" }) => ({ rule, score, reasons, legal, path }));
  if (mode === "observe") return { payload, findings };
  if (findings.length > 0 && mode === "block") return { isRefused: true, findings };
  const masked = redactor.redact(value);
  if (findings.length > 0) return { payload: isJson ? JSON.stringify(masked) : masked, findings };
  // A scan that broke off inside a value may have found nothing.
  return JSON.stringify(masked) === JSON.stringify(value) ? { payload, findings } : UNCHECKED;
}

/** What ends one of the streams early ends the other; Fastify is told by the one that it gets. */
function redactedStream(payload: Readable, redactor: Redactor): Readable {
  return pipeline(payload, createRedactStream(redactor), () => undefined);
}

function textOf(payload: unknown): string | undefined {
  if (typeof payload === "string") return payload;
  return payload instanceof Uint8Array && isUtf8(payload) ? Buffer.from(payload).toString("utf8") : undefined;
}

function isEncoded(reply: FastifyReplyLike): boolean {
  const encoding = reply.getHeader("content-encoding");
  return encoding !== undefined && encoding !== "identity";
}

/** What stands in for the reply; a stream that nobody will read is closed. */
function refused(reply: FastifyReplyLike, payload: unknown, { findings }: Checked, { redactor }: ReplyGuard): string {
  if (payload instanceof Readable) payload.destroy();
  dropHeaders(headersOf(reply), redactor);
  const found = findings.length > 0;
  const problem = {
    type: `urn:zwartlak:problem:${found ? "personal-data" : "unchecked"}`,
    title: found ? "Answer withheld" : "Answer not checked",
    status: 500,
    detail: found ? "The answer holds personal data that must not leave here." : "The answer could not be checked for personal data, so it was withheld.",
  };
  reply.code(problem.status);
  reply.header("content-type", PROBLEM);
  reply.removeHeader("content-length");
  reply.removeHeader("content-encoding");
  return JSON.stringify(problem);
}

/** Whoever is told of findings cannot break the reply. */
function report(findings: readonly ReplyFinding[], request: ExpressRequest, { onReplyFindings }: ReplyGuard): void {
  if (onReplyFindings === undefined || findings.length === 0) return;
  attempt<unknown>(
    () => Promise.resolve(onReplyFindings(findings, request)).catch(() => undefined),
    () => undefined,
  );
}
