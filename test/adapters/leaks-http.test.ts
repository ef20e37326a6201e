import { expect, it } from "vitest";
import { application, LOG, leaksOf, shown } from "./leak-program.js";

/** An app in JavaScript, since line numbers are those of the file; `express` is replaced by the name of the version. */
const APP = `${LOG} import express from "EXPRESS"; import { pinoHttp } from "pino-http"; import { redactRequests } from "zwartlak/express";
const redactor = createRedactor({ attribute: true });
const log = pino(redactLogs({ redactor, base: null }), { write() {} });
const app = express();
app.use(pinoHttp({ logger: log, serializers: { req: ({ url }) => ({ url }), res: () => undefined } }), express.json(), redactRequests({ redactor }));
app.use((req, res, next) => { if (req.get("x-phone")) req.log.debug("no line at this level 0612345678"); if (req.get("x-phone")) req.log.info(req.get("x-phone")); next(); });
const orders = express.Router({ mergeParams: true });
orders.post("/", function create(req, res) {
  log.info("order of %s", req.body.phone);
  res.sendStatus(204);
});
orders.get("/:number/lines", async (req, res) => {
  await new Promise((done) => setTimeout(done, 5));
  log.info("lines for %s", req.query.email);
  res.sendStatus(204);
});
const api = express.Router();
api.use("/customers/:name/v1/orders", orders);
api.use("/orders", orders);
app.use("/api", api);
const shop = express();
shop.get(["/about/:page", /^\\/help/], (req, res) => {
  log.info("bel 0612345678");
  res.sendStatus(204);
});
app.use("/shops/:city", shop);
app.use((error, req, res, next) => {
  log.error({ phone: "0612345678" }, "failed");
  res.sendStatus(500);
});
const server = app.listen(0, async () => {
  const send = (path, options) => fetch("http://127.0.0.1:" + server.address().port + path, options);
  const order = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ phone: "06-12345678" }) };
  await send("/api/customers/fatma-el-amrani/v1/orders", order);
  await send("/api/customers/Bakker/v1/orders", order);
  await send("/api/orders", order);
  await send("/api/customers/999990019/v1/orders/1234567/lines?email=k.bakker@webshop-voorbeeld.nl");
  await send("/shops/utrecht/about/999990019");
  await send("/shops/0612345678/help");
  await send("/nowhere/1", { headers: { "x-phone": "06-12345678" } });
  await send("/api/orders", { method: "POST", headers: { "content-type": "application/json" }, body: "{" });
  process.stdout.write(JSON.stringify(redactor.leaks()));
  server.closeAllConnections();
  server.close();
});
`;

it.each(["express", "express4"])("tells the route by its pattern, never by the path of a request: %s", (version) => {
  const folder = application({ "app.mjs": APP.replace("EXPRESS", version) });
  const leaks = leaksOf(folder, "app.mjs");
  expect(JSON.stringify(leaks)).not.toMatch(/amrani|bakker|999990019|12345678|1234567|utrecht/i);
  const own = leaks.map(shown).filter((row) => row.startsWith("app.mjs"));
  expect(own.sort()).toEqual([
    "app.mjs:14 - email on GET /api/customers/:name/v1/orders/:number/lines 1",
    "app.mjs:23 - phone on GET /shops/:city/about/:page|/^\\/help/ 2",
    "app.mjs:28 - phone 1",
    "app.mjs:6 - phone on GET * 1",
    "app.mjs:9 create phone on POST /api/customers/:name/v1/orders 2",
    "app.mjs:9 create phone on POST /api/orders 1",
  ]);
  // Lines of pino-http are its own, with the route that was found in the meantime.
  const others = leaks.map(shown).filter((row) => !row.startsWith("app.mjs"));
  expect(others.every((row) => /^node_modules\/pino-http\/logger\.js:\d+ onResponseComplete /.test(row))).toBe(true);
  expect(others).toContainEqual(expect.stringMatching(/ email on GET \/api\/customers\/:name\/v1\/orders\/:number\/lines 1$/));
});

it("tells the route of Fastify, and whose line it is that Fastify logs by itself", () => {
  const folder = application({
    "app.mjs": `${LOG} import Fastify from "fastify"; import { redactFastify } from "zwartlak/fastify";
const redactor = createRedactor({ attribute: true });
const app = Fastify({ loggerInstance: pino(redactLogs({ redactor, base: null, serializers: { req: ({ url }) => ({ url }) } }), { write() {} }) });
await app.register(redactFastify, { redactor });
await app.register(async (api) => {
  api.get("/orders/:id", async (request) => {
    request.log.info("bel 0612345678");
    return {};
  });
}, { prefix: "/api/:shop" });
await app.inject("/api/bakker/orders/1?email=k.bakker@webshop-voorbeeld.nl");
process.stdout.write(JSON.stringify(redactor.leaks()));
`,
  });
  expect(leaksOf(folder, "app.mjs").map(shown)).toEqual([
    "app.mjs:7 - phone on GET /api/:shop/orders/:id 1",
    expect.stringMatching(/^node_modules\/fastify\/\S+:\d+ \w+ email 1$/),
  ]);
});

it("tells what a policy that only observes leaves in the log", () => {
  const folder = application({
    "app.mjs": `import pino from "pino"; import { createRedactor } from "zwartlak"; import { createPolicy } from "zwartlak/express";
const redactor = createRedactor({ attribute: true });
const policy = createPolicy({ redactor, mode: "observe", onFindings() {} });
const lines = [];
const log = pino(policy.logs({ base: null }), { write: (line) => lines.push(line) });
log.info("bel 0612345678");
if (!lines[0].includes("0612345678")) throw new Error("masked");
process.stdout.write(JSON.stringify([...redactor.leaks(), ...redactor.counts()]));
`,
  });
  expect(leaksOf(folder, "app.mjs").map(shown)).toEqual(["app.mjs:6 - phone 1"]);
});
