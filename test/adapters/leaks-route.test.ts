import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Router } from "express";
import fc from "fast-check";
import pino from "pino";
import { expect, it } from "vitest";
import { redactRequests } from "../../src/adapters/express.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor } from "../../src/index.js";
import { get, VERSIONS } from "./express-server.js";

/** Patterns under which a router can be mounted, and what parameters may hold there; the first four work in Express 5 and 4. */
const MOUNTS: readonly (readonly [pattern: string | RegExp, shown: string, pathOf: (value: string) => string])[] = [
  ["/customers/:name", "/customers/:name", (value) => `/customers/${value}`],
  ["/:name/orders", "/:name/orders", (value) => `/${value}/orders`],
  ["/v2/:name/api-3/:name2", "/v2/:name/api-3/:name2", (value) => `/v2/${value}/api-3/${value}`],
  [/^\/by\/[a-z\d]+/, "/by/:param", (value) => `/by/${value}`],
  ["/code/:name(\\w{8})", "/code/:name", (value) => `/code/${value.padEnd(8, "k").slice(0, 8)}`],
  ["/pair/:a-:b", "/pair/:param", (value) => `/pair/${value}-${value}`],
];
const TESTED = VERSIONS.map(({ version, express }) => ({ version, express, mounts: version === "Express 5" ? MOUNTS.slice(0, 4) : MOUNTS }));

it.each(TESTED)("a route shows the pattern of its mounts and nothing of the path: $version", async ({ express, mounts }) => {
  const redactor = createRedactor({ attribute: true });
  const log = pino(redactLogs({ redactor }), { write: () => {} });
  const app = express();
  app.use(redactRequests({ redactor }));
  const inner: Router = express.Router();
  inner.get("/last/:id", (_req, res) => {
    log.info("bel 0612345678");
    res.end();
  });
  const outer: Router = express.Router();
  for (const [pattern] of mounts) outer.use(pattern, inner);
  app.use("/shop", outer);
  const server: Server = app.listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const value = fc.stringMatching(/^[a-z\d]{4,12}$/).filter((text) => !/^(?:customers|orders|by|code|pair|last|shop)$/.test(text));
  try {
    await fc.assert(
      fc.asyncProperty(value, fc.constantFrom(...mounts), async (text, [, shown, pathOf]) => {
        const before = new Map(redactor.leaks().map(({ route, count }) => [route, count]));
        await get(`${address}/shop${pathOf(text)}/last/${text}`);
        const counted = redactor.leaks().filter(({ route, count }) => count !== before.get(route));
        expect(counted.map(({ route }) => route)).toEqual([`GET /shop${shown}/last/:id`]);
      }),
      { numRuns: 150 },
    );
    expect(redactor.leaks()).toHaveLength(mounts.length);
  } finally {
    server.close();
  }
});
