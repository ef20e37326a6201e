import type { ServerResponse } from "node:http";
import { attempt } from "../attempt.js";
import { type ExpressRequest, read } from "../request.js";
import { type Body, flowingBody, type Hearing, judgeWhole, observedBody, PASSING, type Passage, wholeBody } from "./body.js";
import { judgeHeaders } from "./headers.js";
import type { Judged, Law } from "./judge.js";
import { type BodyKind, charsetOf, headerOf, isEncoded, kindOf, typeOf } from "./kind.js";
import type { Refusal } from "./refusal.js";
import type { ResponseMode, ResponsePart, ResponseSettings } from "./settings.js";

/** A response under guard. */
export interface Guarded {
  readonly request: ExpressRequest;
  readonly response: ServerResponse;
  settings: ResponseSettings;
  /** `open`: to be judged. `judged`: what is sent now may leave. `refused`: nothing may leave any more. */
  stage: "open" | "judged" | "refused";
  /** How the body that is written in pieces is judged, once that is known. */
  body: Body | undefined;
  headersJudged: boolean;
}

/** Which option a kind of body belongs to. */
const PART_OF: { readonly [Kind in BodyKind]: ResponsePart } = { json: "json", lines: "json", events: "text", text: "text", none: "text" };

/** What is to be done with a body of this kind. */
export function modeOf({ settings }: Guarded, kind: BodyKind): ResponseMode {
  return kind === "none" ? "off" : settings.modes[PART_OF[kind]];
}

function lawOf({ request, response, settings }: Guarded, mode: ResponseMode): Law {
  const path = String(read(request, "originalUrl") ?? request.url ?? "").split("?", 1)[0] as string;
  const exchange = () => ({ method: request.method ?? "GET", path, status: response.statusCode, type: typeOf(response) });
  return { redactor: settings.redactor, isDeclared: settings.declared(exchange), mode };
}

/** Judges a text that is sent as a whole: the text that may leave, or why it may not. */
export function judgedText(guarded: Guarded, text: string, kind: BodyKind): string | { readonly refusal: Refusal } {
  const mode = modeOf(guarded, kind);
  if (mode === "off") return text;
  if (isUncheckable(guarded)) return mode === "observe" ? text : { refusal: "unchecked" };
  return attempt<string | { refusal: Refusal }>(
    () => {
      const judged = judgeWhole(text, { law: lawOf(guarded, mode), kind, part: PART_OF[kind] });
      const refusal = reported(guarded, judged, mode);
      if (refusal !== undefined) return { refusal };
      return kind === "json" ? escapedAs(guarded.request, judged.text, text) : judged.text;
    },
    () => (mode === "observe" ? text : { refusal: "unchecked" }),
  );
}

/** Express' setting `json escape` keeps JSON from being read as HTML; a document that was written anew needs it again. */
function escapedAs(request: ExpressRequest, judged: string, text: string): string {
  if (judged === text) return text;
  const app = read(request, "app") as { readonly enabled?: (setting: string) => boolean } | undefined;
  if (app?.enabled?.("json escape") !== true) return judged;
  return judged.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

/** Judges the headers, once, before the first of them leaves. */
export function judgedHeaders(guarded: Guarded): Refusal | undefined {
  const mode = guarded.settings.modes.headers;
  if (guarded.headersJudged || mode === "off") return undefined;
  guarded.headersJudged = true;
  return attempt<Refusal | undefined>(
    () => reported(guarded, judgeHeaders(guarded.response, lawOf(guarded, mode)), mode),
    () => (mode === "observe" ? undefined : "unchecked"),
  );
}

/** Decides how a body in pieces is judged; its type and encoding are known now. */
export function openBody(guarded: Guarded): Body | { readonly refusal: Refusal } {
  const { response, settings } = guarded;
  const kind = kindOf(typeOf(response));
  const mode = modeOf(guarded, kind);
  const charset = charsetOf(response);
  if (mode === "off") return PASSING;
  if (isUncheckable(guarded) || charset === undefined) return mode === "observe" ? PASSING : { refusal: "unchecked" };
  const hearing: Hearing = { law: lawOf(guarded, mode), kind, part: PART_OF[kind], charset, report: (judged) => reported(guarded, judged, mode) };
  const body = kind === "json" ? wholeBody(hearing, settings.limit) : flowingBody(hearing);
  return mode === "observe" ? observedBody(body) : body;
}

/** A part of a text may begin inside a value, and bytes that are compressed already say nothing. */
function isUncheckable({ response }: Guarded): boolean {
  if (isEncoded(response)) warnOfEncoding(headerOf(response, "content-encoding"));
  return isEncoded(response) || response.statusCode === 206;
}

/** Masking changes the length of a text, and with it what its parts are. */
export function forgetLength(response: ServerResponse): void {
  if (response.headersSent) return;
  response.removeHeader("Content-Length");
  response.removeHeader("Accept-Ranges");
}

/** Tells of the findings; says why the answer may not go on, if it may not. Whoever is told cannot break it. */
function reported({ request, settings }: Guarded, { findings, isUnread }: Omit<Judged, "text">, mode: ResponseMode): Refusal | undefined {
  if (findings.length > 0) {
    attempt<unknown>(
      () => Promise.resolve(settings.onFindings?.(findings, request)).catch(() => undefined),
      () => undefined,
    );
  }
  if (mode !== "block") return undefined;
  if (findings.length > 0) return "personal-data";
  return isUnread ? "unchecked" : undefined;
}

/** What a piece becomes; when judging it fails nothing more may leave. */
export function passed(judge: () => Passage): Passage {
  return attempt<Passage>(judge, () => ({ refusal: "unchecked" }));
}

let warned = false;

function warnOfEncoding(encoding: string): void {
  if (warned) return;
  warned = true;
  const warning = `redactResponses was given a body that is ${encoding.slice(0, 20)} encoded already, which it cannot check. Use it after compression(), so that it sees the text first.`;
  process.emitWarning(warning, { type: "RedactorWarning", code: "ZWARTLAK_RESPONSE_ENCODED" });
}
