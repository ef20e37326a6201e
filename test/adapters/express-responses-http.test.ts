import { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import compression from "compression";
import { describe, expect, it, vi } from "vitest";
import { redactResponses } from "../../src/adapters/express.js";
import { createRedactor } from "../../src/index.js";
import { get, guardedBy, KLANT, listen, MASKED, VERSIONS } from "./express-server.js";

const redactor = createRedactor();

describe.each(VERSIONS)("a guarded answer stays correct HTTP on $version", ({ express }) => {
  const { serve, answerOf } = guardedBy(redactor, express);

  it("keeps ETag, Content-Length, HEAD and 304 those of the masked answer", async () => {
    const address = await serve((_req, res) => void res.json(KLANT));
    const first = await get(address);
    expect([first.text, first.headers["content-length"]]).toEqual([JSON.stringify(MASKED), String(Buffer.byteLength(first.text))]);
    const again = await get(address, { "if-none-match": String(first.headers.etag) });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, "", first.headers.etag]);
    const head = await get(address, {}, "HEAD");
    expect([head.status, head.headers["content-length"], head.headers.etag]).toEqual([200, first.headers["content-length"], first.headers.etag]);
    const plain = await answerOf((_req, res) => void res.json(KLANT), { json: "off" });
    expect(plain.headers.etag).not.toBe(first.headers.etag);
  });

  it.each(["gzip", "deflate", "br"])("works under compression with %s", async (encoding) => {
    const app = express();
    app.use(compression({ threshold: 0 }), redactResponses({ redactor }));
    app.get("/json", (_req, res) => void res.json(Array.from({ length: 50 }, () => KLANT)));
    app.get("/stroom", (_req, res) => void Readable.from(Array.from({ length: 50 }, () => "mail jan@bedrijf.nl\n")).pipe(res.type("text")));
    const address = await listen(app);
    const json = await fetch(`${address}/json`, { headers: { "accept-encoding": encoding } });
    expect([json.headers.get("content-encoding"), await json.json()]).toEqual([encoding, Array.from({ length: 50 }, () => MASKED)]);
    const text = await fetch(`${address}/stroom`, { headers: { "accept-encoding": encoding } });
    expect([text.headers.get("content-encoding"), await text.text()]).toEqual([encoding, "mail [EMAIL]\n".repeat(50)]);
  });

  it("refuses what is compressed already, and says how to mount it", async () => {
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const app = express();
    app.use(redactResponses({ redactor }), compression({ threshold: 0 }));
    app.get("/", (_req, res) => void res.type("text").end("mail jan@bedrijf.nl"));
    const answer = await fetch(await listen(app), { headers: { "accept-encoding": "gzip" } });
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining("response-unchecked")]);
    for (const [message] of warned.mock.calls) expect(message).toContain("Use it after compression()");
    warned.mockRestore();
  });

  it("passes events on at once", async () => {
    const app = express();
    app.use(compression(), redactResponses({ redactor }));
    let finish: () => void = () => undefined;
    app.get("/", async (_req, res) => {
      res.writeHead(200, { "Content-Type": "text/event-stream" });
      res.flushHeaders();
      res.write(`event: klant\ndata: ${JSON.stringify(KLANT)}\n\n`);
      (res as unknown as { flush: () => void }).flush();
      await new Promise<void>((resolve) => (finish = resolve));
      res.end("data: mail jan@bedrijf.nl\n\n");
    });
    const answer = await fetch(await listen(app), { headers: { "accept-encoding": "identity" } });
    const reader = answer.body!.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value!).toString()).toBe(`event: klant\ndata: ${JSON.stringify(MASKED)}\n\n`);
    finish();
    expect(Buffer.from((await reader.read()).value!).toString()).toBe("data: mail [EMAIL]\n\n");
  });

  it("sends files: texts masked and whole, media with their ranges", async () => {
    const { mkdtemp, writeFile } = await import("node:fs/promises");
    const folder = await mkdtemp("/tmp/zwartlak-files-");
    await writeFile(`${folder}/klanten.txt`, `${"x".repeat(100)} jan@bedrijf.nl\n`);
    await writeFile(`${folder}/film.mp4`, Buffer.from("0123456789"));
    const app = express();
    app.use(redactResponses({ redactor }), express.static(folder));
    const address = await listen(app);
    const text = await get(`${address}/klanten.txt`, { range: "bytes=101-110" });
    expect([text.status, text.text, text.headers["accept-ranges"]]).toEqual([200, `${"x".repeat(100)} [EMAIL]\n`, undefined]);
    expect((await get(`${address}/klanten.txt`, { "if-none-match": String(text.headers.etag) })).status).toBe(304);
    expect((await get(`${address}/klanten.txt`, {}, "HEAD")).headers["content-length"]).toBeUndefined();
    const film = await get(`${address}/film.mp4`, { range: "bytes=2-4" });
    expect([film.status, film.text, film.headers["content-range"]]).toEqual([206, "234", "bytes 2-4/10"]);
  });

  it("holds to Express' own settings for JSON", async () => {
    const app = express();
    app.set("json spaces", 2).set("json escape", true);
    app.use(redactResponses({ redactor }));
    app.get("/", (_req, res) => void res.json({ mail: KLANT.mail, html: "<b>&" }));
    expect((await get(await listen(app))).text).toBe('{\n  "mail": "[EMAIL]",\n  "html": "\\u003cb\\u003e\\u0026"\n}');
  });

  it("keeps back-pressure and callbacks", async () => {
    const app = express();
    app.use(redactResponses({ redactor }));
    app.get("/", async (_req, res) => {
      res.type("text");
      await new Promise<void>((resolve) => res.write("", () => resolve()));
      for (let i = 0; i < 2000; i++)
        if (!res.write(`regel ${i} van jan@bedrijf.nl ${"x".repeat(100)}\n`)) await new Promise((resolve) => res.once("drain", resolve));
      res.end(() => res.locals.klaar?.());
    });
    const { text } = await get(await listen(app));
    expect([text.split("\n").length, text.includes("bedrijf"), text.startsWith("regel 0 van [EMAIL] x")]).toEqual([2001, false, true]);
  });

  it("does nothing to a client that has gone", async () => {
    const errors: unknown[] = [];
    const app = express();
    app.use(redactResponses({ redactor }));
    app.get("/", async (_req, res) => {
      res.on("error", (error) => errors.push(error));
      res.type("text").write("mail jan@bedrijf.nl\n".repeat(30));
      res.destroy();
      await wait(5);
      res.write("nog een jan@bedrijf.nl\n");
      res.end("klaar");
    });
    await expect(get(await listen(app))).rejects.toThrow();
  });
});
