import { Readable } from "node:stream";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { type RedactFastifyOptions, redactedOf, redactFastify } from "../../src/adapters/fastify.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const CUSTOMER = { klant: { naam: "Jan de Vries", email: EMAIL, bsn: BSN }, aantal: 3 };
const ACCOUNT = { ...CUSTOMER, gebruikersnaam: "zonnebloem7" };
const redactor = createRedactor();

let app: FastifyInstance;
afterEach(() => app.close());

/** A real server with the plugin, and what it logs. */
async function start(options: RedactFastifyOptions, routes: (app: FastifyInstance) => void): Promise<{ readonly url: string; readonly lines: string[] }> {
  const lines: string[] = [];
  app = Fastify({ logger: { ...redactLogs({ redactor, level: "info" }), stream: { write: (line: string) => lines.push(line) } } });
  await app.register(redactFastify, { redactor, ...options });
  routes(app);
  return { url: await app.listen({ port: 0, host: "127.0.0.1" }), lines };
}

const post = (url: string, body: unknown) => fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

describe("requests", () => {
  it("the handler sees the request, the log a safe copy, and no line names the person", async () => {
    const { url, lines } = await start({}, (it) => {
      it.post("/orders/:id", (request) => {
        request.log.info({ copy: redactedOf(request) }, "order van %s", "zonnebloem7");
        return { received: (request.body as typeof CUSTOMER).klant.email.length };
      });
    });
    const answer = await post(`${url}/orders/7?email=${encodeURIComponent(EMAIL)}`, ACCOUNT);
    expect(await answer.json()).toEqual({ received: EMAIL.length });
    const copy = lines.map((line) => JSON.parse(line)).find((record) => record.copy)?.copy;
    expect(copy.body).toEqual({ klant: { naam: "[NAME]", email: "[EMAIL]", bsn: "[BSN]" }, aantal: 3, gebruikersnaam: "[USERNAME]" });
    expect(copy.query).toEqual({ email: "[EMAIL]" });
    expect(copy.params).toEqual({ id: "7" });
    expect(lines.join("")).not.toMatch(/devries|Vries|999990019|zonnebloem7/);
  });

  it("masked parts reach the handler masked", async () => {
    const { url } = await start({ body: "mask", query: "mask" }, (it) => it.post("/", (request) => ({ body: request.body, query: request.query })));
    expect(await (await post(`${url}/?bsn=${BSN}`, CUSTOMER)).json()).toMatchObject({ body: { klant: { bsn: "[BSN]" }, aantal: 3 }, query: { bsn: "[BSN]" } });
  });

  it("a blocked part is answered with 422 and places, through Fastify's own hooks", async () => {
    const found: unknown[] = [];
    let called = false;
    const { url } = await start({ body: "block", onFindings: (findings) => found.push(...findings) }, (it) => {
      it.addHook("onSend", (_request, reply, payload, done) => {
        reply.header("x-seen", "ja");
        done(null, payload);
      });
      it.post("/", () => {
        called = true;
        return {};
      });
    });
    const answer = await post(url, CUSTOMER);
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.headers.get("x-seen")).toBe("ja");
    const text = await answer.text();
    expect(JSON.parse(text).findings).toContainEqual({ rule: "bsn", path: "body.klant.bsn" });
    expect(text + JSON.stringify(found)).not.toMatch(/devries|999990019/);
    expect({ called, count: found.length > 0 }).toEqual({ called: false, count: true });
  });

  it("a part that cannot be checked is refused with 500", async () => {
    const broken = {
      ...redactor,
      scan: () => {
        throw new Error(BSN);
      },
    };
    const { url } = await start({ redactor: broken, body: "block" }, (it) => it.post("/", () => ({})));
    const answer = await post(url, CUSTOMER);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(BSN);
  });
});

describe("replies", () => {
  const routes = (it: FastifyInstance): void => {
    it.get("/klant", () => CUSTOMER);
    it.get("/schoon", () => ({ aantal: 3 }));
    it.get("/tekst", (_request, reply) => reply.type("text/plain").header("content-length", 25).send(`mail ${EMAIL}`));
    it.get("/stroom", (_request, reply) => reply.type("application/x-ndjson").send(Readable.from([`{"bsn":${BSN.slice(0, 4)}`, `${BSN.slice(4)}}\n`])));
    it.get("/plaatje", (_request, reply) => reply.type("image/png").send(Buffer.from([0x89, 0x50, 0xff, 0x00])));
    it.get("/gepakt", (_request, reply) =>
      reply
        .type("application/json")
        .header("content-encoding", "gzip")
        .send(Buffer.from([1, 2, 255])),
    );
    it.get("/fout", () => {
      throw new Error(`geen klant met bsn ${BSN}`);
    });
  };

  it("are left alone unless asked for", async () => {
    const { url } = await start({}, routes);
    expect(await (await fetch(`${url}/klant`)).json()).toEqual(CUSTOMER);
  });

  it("are masked: JSON, text, streams and errors; what is clean stays byte for byte", async () => {
    const { url } = await start({ replies: "mask" }, routes);
    const get = async (path: string) => (await fetch(url + path)).text();
    expect(JSON.parse(await get("/klant"))).toEqual({ klant: { naam: "[NAME]", email: "[EMAIL]", bsn: "[BSN]" }, aantal: 3 });
    expect(await get("/schoon")).toBe('{"aantal":3}');
    expect(await get("/tekst")).toBe("mail [EMAIL]");
    expect(await get("/stroom")).toBe('{"bsn":"[BSN]"}\n');
    expect(JSON.parse(await get("/fout"))).toMatchObject({ statusCode: 500, message: "geen klant met bsn [BSN]" });
    expect(Buffer.from(await (await fetch(`${url}/plaatje`)).arrayBuffer())).toEqual(Buffer.from([0x89, 0x50, 0xff, 0x00]));
    expect((await fetch(`${url}/gepakt`)).status).toBe(500);
  });

  it("a stream that fails ends its reply, and one whose client leaves is closed", async () => {
    const source = new Readable({ read() {} });
    const { url } = await start({ replies: "mask" }, (it) => {
      it.get("/fails", (_request, reply) => {
        const failing = Readable.from(
          (function* () {
            yield `mail ${EMAIL}\n`;
            throw new Error(BSN);
          })(),
        );
        return reply.type("text/plain").send(failing);
      });
      it.get("/long", (_request, reply) => reply.type("text/plain").send(source));
    });
    expect(await (await fetch(`${url}/fails`)).json()).toMatchObject({ statusCode: 500, message: "[BSN]" });
    const leaving = new AbortController();
    source.push("regel\n".repeat(50));
    await fetch(`${url}/long`, { signal: leaving.signal });
    const closed = new Promise((resolve) => source.once("close", resolve));
    leaving.abort();
    await closed;
    expect(source.destroyed).toBe(true);
    // Fastify waits for the connection that was left.
    app.server.closeAllConnections();
  });

  it("are blocked, streams too because they cannot be taken back", async () => {
    const found: unknown[] = [];
    const { url } = await start({ replies: "block", onReplyFindings: (findings) => found.push(...findings) }, routes);
    for (const path of ["/klant", "/stroom", "/tekst"]) {
      const answer = await fetch(url + path);
      expect({ path, status: answer.status, type: answer.headers.get("content-type") }).toEqual({ path, status: 500, type: "application/problem+json" });
      expect(await answer.text()).not.toMatch(/devries|999990019/);
    }
    expect(found).toContainEqual(expect.objectContaining({ rule: "bsn", path: "klant.bsn" }));
    expect(await (await fetch(`${url}/schoon`)).json()).toEqual({ aantal: 3 });
  });

  it("are masked or blocked in their headers too, the URLs of redirects among them; cookies are left alone", async () => {
    const leaving = (it: FastifyInstance) => {
      it.get("/door", (_request, reply) => reply.header("set-cookie", ["a=1", "b=2"]).redirect(`/welkom?email=${EMAIL}`));
      it.get("/kop", (_request, reply) => reply.header("x-klant", EMAIL).send());
    };
    const masking = await start({ replies: "mask" }, leaving);
    const door = await fetch(`${masking.url}/door`, { redirect: "manual" });
    expect([door.status, door.headers.get("location"), door.headers.getSetCookie()]).toEqual([302, "/welkom?email=%5BEMAIL%5D", ["a=1", "b=2"]]);
    expect((await fetch(`${masking.url}/kop`)).headers.get("x-klant")).toBe("[EMAIL]");
    await app.close();
    const found: unknown[] = [];
    const blocking = await start({ replies: "block", onReplyFindings: (findings) => found.push(...findings) }, leaving);
    for (const path of ["/door", "/kop"]) {
      const { status, headers } = await fetch(blocking.url + path, { redirect: "manual" });
      expect([status, headers.get("location"), headers.get("x-klant")]).toEqual([500, null, null]);
    }
    expect(found).toContainEqual(expect.objectContaining({ rule: "email", path: "headers.location" }));
  });

  it("that are refused leave no stream open", async () => {
    const source = Readable.from(["regel\n"]);
    const { url } = await start({ replies: "block" }, (it) => {
      it.get("/stroom", (_request, reply) => reply.type("text/plain").send(source));
    });
    expect((await fetch(`${url}/stroom`)).status).toBe(500);
    expect(source.destroyed).toBe(true);
  });

  it("are observed", async () => {
    const rules: string[] = [];
    const { url } = await start({ replies: "observe", onReplyFindings: (findings) => rules.push(...findings.map(({ rule }) => rule)) }, routes);
    expect(await (await fetch(`${url}/klant`)).json()).toEqual(CUSTOMER);
    expect(rules.sort()).toEqual(["bsn", "email", "person-name"]);
  });

  it("that the redactor fails on are withheld", async () => {
    const broken = {
      ...redactor,
      scan: () => {
        throw new Error(BSN);
      },
    };
    const { url } = await start({ redactor: broken, replies: "mask" }, routes);
    const answer = await fetch(`${url}/klant`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain("urn:zwartlak:problem:unchecked");
  });
});

it.each([
  ["a mode that does not exist", { replies: "masc" }, '"mask"'],
  ["an option that does not exist", { bodi: "mask" }, '"body"'],
])("refuses %s at register", async (_name, options, fix) => {
  app = Fastify();
  await expect(app.register(redactFastify, options as never).ready()).rejects.toThrow(fix);
});
