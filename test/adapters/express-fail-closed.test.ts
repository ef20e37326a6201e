import { once } from "node:events";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { ErrorRequestHandler, Express, RequestHandler } from "express";
import pino, { type LoggerOptions } from "pino";
import { describe, expect, it, vi } from "vitest";
import { redactErrors, redactRequests, redactResponses } from "../../src/adapters/express.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor, defineRule, type Redactor } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

/** A rule of somebody's own that breaks on a value; found by its form, so that the value must not get out plain. */
const brokenRule = defineRule({
  id: "pasnummer",
  title: "Number of a pass",
  legal: "G5",
  statement: "klantnummer",
  precedence: 50,
  trigger: { prefix: ["PAS-"] },
  pattern: /PAS-\d{4}(?!\d)/y,
  maxLength: 8,
  validate: (value: string) => (value === "PAS-6666" ? raise() : true),
  score: { alone: 0.9 },
  examples: { match: ["[[PAS-1234]]"], ignore: ["PAS-"] },
  partial: () => "PAS-••••",
  surrogate: () => "PAS-0000",
  presidio: "NL_PASS",
  fields: ["pasnummer"],
  context: [],
  references: ["https://example.org/pas"],
} as never);

function raise(): never {
  throw new Error("PAS-6666 breaks this rule");
}

const whole = createRedactor();
/** What a failure looks like from the door: the redactor throws. */
const throwing: Redactor = { ...whole, scan: raise, redact: raise, redactLine: raise, with: () => throwing };
/** Keys of a mask are not there: so the mask throws, for each value anew. */
const keyless = createRedactor({ mask: () => raise() });
const limited = createRedactor({ limits: { depth: 3, nodes: 5, length: 60 } });
const withRule = createRedactor({ customRules: [brokenRule] });

const SECRET = "111222333";
const circle: { mail: string; self?: unknown } = { mail: "jan@bedrijf.nl" };
circle.self = circle;

interface Failure {
  readonly what: string;
  readonly redactor: Redactor;
  /** What the client sends and the route answers with. */
  readonly body: unknown;
  readonly secret: string;
}

const FAILURES: readonly Failure[] = [
  { what: "the redactor throws", redactor: throwing, body: { bsn: SECRET }, secret: SECRET },
  { what: "a rule throws", redactor: withRule, body: { pas: "PAS-6666", bsn: SECRET }, secret: SECRET },
  { what: "a key is missing", redactor: keyless, body: { bsn: SECRET }, secret: SECRET },
  { what: "a value is too deep", redactor: limited, body: { a: { b: { c: { d: { bsn: SECRET } } } } }, secret: SECRET },
  { what: "a value has too many parts", redactor: limited, body: [1, 2, 3, 4, 5, 6, 7, { bsn: SECRET }], secret: SECRET },
  { what: "a text is too long", redactor: limited, body: { tekst: `${"x".repeat(70)} BSN ${SECRET}` }, secret: SECRET },
  { what: "a number is out of range", redactor: whole, body: { bsn: Number(SECRET), groot: 1e308, klein: -0, gat: null }, secret: SECRET },
];

describe.each(VERSIONS)("nothing gets out plain on $version when", ({ express }) => {
  /** Status and text of the answer to a request with this body. */
  async function answer(app: Express, body: unknown): Promise<readonly [number, string]> {
    const response = await post(await listen(app), body);
    return [response.status, await response.text()];
  }

  describe.each(FAILURES)("$what:", ({ redactor, body, secret }) => {
    it("the safe copy is masked or marked", async () => {
      const app = express().use(express.json(), redactRequests({ redactor }));
      app.post("/", (req, res) => void res.json({ copy: req.redacted, isReal: JSON.stringify(req.body).includes(secret) }));
      const [status, text] = await answer(app, body);
      expect([status, text]).toEqual([200, expect.stringContaining('"isReal":true')]);
      expect(text).not.toContain(secret);
    });

    it("a masked body is masked or marked", async () => {
      const app = express().use(express.json(), redactRequests({ redactor, body: "mask" }));
      app.post("/", (req, res) => void res.json(req.body));
      const [status, text] = await answer(app, body);
      expect(status).toBe(200);
      expect(text).not.toContain(secret);
    });

    it("a blocked body is refused", async () => {
      const app = express().use(express.json(), redactRequests({ redactor, body: "block" }));
      app.post("/", (_req, res) => void res.json("aangenomen"));
      const [status, text] = await answer(app, body);
      expect([422, 500]).toContain(status);
      expect(text).not.toContain(secret);
    });

    it.each<[string, RequestHandler]>([
      ["res.json", (req, res) => void res.json(req.body)],
      ["res.end", (req, res) => void res.type("json").end(JSON.stringify(req.body))],
      ["lines", (req, res) => void Readable.from([`${JSON.stringify(req.body)}\n`, '{"klaar":true}\n']).pipe(res.type("application/x-ndjson"))],
      ["text", (req, res) => void Readable.from([`BSN ${JSON.stringify(req.body)}`, "\n"]).pipe(res.type("text/plain"))],
      ["a header", (req, res) => void res.set("X-Klant", JSON.stringify(req.body)).end()],
    ])("a response by %s is masked, marked or refused", async (_way, handler) => {
      for (const mode of ["mask", "block"] as const) {
        const app = express().use(express.json(), redactResponses({ redactor, json: mode, text: mode, headers: mode }));
        app.post("/", handler);
        const response = await post(await listen(app), body).catch(() => undefined);
        const text = await response?.text().catch(() => "cut off");
        expect(`${text} ${JSON.stringify([...(response?.headers ?? [])])}`).not.toContain(secret);
        if (mode === "block" && response !== undefined && text !== "cut off") expect(response.status).toBe(500);
      }
    });

    it("an error is masked or withheld", async () => {
      const app = express().use(express.json());
      app.post("/", (req) => {
        throw Object.assign(new Error(`fout: ${JSON.stringify(req.body)}`), { body: req.body, status: 409 });
      });
      const tell: ErrorRequestHandler = (err, _req, res, _next) => void res.status(err.status).json([err.message, err.stack, err.body ?? null]);
      app.use(redactErrors({ redactor }), tell);
      const [status, text] = await answer(app, body);
      expect(status).toBe(409);
      expect(text).not.toContain(secret);
    });

    it("a log line of the request is masked or withheld", async () => {
      const lines: string[] = [];
      const log = pino(redactLogs({ redactor }) as LoggerOptions, { write: (line: string) => lines.push(line) });
      const app = express().use(express.json(), redactRequests({ redactor }));
      app.post("/", (req, res) => {
        log.info({ body: req.body, copy: req.redacted }, `ontvangen: ${JSON.stringify(req.body)}`);
        res.end();
      });
      expect((await answer(app, body))[0]).toBe(200);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0]!)).toMatchObject({ level: 30 });
      expect(lines[0]).not.toContain(secret);
    });
  });

  it("a value goes round in a circle: it is masked, and Express' own error tells the rest", async () => {
    const app = express().use(redactRequests({ redactor: whole, body: "mask" }), redactResponses({ redactor: whole }));
    app.post("/copy", (req, res) => {
      req.body = circle;
      res.json(req.redacted?.body === undefined ? "niets" : String(Reflect.get(Object(req.redacted.body), "mail")));
    });
    app.post("/answer", (_req, res) => void res.json(circle));
    const tell: ErrorRequestHandler = (err, _req, res, _next) => void res.status(500).json(err.message.split("\n")[0]);
    app.use(redactErrors({ redactor: whole }), tell);
    const address = await listen(app);
    expect(await (await post(`${address}/copy`, {})).json()).toBe("[EMAIL]");
    const failed = await post(`${address}/answer`, {});
    expect([failed.status, await failed.text()]).toEqual([500, expect.not.stringContaining("bedrijf")]);
  });

  it("JSON in pieces is longer than may be held back: it is refused", async () => {
    const app = express().use(redactResponses({ redactor: whole, limit: 1000 }));
    app.get("/", (_req, res) => void Readable.from(["[", `"${"x".repeat(2000)}",`, `"BSN ${SECRET}"]`]).pipe(res.type("json")));
    const response = await fetch(await listen(app));
    expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ type: "urn:zwartlak:problem:response-unchecked" })]);
  });

  it("the client has gone before the answer: nothing throws, and nothing is sent", async () => {
    const problems: unknown[] = [];
    const onProblem = (error: unknown) => problems.push(error);
    process.on("uncaughtException", onProblem).on("unhandledRejection", onProblem);
    const app = express().use(redactRequests({ redactor: whole }), redactResponses({ redactor: whole }));
    const gone = vi.fn();
    app.get("/", async (req, res) => {
      req.socket.destroy();
      await once(res, "close");
      res.type("text").write(`BSN ${SECRET}\n`);
      res.write("meer");
      res.end(`BSN ${SECRET}`, gone);
      await wait(5);
    });
    const { port } = new URL(await listen(app));
    const socket = connect(Number(port), "127.0.0.1");
    let text = "";
    socket.on("data", (piece) => (text += piece)).on("error", () => undefined);
    socket.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await once(socket, "close");
    await wait(30);
    process.off("uncaughtException", onProblem).off("unhandledRejection", onProblem);
    expect([text, problems]).toEqual(["", []]);
  });

  it("whoever is told of findings throws: the answer goes on", async () => {
    const app = express().use(
      express.json(),
      redactRequests({ redactor: whole, body: "observe", onFindings: raise }),
      redactResponses({ redactor: whole, onFindings: () => Promise.reject(new Error("x")) }),
    );
    app.post("/", (req, res) => void res.json(req.body));
    expect(await answer(app, { bsn: SECRET })).toEqual([200, '{"bsn":"[BSN]"}']);
  });

  it("it only observes: the answer goes on as it was", async () => {
    const app = express().use(express.json(), redactResponses({ redactor: throwing, json: "observe", text: "observe", headers: "observe", onFindings: raise }));
    app.post("/", (req, res) => void res.json(req.body));
    app.get("/", (_req, res) => void Readable.from(["a", "b"]).pipe(res.type("text")));
    const address = await listen(app);
    expect(await (await post(address, { bsn: SECRET })).json()).toEqual({ bsn: SECRET });
    expect(await (await fetch(address)).text()).toBe("ab");
  });
});
