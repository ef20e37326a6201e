import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Agent, fetch as undiciFetch, request as undiciRequest } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type EgressFinding, type EgressOptions, guardDispatch, guardFetch } from "../../src/adapters/fetch.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const CUSTOMER = { klant: { email: EMAIL, bsn: Number(BSN) }, aantal: 3 };
const SECRETS = /999990019|devries/;
const redactor = createRedactor();

interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: string;
}

let server: Server;
let origin: string;
const received: Received[] = [];
beforeAll(async () => {
  server = createServer(async (req, res) => {
    const chunks = await req.toArray();
    received.push({ method: req.method ?? "", url: req.url ?? "", headers: req.headers, body: Buffer.concat(chunks).toString("utf8") });
    res.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  received.length = 0;
});

type Send = (path: string, init?: { method?: string; body?: string; headers?: Record<string, string> }) => Promise<unknown>;

/** The doors by which a request leaves, behind the same guard. */
const DOORS: readonly (readonly [string, (options: EgressOptions) => Send])[] = [
  [
    "guardFetch",
    (options) => {
      const fetch = guardFetch({ redactor, ...options });
      return async (path, init) => (await fetch(origin + path, init)).text();
    },
  ],
  [
    "guardDispatch, undici's request",
    (options) => {
      const dispatcher = new Agent().compose(guardDispatch({ redactor, ...options }) as never);
      return async (path, init = {}) => (await undiciRequest(origin + path, { dispatcher, ...(init as object) })).body.text();
    },
  ],
  [
    "guardDispatch, fetch",
    (options) => {
      const dispatcher = new Agent().compose(guardDispatch({ redactor, ...options }) as never);
      return async (path, init = {}) => (await undiciFetch(origin + path, { dispatcher, ...(init as object) })).text();
    },
  ],
];

const json = (value: unknown) => ({ method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

/** The RedactorError, itself or as the cause of fetch's own. */
async function refusalOf(sending: Promise<unknown>): Promise<Error & { code?: string }> {
  const error = await sending.then(
    () => new Error("it was sent"),
    (thrown: Error) => thrown,
  );
  return (error as { code?: string }).code === undefined && error.cause instanceof Error ? error.cause : error;
}

describe.each(DOORS)("%s", (_name, doorOf) => {
  it("sends what is clean as it is", async () => {
    await doorOf({})("/orders?page=2", json({ aantal: 3, tekst: "héé" }));
    expect(received[0]).toMatchObject({ method: "POST", url: "/orders?page=2", body: '{"aantal":3,"tekst":"héé"}' });
    expect(received[0]?.headers["content-type"]).toBe("application/json");
  });

  it.each([
    ["a body of JSON", "/", json(CUSTOMER), "body.klant.bsn"],
    ["a body of text", "/", { method: "POST", body: `mail ${EMAIL}` }, "body"],
    ["the query", `/?email=${encodeURIComponent(EMAIL)}`, {}, "url"],
    ["the path", `/klant/${EMAIL}`, {}, "url"],
  ])("refuses %s, says where, and sends nothing", async (_case, path, init, place) => {
    const refusal = await refusalOf(doorOf({})(path, init));
    expect(refusal).toMatchObject({ name: "RedactorError", code: "ERR_PERSONAL_DATA" });
    expect(refusal.message).toContain(origin);
    expect(refusal.message).toContain(place);
    expect(refusal.message).not.toMatch(SECRETS);
    expect(received).toEqual([]);
  });

  it("masks where asked, with a fitting length", async () => {
    const found: EgressFinding[] = [];
    await doorOf({ url: "mask", body: "mask", onFindings: (findings) => found.push(...findings) })(`/?email=${encodeURIComponent(EMAIL)}&p=1`, json(CUSTOMER));
    expect(received[0]).toMatchObject({ url: "/?email=%5BEMAIL%5D&p=1", body: '{"klant":{"email":"[EMAIL]","bsn":"[BSN]"},"aantal":3}' });
    expect(found).toContainEqual(expect.objectContaining({ part: "body", path: "body.klant.email", rule: "email", origin }));
    expect(JSON.stringify(found)).not.toMatch(SECRETS);
  });

  it("observes", async () => {
    const rules: string[] = [];
    await doorOf({ url: "off", body: "observe", onFindings: (findings) => rules.push(...findings.map(({ rule }) => rule)) })("/", json(CUSTOMER));
    expect(received[0]?.body).toBe(JSON.stringify(CUSTOMER));
    expect(rules.sort()).toEqual(["bsn", "email"]);
  });

  it("masks headers, credentials aside", async () => {
    await doorOf({ headers: "mask" })("/", { headers: { "x-klant": `mail ${EMAIL}`, authorization: "Bearer abc.def" } });
    expect(received[0]?.headers).toMatchObject({ "x-klant": "mail [EMAIL]", authorization: "Bearer abc.def" });
  });

  it("leaves trusted origins alone", async () => {
    await doorOf({ trusted: [origin] })("/", json(CUSTOMER));
    await doorOf({ trusted: ["127.0.0.1"] })("/", json(CUSTOMER));
    expect(received.map(({ body }) => body)).toEqual([JSON.stringify(CUSTOMER), JSON.stringify(CUSTOMER)]);
  });

  it("does not send what it cannot check: too large, encoded, or a redactor that fails", async () => {
    const broken = {
      ...redactor,
      scan: () => {
        throw new Error(BSN);
      },
    };
    const refusals = [
      await refusalOf(doorOf({ limit: 10 })("/", json(CUSTOMER))),
      await refusalOf(doorOf({ body: "mask" })("/", { method: "POST", headers: { "content-encoding": "gzip" }, body: "x" })),
      await refusalOf(doorOf({ redactor: broken, body: "mask" })("/", json(CUSTOMER))),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(["ERR_PERSONAL_DATA", "ERR_PERSONAL_DATA", "ERR_PERSONAL_DATA"]);
    expect(refusals.map(({ message }) => message).join()).not.toMatch(SECRETS);
    expect(received).toEqual([]);
  });

  it("only observed, even what cannot be checked is sent whole", async () => {
    await doorOf({ url: "off", body: "observe", limit: 10, onFindings: () => {} })("/", json(CUSTOMER));
    expect(received[0]?.body).toBe(JSON.stringify(CUSTOMER));
  });
});

describe("bodies of fetch", () => {
  const fetch = (options: EgressOptions) => guardFetch({ redactor, ...options });

  it("forms: fields by their name, files that are text", async () => {
    const form = new FormData();
    form.set("bsn", BSN);
    form.set("aantal", "3");
    form.set("bijlage", new Blob([`mail ${EMAIL}`], { type: "text/plain" }), "a.txt");
    form.set(`mail ${EMAIL}`, "1");
    form.set("plaatje", new Blob([new Uint8Array([0x89, 0xff, 0])], { type: "image/png" }), `bsn ${BSN} b.png`);
    await fetch({ body: "mask" })(origin, { method: "POST", body: form });
    expect(received[0]?.headers["content-type"]).toContain("multipart/form-data; boundary=");
    expect(received[0]?.body).toContain('name="bsn"\r\n\r\n[BSN]\r\n');
    expect(received[0]?.body).toContain('name="aantal"\r\n\r\n3\r\n');
    expect(received[0]?.body).toContain("mail [EMAIL]");
    expect(received[0]?.body).toContain('name="mail [EMAIL]"\r\n\r\n1\r\n');
    expect(received[0]?.body).toContain('filename="bsn [BSN] b.png"');
    expect(received[0]?.body).not.toMatch(SECRETS);
    expect((await refusalOf(fetch({})(origin, { method: "POST", body: form }))).code).toBe("ERR_PERSONAL_DATA");
  });

  it("text in Latin-1, and forms whose type is in capitals", async () => {
    const guarded = fetch({ body: "mask" });
    const latin1 = (text: string) => Buffer.from(text, "latin1");
    await guarded(origin, { method: "POST", body: latin1(`caf\u00e9 mail ${EMAIL}`), headers: { "content-type": "text/plain;charset=iso-8859-1" } });
    const form = `--x\r\nContent-Disposition: form-data; name="bsn"\r\n\r\n${BSN}\r\n--x--\r\n`;
    await guarded(origin, { method: "POST", body: form, headers: { "content-type": "Multipart/Form-Data; boundary=x" } });
    expect(received[0]?.headers["content-length"]).toBe("17");
    expect(received[1]?.body).toContain("[BSN]");
    expect(received.map(({ body }) => body).join("")).not.toMatch(SECRETS);
    const refused = fetch({})(origin, { method: "POST", body: latin1(`Ren\u00e9e ${EMAIL}`), headers: { "content-type": "text/csv" } });
    expect((await refusalOf(refused)).code).toBe("ERR_PERSONAL_DATA");
  });

  it("search parameters, streams, bytes and a Request", async () => {
    const guarded = fetch({ body: "mask" });
    const stream = new Blob([`{"bsn":"${BSN}"}`]).stream();
    await guarded(origin, { method: "POST", body: new URLSearchParams({ email: EMAIL, p: "1" }) });
    await guarded(origin, { method: "POST", body: stream, duplex: "half" } as RequestInit);
    await guarded(origin, { method: "POST", body: Buffer.from(`mail ${EMAIL}`) });
    await guarded(new Request(origin, { method: "PUT", body: `mail ${EMAIL}`, headers: { "x-a": "b" } }));
    expect(received.map(({ body }) => body)).toEqual(["email=%5BEMAIL%5D&p=1", '{"bsn":"[BSN]"}', "mail [EMAIL]", "mail [EMAIL]"]);
    expect(received[0]?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
    expect(received[3]).toMatchObject({ method: "PUT", headers: { "x-a": "b" } });
  });

  it("a request that is aborted stays aborted", async () => {
    await expect(fetch({})(origin, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe("refuses at start-up", () => {
  it.each([
    ["a mode that does not exist", { body: "masc" }, '"mask"'],
    ["an option that does not exist", { trustd: [] }, '"trusted"'],
    ["an origin with a path, which could never match", { trusted: ["https://a.example/pay"] }, "trusted"],
    ["observing that tells nobody", { body: "observe" }, "onFindings"],
  ])("%s", (_name, options, fix) => {
    expect(() => guardFetch(options as never)).toThrow(expect.objectContaining({ name: "RedactorError", message: expect.stringContaining(fix) }));
  });
});
