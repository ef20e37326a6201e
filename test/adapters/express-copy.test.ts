import { inspect } from "node:util";
import type { RequestHandler } from "express";
import multer from "multer";
import { describe, expect, it } from "vitest";
import { type RedactedRequest, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();

describe.each(VERSIONS)("req.redacted on $version", ({ express }) => {
  /** The safe copy, as a handler behind these middlewares sees it. */
  async function copyOf(request: RequestInit & { path?: string }, ...before: RequestHandler[]): Promise<RedactedRequest> {
    const app = express();
    app.use(redactRequests({ redactor }), ...before);
    app.use((req, res) => void res.json(req.redacted));
    const answer = await fetch((await listen(app)) + (request.path ?? "/"), { method: "POST", ...request });
    return (await answer.json()) as RedactedRequest;
  }

  it("is safe in every part while the handler sees the real request", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/klanten/:mail", (req, res) => void res.json({ real: [req.params, req.query, req.body], copy: req.redacted }));
    const answer = await post(`${await listen(app)}/klanten/jan%40example.nl?email=piet%40example.nl&pagina=2`, { bsn: 111222333, wens: "bel me" });
    const { real, copy } = (await answer.json()) as { real: unknown; copy: RedactedRequest };
    expect(real).toEqual([{ mail: "jan@example.nl" }, { email: "piet@example.nl", pagina: "2" }, { bsn: 111222333, wens: "bel me" }]);
    expect(copy).toMatchObject({
      method: "POST",
      url: "/klanten/%5BEMAIL%5D?email=%5BEMAIL%5D&pagina=2",
      originalUrl: "/klanten/%5BEMAIL%5D?email=%5BEMAIL%5D&pagina=2",
      params: { mail: "[EMAIL]" },
      query: { email: "[EMAIL]", pagina: "2" },
      body: { bsn: "[BSN]", wens: "bel me" },
    });
  });

  it("masks secrets in headers by the name of the header", async () => {
    const headers = { authorization: "Bearer 0123456789abcdef", cookie: "sessionid=0123456789abcdef", "x-api-key": "0123456789abcdef", accept: "text/html" };
    const copy = await copyOf({ headers });
    expect(copy.headers?.accept).toBe("text/html");
    expect(JSON.stringify(copy)).not.toContain("0123456789abcdef");
  });

  it.each([
    ["JSON", "application/json", '{"gezin":[{"bsn":"111222333"},{"bsn":111222333}]}', { gezin: [{ bsn: "[BSN]" }, { bsn: "[BSN]" }] }],
    ["a JSON list", "application/json", '["mail jan@example.nl"]', ["mail [EMAIL]"]],
    ["a form", "application/x-www-form-urlencoded", "klant[email]=jan%40example.nl&klant[bsn][]=111222333", { klant: { email: "[EMAIL]", bsn: ["[BSN]"] } }],
    ["text", "text/plain", "Mijn BSN is 111222333", "Mijn BSN is [BSN]"],
    ["bytes that are text", "application/octet-stream", Buffer.from("België: jan@example.nl"), "België: [EMAIL]"],
    ["bytes that are no text", "application/octet-stream", Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "[BINARY]"],
  ])("masks a body of %s", async (_kind, type, body, expected) => {
    const parsers = [express.json(), express.urlencoded({ extended: true }), express.text(), express.raw()];
    expect((await copyOf({ body, headers: { "content-type": type } }, ...parsers)).body).toEqual(expected);
  });

  it("masks the fields of a multipart form that multer reads on its route", async () => {
    const app = express();
    app.use(redactRequests({ redactor }));
    app.post("/aanvraag", multer().none(), (req, res) => void res.json(req.redacted?.body));
    const form = new FormData();
    form.set("klant[email]", "jan@example.nl");
    form.set("bsn", "111222333");
    const answer = await fetch(`${await listen(app)}/aanvraag`, { method: "POST", body: form });
    expect(await answer.json()).toEqual({ klant: { email: "[EMAIL]" }, bsn: "[BSN]" });
  });

  it("leaves out what the request does not have", async () => {
    const app = express();
    app.use(redactRequests({ redactor }));
    app.get("/", (req, res) => void res.json(Object.entries(req.redacted ?? {}).filter(([, value]) => value === undefined)));
    const missing = (await (await fetch(await listen(app))).json()) as [string][];
    expect(missing.map(([name]) => name)).toEqual(["cookies", "signedCookies", "body", "file", "files"]);
  });

  it("masks what a cookie parser found", async () => {
    const copy = await copyOf({}, (req, _res, next) => {
      Object.assign(req, { cookies: { mail: "jan@example.nl", taal: "nl" }, signedCookies: { mail: "piet@example.nl" } });
      next();
    });
    expect(copy).toMatchObject({ cookies: { mail: "[EMAIL]", taal: "nl" }, signedCookies: { mail: "[EMAIL]" } });
  });

  it("costs nothing until it is read, and masks what is read once", async () => {
    const seen: unknown[] = [];
    const redact: Redactor["redact"] = (input) => {
      seen.push(input);
      return redactor.redact(input);
    };
    const app = express();
    app.use(express.json(), redactRequests({ redactor: { ...redactor, redact } }));
    app.post("/stil", (_req, res) => void res.json(seen.length));
    app.post("/log", (req, res) => void res.json([req.redacted?.body, req.redacted?.body, seen.length]));
    const address = await listen(app);
    expect(await (await post(`${address}/stil?email=jan%40example.nl`, { bsn: 111222333 })).json()).toBe(0);
    expect(await (await post(`${address}/log?email=jan%40example.nl`, { bsn: 111222333 })).json()).toEqual([{ bsn: "[BSN]" }, { bsn: "[BSN]" }, 1]);
  });

  it("keeps 100 requests at the same time apart", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/:nr", async (req, res) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      res.json({ params: req.redacted?.params, body: req.redacted?.body });
    });
    const address = await listen(app);
    const numbers = Array.from({ length: 100 }, (_, i) => String(i));
    const answers = await Promise.all(numbers.map(async (nr) => await (await post(`${address}/${nr}`, { nr, email: `klant${nr}@example.nl` })).json()));
    expect(answers).toEqual(numbers.map((nr) => ({ params: { nr }, body: { nr, email: "[EMAIL]" } })));
  });

  it("takes keys of prototypes as plain keys", async () => {
    const copy = await copyOf(
      {
        path: "/?__proto__=jan%40example.nl",
        body: '{"__proto__":{"email":"jan@example.nl"},"constructor":"jan@example.nl"}',
        headers: { "content-type": "application/json" },
      },
      express.json(),
    );
    expect(JSON.stringify(copy)).not.toContain("jan@");
    expect(copy.url).toBe("/?__proto__=%5BEMAIL%5D");
    expect(({} as { email?: string }).email).toBeUndefined();
  });

  it("reads a large body whole", async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ nr: i, opmerking: `klant ${i} heeft BSN 111222333` }));
    const copy = await copyOf({ body: JSON.stringify(rows), headers: { "content-type": "application/json" } }, express.json({ limit: "20mb" }));
    expect(copy.body).toHaveLength(10_000);
    expect(JSON.stringify(copy.body)).not.toContain("111222333");
  });

  it("follows a body that is replaced later", async () => {
    const copy = await copyOf({}, (req, _res, next) => {
      req.body = { eerst: req.redacted?.body ?? "niets", email: "jan@example.nl" };
      next();
    });
    expect(copy.body).toEqual({ eerst: "niets", email: "[EMAIL]" });
  });

  it("shows itself whole to console.log and to spread", async () => {
    const app = express();
    app.use(redactRequests({ redactor, headers: "off", url: "off" }));
    app.get("/", (req, res) => void res.json([inspect(req.redacted), { ...req.redacted }]));
    const [printed, spread] = (await (await fetch(`${await listen(app)}/?email=jan%40example.nl`)).json()) as [string, object];
    expect(printed).toMatch(/query: .*\{ email: '\[EMAIL\]' \}/);
    expect(spread).toEqual({ method: "GET", query: { email: "[EMAIL]" }, params: {} });
  });

  it("has a marker where masking fails, and the request goes on", async () => {
    const broken: Redactor = { ...redactor, redact: () => raise(), scan: () => raise() };
    const app = express();
    app.use(express.json(), redactRequests({ redactor: broken }));
    app.post("/:mail", (req, res) => void res.json({ real: req.params.mail, copy: req.redacted }));
    const { real, copy } = (await (await post(`${await listen(app)}/jan%40example.nl?email=jan%40example.nl`, { bsn: 111222333 })).json()) as {
      real: string;
      copy: object;
    };
    expect(real).toBe("jan@example.nl");
    expect(copy).toEqual({
      method: "POST",
      url: "/%5BREDACTION%20FAILED%5D",
      originalUrl: "/%5BREDACTION%20FAILED%5D",
      query: { redaction: "[REDACTION FAILED]" },
      params: { redaction: "[REDACTION FAILED]" },
      headers: { redaction: "[REDACTION FAILED]" },
      body: "[REDACTION FAILED]",
    });
  });
});

function raise(): never {
  throw new Error("no redactor today");
}
