import { describe, expect, it, vi } from "vitest";
import { type RequestFinding, redactRequests } from "../../src/adapters/express.js";
import { createRedactor, type Redactor } from "../../src/index.js";
import { findingsIn, listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
const KLANT = { bsn: 111222333, wens: "bel me" };

describe.each(VERSIONS)("mounted more than once on $version", ({ express }) => {
  it("lets a route ask for more than the app does", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/feedback", redactRequests({ redactor, body: "block" }), (_req, res) => void res.json("bedankt"));
    app.post("/klanten", (req, res) => void res.json([req.body, req.redacted?.body]));
    const address = await listen(app);
    expect((await post(`${address}/feedback`, KLANT)).status).toBe(422);
    expect(await (await post(`${address}/klanten`, KLANT)).json()).toEqual([KLANT, { ...KLANT, bsn: "[BSN]" }]);
  });

  it("lets a route have the real values that the app masks", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor, body: "mask", query: "mask", params: "mask", headers: "mask", url: "mask" }));
    const real = redactRequests({ redactor, body: "copy", query: "off", params: "copy", headers: "copy", url: "copy" });
    app.post("/echt/:mail", real, (req, res) => void res.json([req.body, req.query, req.params, req.headers.from, req.url, req.redacted]));
    app.post("/veilig/:mail", (req, res) => void res.json([req.body, req.query, req.params, req.headers.from]));
    const address = await listen(app);
    const from = { from: "jan@example.nl" };
    const answer = (await (await post(`${address}/echt/jan%40example.nl?bsn=111222333`, KLANT, from)).json()) as unknown[];
    expect(answer.slice(0, 5)).toEqual([KLANT, { bsn: "111222333" }, { mail: "jan@example.nl" }, "jan@example.nl", "/echt/jan%40example.nl?bsn=111222333"]);
    expect(answer[5]).toMatchObject({
      body: { bsn: "[BSN]" },
      params: { mail: "[EMAIL]" },
      headers: { from: "[EMAIL]" },
      url: "/echt/%5BEMAIL%5D?bsn=%5BBSN%5D",
    });
    expect(answer[5]).not.toHaveProperty("query");
    const safe = await (await post(`${address}/veilig/jan%40example.nl?bsn=111222333`, KLANT, from)).json();
    expect(safe).toEqual([{ ...KLANT, bsn: "[BSN]" }, { bsn: "[BSN]" }, { mail: "[EMAIL]" }, "[EMAIL]"]);
  });

  it("does not put an old body back over one that a handler made", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor, body: "mask" }));
    app.use((req, _res, next) => {
      req.body = { vervangen: true };
      next();
    });
    app.post("/", redactRequests({ redactor, body: "off" }), (req, res) => void res.json(req.body));
    expect(await (await post(await listen(app), KLANT)).json()).toEqual({ vervangen: true });
  });

  it("keeps the modes of the app for parts that the route does not name", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor, query: "mask", headers: "off" }));
    app.post("/", redactRequests({ redactor, body: "mask" }), (req, res) => void res.json([req.query, req.body, req.redacted?.headers ?? "weg"]));
    const answer = await post(`${await listen(app)}/?bsn=111222333`, KLANT);
    expect(await answer.json()).toEqual([{ bsn: "[BSN]" }, { ...KLANT, bsn: "[BSN]" }, "weg"]);
  });

  it("does nothing twice", async () => {
    let work = 0;
    const count = <T>(value: T) => {
      work++;
      return value;
    };
    const counting: Redactor = { ...redactor, redact: (input) => count(redactor.redact(input)), scan: (input) => count(redactor.scan(input)) };
    const found: RequestFinding[] = [];
    const once = redactRequests({ redactor: counting, body: "mask", query: "observe", onFindings: (findings) => found.push(...findings) });
    const app = express();
    app.use(express.json(), once, once);
    app.post("/", once, (req, res) => void res.json(req.body));
    expect(await (await post(`${await listen(app)}/?bsn=111222333`, KLANT)).json()).toEqual({ ...KLANT, bsn: "[BSN]" });
    // One scan of the query, one of the body for onFindings, one mask of the body.
    expect([work, found.map(({ path }) => path)]).toEqual([3, ["query.bsn", "body.bsn"]]);
  });

  it("checks a body that came later, and warns once that it came later", async () => {
    const app = express();
    app.use(redactRequests({ redactor, body: "block" }));
    app.post("/", express.json(), redactRequests({ redactor }), (_req, res) => void res.end());
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const address = await listen(app);
    expect([(await post(address, KLANT)).status, (await post(address, KLANT)).status]).toEqual([422, 422]);
    expect(warned.mock.calls).toEqual([
      [
        'redactRequests({ body: "block" }) ran before the body was read and saw none. Use it after express.json() and other parsers.',
        { type: "RedactorWarning", code: "ZWARTLAK_BODY_UNREAD" },
      ],
    ]);
    warned.mockRestore();
  });

  it("uses the redactor of the route for what happens there", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    const stars = createRedactor({ mask: "stars" });
    app.post("/", (req, _res, next) => void next(req.redacted?.body === undefined ? new Error("no body") : undefined));
    app.post("/", redactRequests({ redactor: stars }), (req, res) => void res.json(req.redacted?.body));
    expect(await (await post(await listen(app), KLANT)).json()).toEqual({ ...KLANT, bsn: "*********" });
  });

  it("works in routers inside routers", async () => {
    const inner = express.Router({ mergeParams: true }).use(redactRequests({ redactor, params: "block" }));
    inner.get("/orders", (_req, res) => void res.json("orders"));
    const outer = express.Router().use("/:klant", inner);
    const app = express();
    app.use("/klanten", outer);
    const address = await listen(app);
    expect(await (await fetch(`${address}/klanten/7/orders`)).json()).toBe("orders");
    const refused = await fetch(`${address}/klanten/jan%40example.nl/orders`);
    expect([refused.status, await findingsIn(refused)]).toEqual([422, [{ rule: "email", path: "params.klant" }]]);
  });
});
