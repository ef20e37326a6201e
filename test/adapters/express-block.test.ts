import type { RequestHandler } from "express";
import { describe, expect, it } from "vitest";
import { type RedactRequestsOptions, type RequestFinding, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { findingsIn, listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();

describe.each(VERSIONS)("block and observe on $version", ({ express }) => {
  /** An app with one route behind these options; it answers 200. */
  async function serve(options: RedactRequestsOptions, ...before: RequestHandler[]): Promise<string> {
    const app = express();
    app.use(express.json(), express.urlencoded({ extended: true }), express.text(), express.raw(), ...before);
    app.post(["/", "/klanten/:mail"], redactRequests({ redactor, ...options }), (_req, res) => void res.json("welkom"));
    return await listen(app);
  }

  it("answers with a problem that names rule and path", async () => {
    const answer = await post(await serve({ body: "block" }), { klant: [{ bsn: 111222333, email: "jan@example.nl" }] });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toEqual({
      type: "urn:zwartlak:problem:personal-data",
      title: "Personal data not accepted",
      status: 422,
      detail: "The request holds personal data that is not accepted here. Leave out what `findings` names and send it again.",
      findings: [
        { rule: "bsn", path: "body.klant[0].bsn" },
        { rule: "email", path: "body.klant[0].email" },
      ],
    });
  });

  it.each<[keyof RedactRequestsOptions, string, RequestInit, string]>([
    ["url", "/klanten/jan%40example.nl", {}, "url"],
    ["url", "/?email=jan%40example.nl", {}, "url"],
    ["query", "/?klant[email]=jan%40example.nl", {}, "query"],
    ["params", "/klanten/jan%40example.nl", {}, "params.mail"],
    ["headers", "/", { headers: { from: "jan@example.nl" } }, "headers.from"],
    ["body", "/", { body: "mail jan@example.nl" }, "body"],
    ["body", "/", { body: Buffer.from("mail jan@example.nl"), headers: { "content-type": "application/octet-stream" } }, "body"],
    ["body", "/", { body: new URLSearchParams({ email: "jan@example.nl" }) }, "body.email"],
  ])("blocks by %s: %s %#", async (part, path, request, expected) => {
    const answer = await fetch((await serve({ [part]: "block" })) + path, { method: "POST", ...request });
    const text = await answer.text();
    expect([answer.status, text.includes("jan")]).toEqual([422, false]);
    const paths = JSON.parse(text).findings.map((finding: RequestFinding) => finding.path);
    expect(paths.every((place: string) => place.startsWith(expected))).toBe(true);
  });

  it("blocks by cookies", async () => {
    const parseCookies: RequestHandler = (req, _res, next) => {
      Object.assign(req, { cookies: { mail: "jan@example.nl" } });
      next();
    };
    const answer = await post(await serve({ cookies: "block" }, parseCookies), {});
    expect([answer.status, await findingsIn(answer)]).toEqual([422, [{ rule: "email", path: "cookies.mail" }]]);
  });

  it("never shows a key that is a value", async () => {
    const answer = await post(await serve({ body: "block" }), { "jan@example.nl": { bsn: "111222333" }, "BSN 111222333": 1 });
    const text = await answer.text();
    expect([answer.status, JSON.parse(text).findings.length]).toEqual([422, 3]);
    expect(text).not.toMatch(/jan|111222333/);
  });

  it("lets a request pass that holds nothing in the blocked part", async () => {
    const address = await serve({ body: "block" });
    expect((await post(`${address}/?email=jan%40example.nl`, { wens: "bel me" })).status).toBe(200);
    expect((await fetch(address, { method: "POST" })).status).toBe(200);
  });

  it("names each place once, and a hundred at most", async () => {
    const address = await serve({ body: "block" });
    expect(await findingsIn(await post(address, { tekst: "jan@example.nl en piet@example.nl" }))).toEqual([{ rule: "email", path: "body.tekst" }]);
    expect(await findingsIn(await post(address, Array(300).fill("jan@example.nl")))).toHaveLength(100);
  });

  it("refuses what it cannot check", async () => {
    const broken: Redactor = { ...redactor, scan: () => raise() };
    const answer = await post(await serve({ redactor: broken, body: "block" }), { bsn: 111222333 });
    expect(answer.status).toBe(500);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ title: "Request not checked", status: 500, findings: [] });
  });

  it("only tells onFindings when it observes", async () => {
    const told: [string | undefined, RequestFinding[]][] = [];
    const address = await serve({ body: "observe", query: "observe", onFindings: (findings, req) => told.push([req.method, [...findings]]) });
    expect((await post(address, { wens: "bel me" })).status).toBe(200);
    expect(told).toEqual([]);
    expect(await (await post(address, { bsn: 111222333 })).json()).toBe("welkom");
    expect(told).toEqual([["POST", [{ part: "body", path: "body.bsn", rule: "bsn", score: expect.any(Number), reasons: expect.any(Array), legal: "G2" }]]]);
  });

  it.each([
    ["throws", () => raise()],
    ["rejects", () => Promise.reject(new Error("metrics are down"))],
  ])("goes on when onFindings %s", async (_case, onFindings) => {
    expect((await post(await serve({ body: "observe", onFindings }), { bsn: 111222333 })).status).toBe(200);
  });

  it("goes on when observing fails", async () => {
    const broken: Redactor = { ...redactor, scan: () => raise() };
    expect((await post(await serve({ redactor: broken, body: "observe", onFindings: () => undefined }), { bsn: 111222333 })).status).toBe(200);
  });
});

function raise(): never {
  throw new Error("no redactor today");
}
