import { once } from "node:events";
import { get } from "node:http";
import type { ErrorRequestHandler } from "express";
import { describe, expect, it, vi } from "vitest";
import { redactErrors, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { listen, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
const MESSAGE = "geen klant met BSN 111222333";

class OrderError extends Error {
  override readonly name = "OrderError";
  readonly status = 409;
  readonly #order = "order 12";
  readonly klant: { readonly email: string };
  constructor(klant: { readonly email: string }) {
    super(`order van ${klant.email} bestaat al`);
    this.klant = klant;
  }
  get order(): string {
    return `${this.#order} van ${this.klant.email}`;
  }
}

/** What the next error handler gets. */
function masked(thrown: unknown, by: Redactor = redactor): unknown {
  let seen: unknown;
  redactErrors({ redactor: by })(thrown, {}, {}, (error) => {
    seen = error;
  });
  return seen;
}

describe("redactErrors", () => {
  it("masks message and stack, and leaves the original alone", () => {
    const error = new TypeError(MESSAGE);
    const copy = masked(error) as TypeError;
    expect(copy).toBeInstanceOf(TypeError);
    expect([copy.name, copy.message]).toEqual(["TypeError", "geen klant met BSN [BSN]"]);
    expect(copy.stack).toContain("express-errors.test.ts");
    expect(copy.stack?.startsWith("TypeError: geen klant met BSN [BSN]\n")).toBe(true);
    expect(error.message).toBe(MESSAGE);
  });

  it("keeps class, status, name and what the class computes", () => {
    const copy = masked(new OrderError({ email: "jan@example.nl" })) as OrderError;
    expect(copy).toBeInstanceOf(OrderError);
    expect([copy.name, copy.status, copy.message]).toEqual(["OrderError", 409, "order van [EMAIL] bestaat al"]);
    expect([copy.klant, copy.order]).toEqual([{ email: "[EMAIL]" }, "order 12 van [EMAIL]"]);
    expect(Object.keys(copy)).toEqual(["name", "status", "klant"]);
  });

  it("masks causes, also in a circle and in an AggregateError", () => {
    const root: Error = new Error(MESSAGE, { cause: { mail: "jan@example.nl" } });
    const middle = new AggregateError([root, MESSAGE], "alle 2", { cause: root });
    const outer = new Error("buiten", { cause: middle });
    Object.assign(root, { again: outer });
    const copy = masked(outer) as Error & { cause: AggregateError & { errors: [Error & { again: unknown }, string] } };
    const [first, second] = copy.cause.errors;
    expect([first.message, first.cause, second]).toEqual(["geen klant met BSN [BSN]", { mail: "[EMAIL]" }, "geen klant met BSN [BSN]"]);
    expect(copy.cause.cause).toBe(first);
    expect(first.again).toBe(copy);
  });

  it("masks what an HTTP client hangs on its errors", () => {
    const config = { url: "https://api.example/klant?email=jan%40example.nl", headers: { from: "jan@example.nl" }, data: '{"bsn":"111222333"}' };
    const copy = masked(Object.assign(new Error("Request failed"), { code: "ERR_BAD_REQUEST", config, response: { status: 404, data: { bsn: 111222333 } } }));
    expect(JSON.stringify(copy)).not.toMatch(/jan|111222333/);
    expect(copy).toMatchObject({ code: "ERR_BAD_REQUEST", config: { url: "https://api.example/klant?email=%5BEMAIL%5D" }, response: { status: 404 } });
  });

  it("leaves out the sockets of an HTTP client", async () => {
    const request = get("http://127.0.0.1:9/?email=jan%40example.nl", { headers: { from: "jan@example.nl" } });
    await once(request, "error");
    const copy = masked(Object.assign(new Error("no answer"), { request, response: { status: 502, request } }));
    expect(copy).toMatchObject({ request: "[LEFT OUT]", response: { status: 502, request: "[LEFT OUT]" } });
  });

  it("takes a quote of unreadable JSON out of the message", () => {
    const quoteOf = (json: string) => {
      try {
        return JSON.parse(json);
      } catch (error) {
        return (masked(error) as Error).message;
      }
    };
    // Node 20 quotes about ten characters on either side, so an e-mail address is cut in half.
    expect(quoteOf('{"mail": jan@example.nl}')).toBe(`Unexpected token 'j', "…" is not valid JSON`);
    expect(quoteOf('{"a":1,"b":[2,3,4],"mail": jan.de.vries@example.nl, "c": 1234567}')).toBe(`Unexpected token 'j', "…" is not valid JSON`);
    expect(quoteOf("undefined")).toBe(`"…" is not valid JSON`);
    expect(quoteOf('{"mail" 1}')).toBe("Expected ':' after property name in JSON at position 8");
  });

  it("masks errors whose getters need their own object", () => {
    const copy = masked(new DOMException("Aborted for jan@example.nl", "AbortError")) as DOMException;
    expect([copy.name, copy.message, copy.code, copy instanceof DOMException]).toEqual(["AbortError", "Aborted for [EMAIL]", 20, true]);
  });

  it.each([
    ["text", "BSN 111222333", "BSN [BSN]"],
    ["an object", { status: 400, bsn: "111222333" }, { status: 400, bsn: "[BSN]" }],
    ["a number", 404, 404],
  ])("masks %s that was thrown", (_kind, thrown, expected) => {
    expect(masked(thrown)).toEqual(expected);
  });

  it("never lets an error disappear", () => {
    const remove = createRedactor({ mask: "remove" });
    expect(masked("111222333 is het BSN", createRedactor({ mask: () => "" }))).toBe(" is het BSN");
    expect(masked("jan@example.nl", remove)).toEqual(new Error("[REDACTION FAILED]"));
  });

  it("says nothing when masking fails, but keeps the status", () => {
    const broken: Redactor = { ...redactor, redact: () => raise() };
    const copy = masked(Object.assign(new Error(MESSAGE), { status: 404, expose: true, body: MESSAGE }), broken) as Error;
    expect(copy).toMatchObject({ message: "[REDACTION FAILED]", status: 404, expose: true });
    expect(`${copy.stack}${JSON.stringify(copy)}`).not.toContain("111222333");
  });

  it("ends at a chain of causes without end", () => {
    const chain = Array.from({ length: 5000 }).reduce<Error>((cause) => new Error(MESSAGE, { cause }), new Error(MESSAGE));
    let copy = masked(chain) as Error;
    while (copy.cause instanceof Error) copy = copy.cause;
    expect(copy.message).toBe("[REDACTION FAILED]");
  });
});

describe.each(VERSIONS)("redactErrors on $version", ({ express }) => {
  it("keeps personal data out of what Express itself answers and prints", async () => {
    const app = express();
    app.get("/", () => {
      throw Object.assign(new Error(MESSAGE), { status: 418 });
    });
    app.use(redactErrors({ redactor }));
    const address = await listen(app);
    app.set("env", "development");
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = await fetch(address);
    expect(answer.status).toBe(418);
    const text = await answer.text();
    expect(text).toContain("geen klant met BSN [BSN]");
    await vi.waitFor(() => expect(String(printed.mock.calls)).toContain("geen klant met BSN [BSN]"));
    expect(`${text}${printed.mock.calls}`).not.toContain("111222333");
    printed.mockRestore();
  });

  it("masks a body that the parser could not read", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.use(redactErrors({ redactor }));
    const answerWithError: ErrorRequestHandler = (err, _req, res, _next) => {
      res.status(err.status).json({ ...err, message: err.message, stack: err.stack });
    };
    app.use(answerWithError);
    const body = '{"email": "jan@example.nl", "bsn": 111222333, jan@example.nl}';
    const answer = await fetch(await listen(app), { method: "POST", body, headers: { "content-type": "application/json" } });
    const problem = (await answer.json()) as { type: string; body: string };
    expect([answer.status, problem.type]).toEqual([400, "entity.parse.failed"]);
    expect(problem.body).toBe('{"email": "[EMAIL]", "bsn": "[BSN]", [EMAIL]}');
    expect(JSON.stringify(problem)).not.toMatch(/jan|111222333/);
  });

  it("masks a path that cannot be decoded", async () => {
    const app = express();
    app.get("/klanten/:mail", (_req, res) => void res.end());
    app.use(redactErrors({ redactor }));
    const answerWithMessage: ErrorRequestHandler = (err, _req, res, _next) => void res.status(err.status).send(err.message);
    app.use(answerWithMessage);
    const answer = await fetch(`${await listen(app)}/klanten/jan%40example.nl%E0`);
    expect([answer.status, await answer.text()]).toEqual([400, "Failed to decode param '%5BEMAIL%5D'"]);
  });
});

function raise(): never {
  throw new Error("no redactor today");
}
