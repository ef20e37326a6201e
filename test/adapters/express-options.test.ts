import express, { type ErrorRequestHandler, type Request, type RequestHandler } from "express";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type Policy, type RedactedRequest, redactErrors, redactRequests, redactResponses } from "../../src/adapters/express.js";
import { createRedactor } from "../../src/index.js";
import { listen } from "./express-server.js";

const redactor = createRedactor();

describe("options", () => {
  it.each([
    [
      { redactor, bodyy: "mask" },
      "ERR_UNKNOWN_OPTION",
      'redactRequests has no option "bodyy". Did you mean "body"? Options: redactor, url, query, params, headers, cookies, body, files, subject, onFindings.',
    ],
    [
      { redactor, body: "maks" },
      "ERR_INVALID_OPTION",
      'redactRequests: "maks" is no mode for body. Did you mean "mask"? Modes: copy, mask, block, observe, off.',
    ],
    [{ redactor, query: true }, "ERR_INVALID_OPTION", "redactRequests: a value of type boolean is no mode for query. Modes: copy, mask, block, observe, off."],
    [
      { redactor, subject: "req.user" },
      "ERR_INVALID_OPTION",
      "redactRequests: subject has to be a function (request) => ({ name, email, … }), or false, not string.",
    ],
    [{ redactor, onFindings: "log" }, "ERR_INVALID_OPTION", "redactRequests: onFindings has to be a function (findings, request) => …, not string."],
    [
      { redactor: "bsn" },
      "ERR_INVALID_OPTION",
      "redactRequests: `redactor` must be what createRedactor() returns. Write redactRequests({ redactor: createRedactor({ … }) }) or leave it out.",
    ],
    [redactor, "ERR_USAGE", "redactRequests takes its options by name: redactRequests({ redactor: createRedactor() })."],
    [null, "ERR_USAGE", "redactRequests takes its options by name: redactRequests({ redactor: createRedactor() })."],
  ])("refuses %j", (options, code, message) => {
    expect(() => redactRequests(options as never)).toThrow(expect.objectContaining({ name: "RedactorError", code, message }));
  });

  it("refuses unknown options of redactErrors", () => {
    expect(() => redactErrors({ redacter: redactor } as never)).toThrow('redactErrors has no option "redacter". Did you mean "redactor"? Options: redactor.');
  });

  it.each([
    ["redactRequests", redactRequests],
    ["redactResponses", redactResponses],
    ["redactErrors", redactErrors],
  ])("says so when %s is used without calling it", async (name, middleware) => {
    const app = express();
    app.use(middleware as never);
    const tell: ErrorRequestHandler = (err, _req, res, _next) => void res.json([err.code, err.message]);
    app.use(tell);
    expect(await (await fetch(await listen(app))).json()).toEqual([
      "ERR_USAGE",
      `${name} was used as middleware itself. Call it: app.use(${name}({ redactor })).`,
    ]);
  });

  it("has defaults for everything", async () => {
    const app = express();
    app.use(express.text(), redactRequests());
    app.post("/", (req) => {
      throw new Error(`${req.redacted?.body}: ${req.body}`);
    });
    app.use(redactErrors());
    const tell: ErrorRequestHandler = (err, _req, res, _next) => void res.json(err.message);
    app.use(tell);
    const answer = await fetch(await listen(app), { method: "POST", body: "BSN 111222333" });
    expect(await answer.json()).toBe("BSN [BSN]: BSN [BSN]");
  });

  it("has names that a stack trace can show, and the arity by which Express tells them apart", () => {
    expect([redactRequests().name, redactRequests().length]).toEqual(["redactRequestsMiddleware", 3]);
    expect([redactResponses().name, redactResponses().length]).toEqual(["redactResponsesMiddleware", 3]);
    expect([redactErrors().name, redactErrors().length]).toEqual(["redactErrorsMiddleware", 4]);
  });

  it("has types that fit Express and keep those of the route", () => {
    expectTypeOf(redactRequests).returns.toExtend<RequestHandler>();
    expectTypeOf(redactErrors).returns.toExtend<ErrorRequestHandler>();
    expectTypeOf(redactResponses).returns.toExtend<RequestHandler>();
    expectTypeOf<Policy["requests"]>().toExtend<RequestHandler>();
    expectTypeOf<Policy["errors"]>().toExtend<ErrorRequestHandler>();
    expectTypeOf<Request["redacted"]>().toEqualTypeOf<RedactedRequest | undefined>();
    express().post("/klanten/:mail", redactRequests({ params: "mask" }), (req) => expectTypeOf(req.params.mail).toEqualTypeOf<string>());
    redactRequests({ onFindings: (findings, req: Request) => [findings.length, req.ip] });
    redactRequests({ subject: (req: Request) => ({ name: req.get("x-name") ?? [] }) });
    redactResponses({ declare: ["email"], onFindings: (findings, req: Request) => [findings.length, req.ip] });
  });
});
