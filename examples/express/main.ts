/**
 * The order desk of a small hosting company: an Express API that needs real customers, and logs that must not have them.
 * Run it with `node dist/examples/express/main.js`, send it the requests at the end of this file, and read its log.
 */
import { pathToFileURL } from "node:url";
import express, { type ErrorRequestHandler, type Express } from "express";
import pino, { type Logger } from "pino";
import { pinoHttp } from "pino-http";
import { createPolicy } from "zwartlak/express";

interface Customer {
  readonly name: string;
  readonly email: string;
  readonly iban: string;
}

/**
 * What happens to personal data, in one place. Log lines are masked everywhere, and so is what an answer holds besides what its route declares.
 * Add `mode: "observe"` and `onFindings` for the first week in production: nothing is changed then, everything is counted.
 */
const policy = createPolicy({
  routes: {
    // Support tickets go to another company: its API gets the masked text, because that is all this handler sees.
    "POST /tickets": { requests: { body: "mask" } },
    // Reviews are public, so whoever writes personal data in one is told where.
    "POST /reviews": { requests: { body: "block" } },
    // A list that suddenly holds more than names is not sent at all.
    "GET /customers": { responses: { json: "block", declare: ["person-name"] } },
    "GET /customers/:id": { responses: { allow: ["name", "email"] } },
  },
});

/** The whole API. The caller decides where the log goes. */
export function createApp(log: Logger): Express {
  const customers = new Map<number, Customer>();
  const app = express();
  app.use(pinoHttp({ logger: log }), policy.responses, express.json(), express.text(), policy.requests);

  // The handler works with the real customer, the log with the safe copy; the name in the message is known from the body.
  app.post("/customers", (req, res) => {
    const id = 1000 + customers.size;
    customers.set(id, req.body);
    req.log.info({ customer: req.redacted?.body }, `customer ${id} registered: ${req.body.name.toUpperCase()}`);
    res.status(201).json({ id });
  });

  app.get("/customers", (req, res) => {
    const found = [...customers].filter(([, { email }]) => email === req.query.email);
    res.json(found.map(([id, { name }]) => ({ id, name })));
  });

  // Somebody sends the whole record; the account number is not among what the route may send.
  app.get("/customers/:id", (req, res) => {
    res.json({ ...customers.get(Number(req.params.id)) });
  });

  app.post("/tickets", (req, res) => {
    res.status(201).json({ forwarded: req.body });
  });

  app.post("/reviews", (req, res) => {
    res.status(201).json({ published: req.body });
  });

  // Payment providers quote account numbers in their errors.
  app.post("/customers/:id/refunds", (req) => {
    const customer = customers.get(Number(req.params.id));
    throw Object.assign(new Error(`No refund to ${customer?.iban}: account of ${customer?.email} is closed`), { status: 502, customer });
  });

  app.use(policy.errors, answerWithProblem);
  policy.check(app);
  return app;
}

/** The error was masked by the middleware before, so it may be shown. */
const answerWithProblem: ErrorRequestHandler = (err, req, res, _next) => {
  req.log.error(err);
  const status = err.status ?? 500;
  res.status(status).type("application/problem+json").json({ title: err.message, status });
};

/**
 * curl -d '{"name":"Fatma El Amrani","email":"f.elamrani@voorbeeld.nl","iban":"NL91ABNA0417164300"}' -H content-type:application/json :3000/customers
 * curl ':3000/customers?email=f.elamrani%40voorbeeld.nl'
 * curl :3000/customers/1000
 * curl -d 'My BSN is 999990019' -H content-type:text/plain :3000/tickets
 * curl -d '{"text":"Call me on 06-12345678"}' -H content-type:application/json :3000/reviews
 * curl -X POST :3000/customers/1000/refunds
 */
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const log = pino(policy.logs({ base: { service: "order-desk" } }), pino.destination({ dest: 1, sync: true }));
  const server = createApp(log).listen(Number(process.env.PORT ?? 3000), () => log.info({ address: server.address() }, "listening"));
  process.once("SIGTERM", () => server.close());
}
