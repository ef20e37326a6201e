import type { Request, RequestHandler } from "express";
import multer from "multer";
import { describe, expect, it } from "vitest";
import { type RequestFinding, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();

describe.each(VERSIONS)("mask on $version", ({ express }) => {
  /** What `look` sees of the request behind these middlewares. */
  async function seen(path: string, request: RequestInit, look: (req: Request) => unknown, ...before: RequestHandler[]): Promise<unknown> {
    const app = express();
    app.use(...before);
    app.use((req, res) => void res.json(look(req) ?? null));
    return await (await fetch((await listen(app)) + path, { method: "POST", ...request })).json();
  }

  it.each([
    ["JSON", "application/json", '{"klant":{"bsn":111222333,"aantal":7}}', { klant: { bsn: "[BSN]", aantal: 7 } }],
    ["a form", "application/x-www-form-urlencoded", "klant[email]=jan%40example.nl", { klant: { email: "[EMAIL]" } }],
    ["text", "text/plain", "BSN 111222333", "BSN [BSN]"],
  ])("gives the handler a masked body of %s", async (_kind, type, body, expected) => {
    const parsers = [express.json(), express.urlencoded({ extended: true }), express.text()];
    const request = { body, headers: { "content-type": type } };
    expect(await seen("/", request, (req) => req.body, ...parsers, redactRequests({ redactor, body: "mask" }))).toEqual(expected);
  });

  it("keeps bytes bytes", async () => {
    const request = { body: Buffer.from("België, BSN 111222333"), headers: { "content-type": "application/octet-stream" } };
    const look = (req: Request) => [Buffer.isBuffer(req.body), req.body.toString(), req.redacted?.body];
    expect(await seen("/", request, look, express.raw(), redactRequests({ redactor, body: "mask" }))).toEqual([true, "België, BSN [BSN]", "België, BSN [BSN]"]);
  });

  it("masks what multer read, used behind it on the route", async () => {
    const app = express();
    app.post("/", multer().none(), redactRequests({ redactor, body: "mask" }), (req, res) => void res.json(req.body));
    const form = new FormData();
    form.set("klant[email]", "jan@example.nl");
    expect(await (await fetch(await listen(app), { method: "POST", body: form })).json()).toEqual({ klant: { email: "[EMAIL]" } });
  });

  it("does not change the object that was there", async () => {
    const real = { email: "jan@example.nl" };
    const setBody: RequestHandler = (req, _res, next) => {
      req.body = real;
      next();
    };
    expect(await seen("/", {}, (req) => req.body, setBody, redactRequests({ redactor, body: "mask" }))).toEqual({ email: "[EMAIL]" });
    expect(real).toEqual({ email: "jan@example.nl" });
  });

  it("masks req.query, and only that", async () => {
    const look = (req: Request) => [req.query, { ...req.query }, req.url];
    const answer = await seen("/?email=jan%40example.nl&pagina=2", {}, look, redactRequests({ redactor, query: "mask" }));
    const masked = { email: "[EMAIL]", pagina: "2" };
    expect(answer).toEqual([masked, masked, "/?email=jan%40example.nl&pagina=2"]);
  });

  it("masks req.url and req.originalUrl without touching req.query", async () => {
    const look = (req: Request) => [req.url, req.originalUrl, req.query];
    const answer = await seen("/jan%40example.nl?bsn=111222333", {}, look, redactRequests({ redactor, url: "mask" }));
    expect(answer).toEqual(["/jan%40example.nl?bsn=%5BBSN%5D", "/%5BEMAIL%5D?bsn=%5BBSN%5D", { bsn: "111222333" }]);
  });

  it("still finds routes and mounted routers when the URL is masked", async () => {
    const app = express();
    app.use(redactRequests({ redactor, url: "mask", query: "mask" }));
    const router = express.Router();
    router.get("/orders", (req, res) => void res.json([req.params, req.query, req.baseUrl, req.url]));
    router.get("/:rest", (_req, res) => void res.json("wrong route"));
    app.use("/klanten/:mail", express.Router({ mergeParams: true }).use(router));
    const answer = await fetch(`${await listen(app)}/klanten/jan%40example.nl/orders?bsn=111222333`);
    expect(await answer.json()).toEqual([{}, { bsn: "[BSN]" }, "/klanten/jan%40example.nl", "/orders?bsn=%5BBSN%5D"]);
  });

  it("masks req.params of every route when used for the whole app", async () => {
    const app = express();
    const told: unknown[] = [];
    app.use(redactRequests({ redactor, params: "mask" }));
    app.param("mail", (req, _res, next, value) => {
      told.push(value);
      Object.assign(req, { klant: "geladen" });
      next();
    });
    const inner = express.Router({ mergeParams: true });
    inner.get("/orders/:bsn", (req, res) => void res.json([req.params, told]));
    app.get("/klanten/:mail", (req, res) => void res.json(req.params));
    app.use("/klanten/:mail", inner);
    app.use((req, res) => void res.json(req.params));
    const address = await listen(app);
    const get = async (path: string) => await (await fetch(address + path)).json();
    expect(await get("/klanten/jan%40example.nl")).toEqual({ mail: "[EMAIL]" });
    expect(await get("/klanten/jan%40example.nl/orders/111222333")).toEqual([{ mail: "[EMAIL]", bsn: "[BSN]" }, ["[EMAIL]", "[EMAIL]"]]);
    expect(await get("/elders")).toEqual({});
  });

  it("masks req.params of its own route", async () => {
    const app = express();
    app.get("/klanten/:mail", redactRequests({ redactor, params: "mask" }), (req, res) => void res.json(req.params));
    app.get("/:mail", (req, res) => void res.json(req.params));
    const address = await listen(app);
    expect(await (await fetch(`${address}/klanten/jan%40example.nl`)).json()).toEqual({ mail: "[EMAIL]" });
    expect(await (await fetch(`${address}/jan%40example.nl`)).json()).toEqual({ mail: "jan@example.nl" });
  });

  it("masks headers in every form that Node gives them", async () => {
    const look = (req: Request) => [
      req.headers["x-klant"],
      req.get("X-Klant"),
      req.rawHeaders.join("|"),
      req.headersDistinct["x-klant"],
      req.get("accept"),
      req.is("text/plain"),
    ];
    const request = { headers: { "X-Klant": "jan@example.nl", accept: "text/html", "content-type": "text/plain" }, body: "x" };
    const [header, got, raw, distinct, accept, type] = (await seen("/", request, look, redactRequests({ redactor, headers: "mask" }))) as string[];
    expect([header, got, distinct, accept, type]).toEqual(["[EMAIL]", "[EMAIL]", ["[EMAIL]"], "text/html", "text/plain"]);
    expect(raw).toContain("X-Klant|[EMAIL]");
    expect(raw).not.toContain("jan@");
  });

  it("masks what a cookie parser found", async () => {
    const parseCookies: RequestHandler = (req, _res, next) => {
      Object.assign(req, { cookies: { mail: "jan@example.nl" }, signedCookies: { bsn: "111222333" } });
      next();
    };
    const look = (req: Request) => [req.cookies, req.signedCookies];
    expect(await seen("/", {}, look, parseCookies, redactRequests({ redactor, cookies: "mask" }))).toEqual([{ mail: "[EMAIL]" }, { bsn: "[BSN]" }]);
  });

  it("costs nothing until it is read, and is made once", async () => {
    let work = 0;
    const count = <T>(value: T) => {
      work++;
      return value;
    };
    const counting: Redactor = { ...redactor, redact: (input) => count(redactor.redact(input)), scan: (input) => count(redactor.scan(input)) };
    const app = express();
    app.use(express.json(), redactRequests({ redactor: counting, body: "mask", query: "mask", cookies: "mask" }));
    app.post("/stil", (_req, res) => void res.json(work));
    app.post("/lees", (req, res) => void res.json([req.body, req.body, Object.keys(req).includes("body"), work]));
    app.post("/vervang", (req, res) => {
      req.body = { nieuw: 1 };
      res.json([req.body, work]);
    });
    const address = await listen(app);
    expect(await (await post(`${address}/stil?bsn=111222333`, { bsn: 111222333 })).json()).toBe(0);
    expect(await (await post(`${address}/vervang`, { bsn: 111222333 })).json()).toEqual([{ nieuw: 1 }, 0]);
    expect(await (await post(`${address}/lees`, { bsn: 111222333 })).json()).toEqual([{ bsn: "[BSN]" }, { bsn: "[BSN]" }, true, 1]);
  });

  it("tells onFindings what it masked", async () => {
    const found: RequestFinding[] = [];
    const app = express();
    app.use(express.json(), redactRequests({ redactor, body: "mask", query: "mask", onFindings: (findings) => found.push(...findings) }));
    app.post("/", (_req, res) => void res.end());
    await post(`${await listen(app)}/?email=jan%40example.nl`, { klant: { bsn: 111222333 } });
    expect(found.map(({ part, rule, path }) => [part, rule, path])).toEqual([
      ["query", "email", "query.email"],
      ["body", "bsn", "body.klant.bsn"],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/jan@|111222333/);
  });

  it("shows markers, never the real value, when masking fails", async () => {
    const broken: Redactor = { ...redactor, redact: () => raise() };
    const all = redactRequests({ redactor: broken, url: "mask", query: "mask", params: "mask", headers: "mask", body: "mask" });
    const look = (req: Request) => [req.url, req.originalUrl, req.query, req.headers, req.rawHeaders, req.body];
    const answer = await seen("/pad?email=jan%40example.nl", { body: "BSN 111222333", headers: { "content-type": "text/plain" } }, look, express.text(), all);
    const marker = { redaction: "[REDACTION FAILED]" };
    expect(answer).toEqual(["/pad?%5BREDACTION%20FAILED%5D", "/%5BREDACTION%20FAILED%5D", marker, marker, [], "[REDACTION FAILED]"]);
  });
});

function raise(): never {
  throw new Error("no redactor today");
}
