import compression from "compression";
import type { ErrorRequestHandler } from "express";
import pino, { type LoggerOptions } from "pino";
import { pinoHttp } from "pino-http";
import { describe, expect, it, vi } from "vitest";
import { createPolicy, type PolicyOptions, type PolicyPlace } from "../../src/adapters/express.js";
import { createRedactor } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
const KLANT = { naam: "Fatma El Amrani", bsn: 111222333 };
const onFindings = () => undefined;

interface Told extends PolicyPlace {
  readonly found: string;
}

describe.each(VERSIONS)("createPolicy on $version", ({ express }) => {
  /** An app with one policy at all its doors, what the policy told, and the log. */
  async function serve(options: PolicyOptions) {
    const told: Told[] = [];
    const lines: string[] = [];
    const policy = createPolicy({
      redactor,
      onFindings: (findings, place) => void told.push(...findings.map(({ rule, path }) => ({ ...place, request: undefined, found: `${rule} ${path}` }))),
      ...options,
    });
    const log = pino(policy.logs({ base: null }) as LoggerOptions, { write: (line: string) => lines.push(line) });
    const app = express();
    app.use(pinoHttp({ logger: log, autoLogging: false }), policy.responses, express.json(), policy.requests);
    const router = express.Router();
    router.post("/klanten/:id", (req, res) => {
      req.log.info({ klant: req.body }, `klant ${req.body?.naam}`);
      res.json(req.body);
    });
    router.all("/fout", (req) => {
      throw new Error(`fout bij BSN ${req.body?.bsn}`);
    });
    app.use("/api", router);
    app.post("/feedback", (req, res) => void res.json(req.body));
    app.use(policy.errors);
    const tell: ErrorRequestHandler = (err, _req, res, _next) => void res.status(500).end(err.message);
    app.use(tell);
    policy.check(app);
    return { address: await listen(app), told, lines };
  }

  it("holds for each sink, with exceptions by route and method", async () => {
    const { address, told, lines } = await serve({
      responses: { declare: ["person-name"] },
      routes: {
        "POST /feedback": { requests: { body: "block" } },
        "POST /api/klanten/:id": { responses: { json: "block" }, logs: "off" },
        "/api/*": { requests: { body: "mask" } },
      },
    });
    expect((await post(`${address}/feedback`, KLANT)).status).toBe(422);
    expect((await post(`${address}/api/klanten/7`, KLANT)).status).toBe(500);
    expect(await (await post(`${address}/API/klanten/8/`, { naam: KLANT.naam })).json()).toEqual({ naam: KLANT.naam });
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(["klant Fatma El Amrani", "klant Fatma El Amrani"]);
    expect(await (await post(`${address}/api/fout`, KLANT)).text()).toBe("fout bij BSN [BSN]");
    expect(told).toEqual([
      { sink: "requests", route: "POST /feedback", request: undefined, found: "person-name body.naam" },
      { sink: "requests", route: "POST /feedback", request: undefined, found: "bsn body.bsn" },
      { sink: "responses", route: "POST /api/klanten/:id", request: undefined, found: "bsn bsn" },
      { sink: "requests", route: "/api/*", request: undefined, found: "person-name body.naam" },
      { sink: "requests", route: "/api/*", request: undefined, found: "bsn body.bsn" },
    ]);
  });

  it("observes everywhere and changes nothing", async () => {
    const { address, told, lines } = await serve({
      mode: "observe",
      requests: { body: "block" },
      responses: { json: "block", headers: "off" },
      routes: { "POST /api/klanten/:id": { requests: { body: "mask" } } },
    });
    expect(await (await post(`${address}/feedback`, KLANT)).json()).toEqual(KLANT);
    expect(await (await post(`${address}/api/klanten/7`, KLANT)).json()).toEqual(KLANT);
    expect(JSON.parse(lines[0]!)).toMatchObject({ klant: KLANT, msg: "klant Fatma El Amrani" });
    expect(await (await post(`${address}/api/fout`, KLANT)).text()).toBe("fout bij BSN 111222333");
    const counts = new Map<string, number>();
    for (const { sink, route, found } of told) counts.set(`${sink} ${route} ${found}`, (counts.get(`${sink} ${route} ${found}`) ?? 0) + 1);
    expect(counts.get("requests undefined bsn body.bsn")).toBe(2);
    expect(counts.get("responses undefined bsn bsn")).toBe(1);
    expect(counts.get("responses POST /api/klanten/:id person-name naam")).toBe(1);
    expect([...counts.keys()].some((key) => key.startsWith("logs POST /api/klanten/:id bsn log"))).toBe(true);
    expect([...counts.keys()].some((key) => key.startsWith("errors undefined bsn message"))).toBe(true);
    expect(JSON.stringify([...counts])).not.toMatch(/Amrani|111222333/);
  });

  it("masks log lines inside and outside of requests by default", async () => {
    const { address, lines } = await serve({});
    await (await post(`${address}/api/klanten/7`, KLANT)).text();
    expect(JSON.parse(lines[0]!)).toMatchObject({ klant: { naam: "[NAME]", bsn: "[BSN]" }, msg: "klant [NAME]" });
    expect(pinoLine(createPolicy().logs({ base: null }) as LoggerOptions, "BSN 111222333")).toContain('"msg":"BSN [BSN]"');
  });

  describe("sees what has no effect in an app", () => {
    const policy = createPolicy({ redactor, requests: { body: "block" }, routes: { "GET /klanten/:id": { logs: "off" }, "/intern/*": { logs: "off" } } });
    const end = (_req: unknown, res: { end: () => void }) => res.end();

    it.each([
      ["a parser too late", () => express().use(policy.requests, express.json()), "policy.requests stands before a body parser"],
      ["compression too late", () => express().use(policy.responses, compression()), "policy.responses stands before compression()"],
      ["a route too early", () => express().get("/x", end).use(policy.requests), "policy.requests stands behind a route"],
      ["requests that it does not use", () => express().use(policy.responses), "policy.requests is used nowhere in the app"],
      ["errors too early", () => express().use(policy.errors).get("/x", end), "policy.errors stands before a route"],
      [
        "a route that nobody serves",
        () => express().post("/klanten/:id", end),
        'no route of the app answers "GET /klanten/:id"; routes: no route of the app answers "/intern/*"',
      ],
    ])("as %s", (_what, app, message) => {
      expect(() => policy.check(app())).toThrow(
        expect.objectContaining({ name: "RedactorError", code: "ERR_INVALID_OPTION", message: expect.stringContaining(message) }),
      );
    });

    it("and nothing in one that is right", () => {
      const app = express().use(compression(), policy.responses, express.json(), policy.requests);
      const inner = express.Router().get("/:id", end);
      app.use("/klanten", inner);
      app.use("/intern", express().get("/x", end));
      app.use(policy.errors);
      policy.check(app);
    });

    it("and looks for its middleware in routers and routes, but not into other apps", () => {
      const sparse = createPolicy({ responses: { json: "block" } });
      sparse.check(express().use("/a", express.Router().use(sparse.responses)));
      sparse.check(express().get("/a", sparse.responses, end));
      sparse.check(express().use("/a", express().use(sparse.responses)));
      expect(() => sparse.check(express().get("/a", end))).toThrow("policy.responses is used nowhere in the app");
    });

    it("and takes a wildcard for served when a route lies under it", () => {
      const wild = createPolicy({ routes: { "/admin/*": { logs: "off" } } });
      wild.check(express().get("/admin/gebruikers/:id", end));
      wild.check(express().use("/admin", express.Router().get("/gebruikers", end)));
      expect(() => wild.check(express().get("/beheer/gebruikers", end))).toThrow("/admin/*");
    });

    it("and warns at the first request when nobody checked", async () => {
      const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
      const late = createPolicy({ redactor, requests: { body: "block" } });
      const app = express().use(late.requests, express.json());
      app.get("/", end);
      const address = await listen(app);
      await (await fetch(address)).text();
      await (await fetch(address)).text();
      expect(warned.mock.calls).toEqual([
        [
          "createPolicy: policy.requests stands before a body parser and sees no body. Use it after express.json() and other parsers.",
          { type: "RedactorWarning", code: "ZWARTLAK_POLICY" },
        ],
      ]);
      warned.mockRestore();
    });
  });
});

describe("a policy that cannot have an effect fails at once", () => {
  it.each<[string, unknown, string]>([
    ["a path that matches nothing", { responses: { allow: ["**.email"] } }, "`**` matches nothing here: write one `*` for each level"],
    ["a path that is none", { responses: { allow: ["a..b"] } }, 'the path "a..b" can match nothing'],
    ["an unknown rule", { responses: { declare: ["bns"] } }, 'there is no rule "bns". Did you mean "bsn"?'],
    ["a schema that declares nothing", { responses: { declare: { type: "object" } } }, "the document has no `x-pii`"],
    ["a schema with an unknown rule", { responses: { declare: { "x-pii": "e-mail" } } }, 'there is no rule "e-mail". Did you mean "email"?'],
    ["a schema with a reference to nowhere", { responses: { declare: { "x-pii": true, $ref: "#/x" } } }, 'the reference "#/x" leads nowhere'],
    ["a mode that does not exist", { requests: { body: "blok" } }, '"blok" is no mode for body. Did you mean "block"?'],
    [
      "a mode of a route that does not exist",
      { routes: { "/a": { requests: { body: "blok" } } } },
      'createPolicy: routes: "/a": redactRequests: "blok" is no mode',
    ],
    [
      "a mode for all routes that does not exist",
      { requests: { body: "blok" }, routes: { "/a": { logs: "off" } } },
      'createPolicy: redactRequests: "blok" is no mode',
    ],
    ["to observe and tell nobody", { mode: "observe" }, '"observe" without onFindings tells nobody'],
    ["to observe a part and tell nobody", { requests: { url: "observe" } }, '"observe" without onFindings tells nobody'],
    ["an option that does not exist", { respones: {} }, 'createPolicy has no option "respones". Did you mean "responses"?'],
    ["a route without a slash", { routes: { feedback: { logs: "off" } } }, 'write a method and a path, "POST /orders/:id"'],
    ["a method that does not exist", { routes: { "PSOT /x": { logs: "off" } } }, "there is no method PSOT"],
    ["a pattern of another kind", { routes: { "/a/**": { logs: "off" } } }, "a path has literals, :parameters and one * at its end"],
    ["a route that changes nothing", { routes: { "/a": {} } }, "it changes nothing"],
    ["a sink that does not exist", { routes: { "/a": { request: {} } } }, 'there is no sink "request". Did you mean "requests"?'],
    [
      "a route behind a wider one",
      { routes: { "/a/*": { logs: "off" }, "GET /a/:id": { logs: "mask" } } },
      'it is never reached, because "/a/*" before it fits all of it',
    ],
    ["an unknown mode for logs", { logs: "block" }, '"block" is no mode for logs'],
  ])("%s", (_what, options, message) => {
    expect(() => createPolicy({ redactor, ...(options as PolicyOptions) })).toThrow(
      expect.objectContaining({ name: "RedactorError", message: expect.stringContaining(message) }),
    );
  });

  it("and one that can does not", () => {
    expect(() => createPolicy({ redactor, mode: "observe", onFindings })).not.toThrow();
    expect(() => createPolicy({ routes: { "GET /a/:id": { logs: "off" }, "POST /a/:id": { logs: "off" }, "/a/*": { logs: "mask" } } })).not.toThrow();
  });
});

function pinoLine(options: LoggerOptions, text: string): string {
  const lines: string[] = [];
  pino(options, { write: (line: string) => lines.push(line) }).info(text);
  return lines.join("");
}
