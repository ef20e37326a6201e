import { runningSubject, runWithSubject } from "../subject.js";
import { createScope, type SubjectScope } from "../subject-scope.js";
import { type ExpressRequest, type Next, read } from "./request.js";
import type { SubjectOf } from "./settings.js";
import { type RequestState, realOf } from "./state.js";

interface Wanted {
  readonly state: RequestState;
  /** The option of the middleware that runs. */
  readonly subject: false | SubjectOf | undefined;
}

/** Goes on with the request so that every log line in it knows its person. */
export function nextWithSubject(request: ExpressRequest, response: object, { state, subject }: Wanted, next: Next): void {
  if (subject !== undefined) state.subject = subject;
  state.scope ??= begin(request, response, state);
  if (runningSubject() === state.scope) next();
  else runWithSubject(state.scope, next);
}

function begin(request: ExpressRequest, response: object, state: RequestState): SubjectScope {
  // What a pool or a timer keeps alive after the answer must not keep the body alive with it.
  let held: ExpressRequest | undefined = request;
  let weak: WeakRef<ExpressRequest> | undefined;
  const current = () => held ?? weak?.deref();
  const queryOf = queryReader(state);
  const scope = createScope({
    request: current,
    subject: () => (state.subject === false ? undefined : present(current(), (it) => subjectOf(it, state.subject || undefined))),
    fields: () => (state.subject === false ? undefined : present(current(), (it) => [realOf(it, state, "body"), queryOf(it)])) ?? [],
  });
  // Node tells of data, of an answer that has been sent and of one that was cut off from other places than the request's own.
  keepSubject(request, scope);
  keepSubject(response, scope, () => {
    weak = new WeakRef(request);
    held = undefined;
    scope.end();
  });
  return scope;
}

function present<T>(request: ExpressRequest | undefined, use: (request: ExpressRequest) => T): T | undefined {
  return request === undefined ? undefined : use(request);
}

/** Where `express-jwt`, `express-oauth2-jwt-bearer` and Passport leave what they have verified. */
function claimsOf(request: ExpressRequest): unknown {
  const auth = read(request, "auth");
  const claims: unknown = typeof auth === "object" && auth !== null ? (Reflect.get(auth, "payload") ?? auth) : undefined;
  return claims ?? read(request, "user");
}

function subjectOf(request: ExpressRequest, asked: SubjectOf | undefined): unknown {
  const subject = answerOf(request, asked ?? claimsOf);
  if (subject instanceof Promise) {
    subject.catch(() => undefined);
    throw refused("gave a promise; it has to answer at once");
  }
  // A name alone says nothing of what it is. In `req.user` others may have left one.
  if (asked !== undefined && typeof subject !== "object" && subject !== undefined)
    throw refused(`gave a ${typeof subject}; it has to give an object, such as { name, email }`);
  return subject;
}

function answerOf(request: ExpressRequest, ask: (request: ExpressRequest) => unknown): unknown {
  try {
    return ask(request);
  } catch (error) {
    warnOf(`threw a ${error instanceof Error ? error.constructor.name : "value"}`);
    throw error;
  }
}

/** The line that is being written cannot be masked. */
function refused(problem: string): Error {
  warnOf(problem);
  return new Error(`\`subject\` ${problem}`);
}

let warned = false;

/** Once, because it is the same mistake in each request. The message of what was thrown may quote a value. */
function warnOf(problem: string): void {
  if (warned) return;
  warned = true;
  const fix = "Log lines of such requests are withheld. Return undefined when it is not known whose request it is.";
  process.emitWarning(`redactRequests: \`subject\` ${problem}. ${fix}`, { type: "RedactorWarning", code: "ZWARTLAK_SUBJECT_FAILED" });
}

/** The real query, also where it is masked for the handler; Express 5 parses it anew at each reading. */
function queryReader(state: RequestState): (request: ExpressRequest) => unknown {
  let url: string | undefined;
  let query: unknown;
  return (request) => {
    if (request.url === url) return query;
    url = request.url;
    query = url?.includes("?") ? realOf(request, state, "query") : undefined;
    return query;
  };
}

/** The emitter's listeners run in the request's scope. */
function keepSubject(emitter: object, scope: SubjectScope, closed?: () => void): void {
  const emit: unknown = Reflect.get(emitter, "emit");
  if (typeof emit !== "function") return;
  const value = function emitWithSubject(this: unknown, ...args: unknown[]): unknown {
    const answer: unknown = runWithSubject(scope, () => Reflect.apply(emit, this, args));
    if (args[0] === "close") closed?.();
    return answer;
  };
  Object.defineProperty(emitter, "emit", { value, configurable: true, writable: true });
}
