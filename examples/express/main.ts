/**
 * The order desk of a small hosting company: an Express API that needs real customers, and logs that must not have them.
 * Run it with `node dist/examples/express/main.js`, send it the requests at the end of this file, and read its log.
 */
import { pathToFileURL } from "node:url";
import express, { type ErrorRequestHandler, type Express } from "express";
import pino, { type Logger } from "pino";
import { pinoHttp } from "pino-http";
import { createRedactor, type Redactor } from "zwartlak";
import { redactErrors, redactRequests } from "zwartlak/express";
import { redactLogs } from "zwartlak/pino";

interface Customer {
  readonly name: string;
  readonly email: string;
  readonly iban: string;
}

/** The whole API. The caller decides where the log goes. */
export function createApp(log: Logger, redactor: Redactor = createRedactor()): Express {
  const customers = new Map<number, Customer>();
  const app = express();
  app.use(pinoHttp({ logger: log }));
  app.use(express.json(), express.text());
  app.use(redactRequests({ redactor }));

  // The handler works with the real customer, the log with the safe copy.
  app.post("/customers", (req, res) => {
    const id = 1000 + customers.size;
    customers.set(id, req.body);
    req.log.info({ customer: req.redacted?.body }, "customer %d registered", id);
    res.status(201).json({ id });
  });

  app.get("/customers", (req, res) => {
    const found = [...customers].filter(([, { email }]) => email === req.query.email);
    res.json(found.map(([id, { name }]) => ({ id, name })));
  });

  // Support tickets go to another company: its API gets the masked text, because that is all this handler sees.
  app.post("/tickets", redactRequests({ redactor, body: "mask" }), (req, res) => {
    res.status(201).json({ forwarded: req.body });
  });

  // Reviews are public, so whoever writes personal data in one is told where.
  app.post("/reviews", redactRequests({ redactor, body: "block" }), (req, res) => {
    res.status(201).json({ published: req.body });
  });

  // Payment providers quote account numbers in their errors.
  app.post("/customers/:id/refunds", (req) => {
    const customer = customers.get(Number(req.params.id));
    throw Object.assign(new Error(`No refund to ${customer?.iban}: account of ${customer?.email} is closed`), { status: 502, customer });
  });

  app.use(redactErrors({ redactor }));
  app.use(answerWithProblem);
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
 * curl -d 'My BSN is 999990019' -H content-type:text/plain :3000/tickets
 * curl -d '{"text":"Call me on 06-12345678"}' -H content-type:application/json :3000/reviews
 * curl -X POST :3000/customers/1000/refunds
 */
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const redactor = createRedactor();
  const log = pino(redactLogs({ redactor, base: { service: "order-desk" } }), pino.destination({ dest: 1, sync: true }));
  const server = createApp(log, redactor).listen(Number(process.env.PORT ?? 3000), () => log.info({ address: server.address() }, "listening"));
  process.once("SIGTERM", () => server.close());
}
