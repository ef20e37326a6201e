import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import pino from "pino";
import { pinoHttp } from "pino-http";
import { afterEach, expect, it } from "vitest";
import { redactLogs } from "../../src/adapters/pino.js";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5AYmVkcmlqZi5ubCJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg";
const REQUEST_HEADERS = {
  authorization: `Bearer ${TOKEN}`,
  cookie: "sessionid=s3cr3t-s3ss10n-4711; taal=nl",
  referer: "https://shop.example/account?email=jan%40example.nl",
  "x-forwarded-for": "83.84.85.86",
};
const SECRETS = [TOKEN, "s3cr3t-s3ss10n-4711", "jan%40example.nl", "jan@example.nl", "999990019", "83.84.85.86", "NL91ABNA0417164300"];

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

function answer(req: IncomingMessage, res: ServerResponse): void {
  req.log.info("betaling van %s", "NL91ABNA0417164300");
  res.setHeader("set-cookie", "sessionid=s3cr3t-s3ss10n-4711; HttpOnly");
  res.statusCode = 404;
  res.end("niet gevonden");
}

/** Starts a server, asks it for one page, and waits until the request has been logged. */
async function request(listener: RequestListener, lines: readonly string[]): Promise<void> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/klant?email=jan%40example.nl&bsn=999990019&pagina=2`, { headers: REQUEST_HEADERS });
  await response.text();
  await expect.poll(() => lines.length).toBe(2);
}

function check(lines: readonly string[]): void {
  for (const line of lines) {
    const text = line + decodeURIComponent(line);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
  }
  const [message, completed] = lines.map((line) => JSON.parse(line));
  expect(message.msg).toBe("betaling van [IBAN]");
  expect(completed).toMatchObject({ level: 30, msg: "request completed", res: { statusCode: 404 }, req: { method: "GET", id: 1 } });
  expect(completed.req.url).toBe("/klant?email=%5BEMAIL%5D&bsn=[BSN]&pagina=2");
  expect(completed.req.headers.host).toMatch(/^127\.0\.0\.1:\d+$|^\[IP\]/);
  expect(completed.responseTime).toEqual(expect.any(Number));
}

it("pino-http with a redacted logger", async () => {
  const lines: string[] = [];
  const middleware = pinoHttp({ logger: pino(redactLogs({}), { write: (line: string) => lines.push(line) }) });
  const listener: RequestListener = (req, res) => {
    middleware(req, res);
    answer(req, res);
  };
  await request(listener, lines);
  check(lines);
});

it("pino-http with redacted options, in Express, which adds the parsed query", async () => {
  const lines: string[] = [];
  const app = express();
  app.use(pinoHttp(redactLogs({ quietReqLogger: false }), { write: (line: string) => lines.push(line) }));
  app.get("/klant", answer);
  await request(app, lines);
  check(lines);
  expect(JSON.parse(lines[1]!).req).toMatchObject({ query: { email: "[EMAIL]", bsn: "[BSN]", pagina: "2" } });
});
