/**
 * A plugin for Fastify 5: it guards requests and replies. The logger needs no plugin: `Fastify({ logger: redactLogs({ level: "info" }) })` of `zwartlak/pino`.
 * @module
 */
import { EventEmitter } from "node:events";
import { createRedactor } from "../index.js";
import type { Redactor } from "../redactor.js";
import { checkedFor, checkMode } from "./express/options.js";
import { type ExpressRequest, type RedactedRequest, type RedactRequestsOptions, redactRequests } from "./express.js";
import { type FastifyReplyLike, guardReply, REPLY_MODES, type ReplyFinding, type ReplyMode } from "./fastify/reply.js";

export type { RedactedRequest, RequestFinding, RequestMode } from "./express.js";
export type { ReplyFinding, ReplyMode } from "./fastify/reply.js";

/** Options of `redactFastify`: those of `redactRequests`, and what happens to replies. */
export interface RedactFastifyOptions extends RedactRequestsOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /**
   * What leaves: bodies of JSON and text, streams included, headers, and the URLs of redirects. Cookies are left alone.
   * - `"off"` (default)
   * - `"mask"`: personal data in them is masked; what cannot be checked, as a compressed body, is answered with 500
   * - `"block"`: they are answered with 500 `application/problem+json` instead, and so is a stream, which cannot be taken back
   * - `"observe"`: `onReplyFindings` is told
   */
  readonly replies?: ReplyMode;
  /** Told what was found in a reply, without values. What it throws is ignored. */
  onReplyFindings?(findings: readonly ReplyFinding[], request: ExpressRequest): unknown;
}

/** What the plugin needs of Fastify. */
export interface FastifyLike {
  // biome-ignore lint/suspicious/noExplicitAny: Fastify types a hook by its name; `unknown` would fit none of them.
  addHook(name: any, hook: (...args: any[]) => any): unknown;
}

/**
 * Guards the parts of each request as `redactRequests` of `zwartlak/express` does, with the same options and modes, after parsing and validation; the safe
 * copy for logs is `redactedOf(request)`. Log lines of the request know its person. With `replies` it also guards what leaves.
 *
 * It works on the instance that it is registered on, not on a child only. Register it before `@fastify/compress`. Uploaded files are not looked at.
 *
 * @throws {RedactorError} at `register`, as `redactRequests` does
 * @example
 * const app = Fastify({ logger: redactLogs({ level: "info" }) });
 * await app.register(redactFastify, { redactor, body: "copy", replies: "mask" });
 * app.post("/orders", (request) => {
 *   request.log.info({ order: redactedOf(request)?.body }, "order received");
 *   return orders.add(request.body);
 * });
 */
export function redactFastify(fastify: FastifyLike, options: RedactFastifyOptions, done: (error?: Error) => void): void {
  try {
    addHooks(fastify, options);
  } catch (error) {
    // Fastify does not catch what such a plugin throws.
    done(error as Error);
    return;
  }
  done();
}

function addHooks(fastify: FastifyLike, { replies = "off", onReplyFindings, ...requests }: RedactFastifyOptions): void {
  checkMode("redactFastify", "replies", replies, REPLY_MODES);
  const redactor = requests.redactor ?? createRedactor();
  const guardRequest = checkedFor("redactFastify", () => redactRequests({ ...requests, redactor }));
  fastify.addHook("preHandler", (request: ExpressRequest, reply: FastifyReplyLike, next: () => void) => guardRequest(request, responseOf(reply), next));
  if (replies !== "off") fastify.addHook("onSend", guardReply({ redactor, mode: replies, onReplyFindings }));
}

/** What Fastify looks at: hooks also hold for plugins beside this one, and the name that errors print. */
Object.assign(redactFastify, {
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: "zwartlak",
  [Symbol.for("plugin-meta")]: { name: "zwartlak", fastify: "5.x" },
});

/** The safe copy of a request for logs and storage; undefined before the plugin has seen it. */
export function redactedOf(request: object): RedactedRequest | undefined {
  return Reflect.get(request, "redacted") as RedactedRequest | undefined;
}

/** A refusal goes through Fastify, so that its hooks and headers apply. The end of the connection is passed on: it ends the person's scope. */
function responseOf(reply: FastifyReplyLike) {
  const response = Object.assign(new EventEmitter(), {
    statusCode: 200,
    setHeader: (name: string, value: string) => reply.header(name, value),
    end: (body: string) => reply.code(response.statusCode).send(body),
  });
  reply.raw.once("close", () => response.emit("close"));
  return response;
}
