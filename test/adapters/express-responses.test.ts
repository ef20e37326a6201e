import type { IncomingHttpHeaders } from "node:http";
import { Readable } from "node:stream";
import type { RequestHandler } from "express";
import { describe, expect, it } from "vitest";
import { type RedactResponsesOptions, type ResponseFinding, redactResponses } from "../../src/adapters/express.js";
import { createRedactor } from "../../src/index.js";
import { get, guardedBy, KLANT, listen, MASKED, VERSIONS } from "./express-server.js";

const redactor = createRedactor();

describe.each(VERSIONS)("redactResponses on $version", ({ express }) => {
  const { serve, answerOf } = guardedBy(redactor, express);

  const WAYS: readonly (readonly [string, string, RequestHandler, string])[] = [
    ["res.json", "json", (_req, res) => void res.json(KLANT), JSON.stringify(MASKED)],
    ["res.send of an object", "json", (_req, res) => void res.send(KLANT), JSON.stringify(MASKED)],
    ["res.send of a text", "text", (_req, res) => void res.send("mail jan@bedrijf.nl"), "mail [EMAIL]"],
    ["res.send of bytes", "text", (_req, res) => void res.type("text/plain").send(Buffer.from("mail jan@bedrijf.nl")), "mail [EMAIL]"],
    ["a picture that is text", "text", (_req, res) => void res.type("svg").end("<text>jan@bedrijf.nl</text>"), "<text>[EMAIL]</text>"],
    ["CSV", "text", (_req, res) => void res.type("csv").end("nr,bsn,mail\n7,999990018,jan@bedrijf.nl\n"), "nr,bsn,mail\n7,[BSN],[EMAIL]\n"],
    ["res.jsonp", "json", (_req, res) => void res.jsonp(KLANT), `/**/ typeof f === 'function' && f(${JSON.stringify(MASKED)});`],
    ["res.end of JSON", "json", (_req, res) => void res.type("json").end(JSON.stringify(KLANT)), JSON.stringify(MASKED)],
    ["res.end of text without a type", "text", (_req, res) => void res.end("mail jan@bedrijf.nl"), "mail [EMAIL]"],
    [
      "writeHead and pieces of JSON",
      "json",
      (_req, res) => {
        res.writeHead(200, { "Content-Type": "application/json", "Content-Length": JSON.stringify(KLANT).length });
        res.write('{"nr":7,"mail":"jan@bed');
        res.end('rijf.nl","bsn":111222333,"wens":"bel terug"}');
      },
      JSON.stringify(MASKED),
    ],
    [
      "a stream of text, cut inside a value",
      "text",
      (_req, res) => void Readable.from([Buffer.from("België: jan@be"), Buffer.from("drijf.nl\nklaar\n")]).pipe(res.type("text/plain")),
      "België: [EMAIL]\nklaar\n",
    ],
    [
      "lines of JSON, cut inside a value",
      "json",
      (_req, res) =>
        void Readable.from([`{"a":1}\n${JSON.stringify(KLANT).slice(0, 30)}`, `${JSON.stringify(KLANT).slice(30)}\n`]).pipe(res.type("application/x-ndjson")),
      `{"a":1}\n${JSON.stringify(MASKED)}\n`,
    ],
  ];

  it.each(WAYS)("masks, blocks or observes what leaves by %s", async (_way, part, handler, masked) => {
    const path = "/?callback=f";
    const plain = await get((await serve(handler, { json: "off", text: "off" })) + path);
    const answer = await get((await serve(handler)) + path);
    expect([answer.status, answer.text]).toEqual([200, masked]);

    const found: ResponseFinding[] = [];
    const onFindings = (findings: readonly ResponseFinding[]) => void found.push(...findings);
    const observed = await get((await serve(handler, { json: "observe", text: "observe", onFindings })) + path);
    expect([observed.text, observed.headers["content-length"]]).toEqual([plain.text, plain.headers["content-length"]]);
    expect(found.some(({ rule }) => rule === "email")).toBe(true);
    expect(new Set(found.map((finding) => finding.part))).toEqual(new Set([part]));
    expect(JSON.stringify(found)).not.toContain("bedrijf");

    const blocked = await get((await serve(handler, { json: "block", text: "block" })) + path).catch(() => ({
      status: 0,
      text: "cut off",
      headers: {} as IncomingHttpHeaders,
    }));
    expect([200, 0, 500]).toContain(blocked.status);
    expect(blocked.status).not.toBe(200);
    expect(blocked.text).not.toContain("bedrijf");
  });

  it("answers with a problem that holds nothing of the answer", async () => {
    const handler: RequestHandler = (_req, res) =>
      void res.set({ "X-Trace": "abc", "Cache-Control": "public", Location: "/x" }).cookie("taal", "nl").json([KLANT]);
    const { status, headers, text } = await answerOf(handler, { json: "block" });
    expect([status, headers["content-type"], headers["cache-control"], headers.location, headers.etag, headers["x-trace"]]).toEqual([
      500,
      "application/problem+json",
      "no-store",
      undefined,
      undefined,
      "abc",
    ]);
    expect(headers["set-cookie"]).toEqual(["taal=nl; Path=/"]);
    expect(JSON.parse(text)).toEqual({
      type: "urn:zwartlak:problem:response-personal-data",
      title: "Response withheld",
      status: 500,
      detail: "The response held personal data that this route does not declare, so it was withheld.",
    });
  });

  it("lets clean answers pass byte for byte, whatever they are", async () => {
    const bytes = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x31]);
    const handlers: RequestHandler[] = [
      (_req, res) => void res.json({ a: [1, 2, { b: null }] }),
      (_req, res) => void res.send("<p>België</p>"),
      (_req, res) => void res.type("png").send(bytes),
      (_req, res) => void res.type("text/plain; charset=iso-8859-1").send(Buffer.from("Belgi\u00eb", "latin1")),
      (_req, res) => void Readable.from([Buffer.from("\ufeffkleur;maat\r\n"), Buffer.from("een;twee")]).pipe(res.type("csv")),
      (_req, res) => void res.status(204).end(),
      (_req, res) => void res.sendStatus(418),
    ];
    for (const handler of handlers) {
      const plain = await answerOf(handler, { json: "off", text: "off", headers: "off" });
      const guarded = await answerOf(handler);
      expect([guarded.status, guarded.text]).toEqual([plain.status, plain.text]);
    }
  });

  describe("and what a route declares", () => {
    const list: RequestHandler = (_req, res) => void res.json([KLANT]);

    it.each<[string, RedactResponsesOptions, unknown]>([
      ["a list of rules", { declare: ["email"] }, [{ ...MASKED, mail: KLANT.mail }]],
      ["places", { allow: ["[*].bsn"] }, [{ ...MASKED, bsn: KLANT.bsn }]],
      ["places above", { allow: ["*"] }, [KLANT]],
      ["all of it", { declare: ["email", "bsn"] }, [KLANT]],
      ["a schema", { declare: { type: "array", items: { properties: { mail: { "x-pii": "email" }, bsn: {} } } } }, [{ ...MASKED, mail: KLANT.mail }]],
      ["a schema with another rule", { declare: { items: { properties: { mail: { "x-pii": ["phone"] } } } } }, [MASKED]],
      ["a schema with references", { declare: { items: { allOf: [{ $ref: "#/$defs/klant" }] }, $defs: { klant: { "x-pii": true } } } }, [KLANT]],
      ["an OpenAPI document", { declare: document("/") }, [{ ...MASKED, mail: KLANT.mail }]],
      ["an OpenAPI document without the route", { declare: document("/elders") }, [MASKED]],
    ])("lets pass %s", async (_what, options, expected) => {
      expect(JSON.parse((await answerOf(list, options)).text)).toEqual(expected);
    });

    it("blocks a list that suddenly has a number that it does not declare", async () => {
      const found: ResponseFinding[] = [];
      const app = express();
      app.use(redactResponses({ redactor, json: "block", declare: document("/klanten/{id}"), onFindings: (findings) => found.push(...findings) }));
      app.get("/klanten/:id", (req, res) => void res.json([req.params.id === "7" ? { mail: KLANT.mail } : KLANT]));
      const address = await listen(app);
      expect((await get(`${address}/klanten/7`)).text).toBe('[{"mail":"jan@bedrijf.nl"}]');
      expect((await get(`${address}/klanten/8`)).status).toBe(500);
      expect(found.map(({ rule, path }) => ({ rule, path }))).toEqual([{ rule: "bsn", path: "[0].bsn" }]);
    });

    it("takes over from the app what a route does not name", async () => {
      const app = express();
      app.use(redactResponses({ redactor, json: "block" }));
      app.get("/open", redactResponses({ declare: ["email", "bsn"] }), list);
      app.get("/masker", redactResponses({ json: "mask" }), list);
      app.get("/dicht", list);
      const address = await listen(app);
      expect((await get(`${address}/open`)).text).toBe(JSON.stringify([KLANT]));
      expect((await get(`${address}/masker`)).text).toBe(JSON.stringify([MASKED]));
      expect((await get(`${address}/dicht`)).status).toBe(500);
    });
  });

  it("masks headers and the URLs of redirects, and leaves cookies working", async () => {
    const app = express();
    app.use(redactResponses({ redactor }));
    app.get("/", (_req, res) => {
      res.cookie("mail", "jan@bedrijf.nl").set("X-Klant", "BSN 111222333");
      res.redirect("http://127.0.0.1:3000/klanten/jan%40bedrijf.nl?bsn=111222333&x=1#jan@bedrijf.nl");
    });
    const { status, headers, text } = await get(await listen(app));
    expect([status, headers.location]).toEqual([302, "http://127.0.0.1:3000/klanten/%5BEMAIL%5D?bsn=%5BBSN%5D&x=1#%5BEMAIL%5D"]);
    expect([headers["x-klant"], headers["set-cookie"]]).toEqual(["BSN [BSN]", ["mail=jan%40bedrijf.nl; Path=/"]]);
    expect(text).not.toMatch(/bedrijf|111222333/);
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(text)));
  });

  it("blocks or allows by header", async () => {
    const redirect: RequestHandler = (_req, res) => void res.redirect("/?mail=jan%40bedrijf.nl");
    expect((await answerOf(redirect, { headers: "block" })).status).toBe(500);
    const allowed = await answerOf(redirect, { headers: "block", allow: ["headers.Location"], text: "off" });
    expect([allowed.status, allowed.headers.location]).toEqual([302, "/?mail=jan%40bedrijf.nl"]);
  });
});

function document(path: string): { [key: string]: unknown } {
  const schema = { type: "array", items: { $ref: "#/components/schemas/Klant" } };
  const klant = { type: "object", properties: { mail: { type: "string", "x-pii": "email" }, bsn: { type: "integer" } } };
  return {
    openapi: "3.1.0",
    servers: [{ url: "https://api.bedrijf.example/v1" }],
    paths: { [path]: { get: { responses: { "200": { content: { "application/json": { schema } } } } } } },
    components: { schemas: { Klant: klant } },
  };
}
