/**
 * A shop whose log is masked, and which tells the team what to mend: which log calls had personal data in them, on which route. In this folder:
 *
 *   npx tsc -p . && node --enable-source-maps dist/main.js 2> app.log | npx zwartlak leaks - --codeowners CODEOWNERS
 */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express from "express";
import { redactRequests } from "zwartlak/express";
import { PROMETHEUS_TYPE, prometheusText } from "zwartlak/metrics";
import { redactor } from "./log.js";
import { orders } from "./orders.js";

const app = express();
app.use(express.json(), redactRequests({ redactor }));
app.use("/orders", orders);
// For people with access to the machine only: it has no values, but it does have the names of files.
app.get("/leaks", (_req, res) => {
  res.json(redactor.leaks());
});
app.get("/metrics", (_req, res) => {
  res.type(PROMETHEUS_TYPE).send(prometheusText(redactor));
});

const server = app.listen(0);
await once(server, "listening");
const shop = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const order = { customer: { name: "Fatma El Amrani", phone: "06-12345678" }, product: "fietsbel", pieces: 2 };
for (let i = 0; i < 3; i++) {
  await fetch(`${shop}/orders`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order) });
}
await fetch(`${shop}/orders/1`, { method: "DELETE" });
process.stdout.write(await (await fetch(`${shop}/leaks`)).text());
process.stderr.write(await (await fetch(`${shop}/metrics`)).text());
server.close();
