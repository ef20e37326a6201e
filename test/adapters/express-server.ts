import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type Express, type RequestHandler } from "express";
import express4 from "express4";
import { onTestFinished } from "vitest";
import { type RedactResponsesOptions, redactResponses } from "../../src/adapters/express.js";
import type { Redactor } from "../../src/index.js";

export const VERSIONS: readonly { readonly version: string; readonly express: typeof express }[] = [
  { version: "Express 5", express },
  { version: "Express 4", express: express4 },
];

/** Starts the app on a free port for the time of one test, and gives its address. */
export async function listen(app: Express): Promise<string> {
  // Express prints errors to stderr unless this is set.
  app.set("env", "test");
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => close(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export async function post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(address, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) });
}

/** Findings of a problem that `block` answered with. */
export async function findingsIn(answer: Response): Promise<unknown> {
  return ((await answer.json()) as { findings: unknown }).findings;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What comes back, undecoded; `fetch` would follow redirects and undo encodings. */
export function get(url: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(pieces).toString() }));
    });
    request.on("error", reject);
    request.end();
  });
}

export const KLANT = { nr: 7, mail: "jan@bedrijf.nl", bsn: 111222333, wens: "bel terug" };
export const MASKED = { nr: 7, mail: "[EMAIL]", bsn: "[BSN]", wens: "bel terug" };

/** Apps with one guarded route, `GET /`. */
export function guardedBy(redactor: Redactor, make: typeof express) {
  async function serve(handler: RequestHandler, options: RedactResponsesOptions = {}, before: readonly RequestHandler[] = []): Promise<string> {
    const app = make();
    app.use(...before, redactResponses({ redactor, ...options }));
    app.get("/", handler);
    return await listen(app);
  }
  async function answerOf(handler: RequestHandler, options: RedactResponsesOptions = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return await get(await serve(handler, options), headers);
  }
  return { serve, answerOf };
}
