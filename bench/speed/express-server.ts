import type { AddressInfo } from "node:net";
import express, { type Request } from "express";
import { type RequestMode, redactRequests } from "../../src/adapters/express.js";
import { usedMicroseconds } from "./clock.js";

/**
 * A server of its own process: `express-server.js MODE READ`. MODE is `none` for Express alone, or what `redactRequests` does with the body; READ says
 * whether the handler looks at the safe body. Tells its port to the parent process, and what it used when asked.
 */
const [mode, read] = process.argv.slice(2) as ["none" | RequestMode, "read" | "unread"];

const app = express();
app.use(express.json({ limit: "1mb" }));
if (mode !== "none") app.use(redactRequests({ body: mode }));

app.post("/orders", (req, res) => {
  res.json({ orders: read === "read" ? ordersIn(safeBody(req)) : 0 });
});

function safeBody(req: Request): unknown {
  return mode === "copy" ? req.redacted?.body : req.body;
}

function ordersIn(body: unknown): number {
  return (body as { readonly orders: readonly unknown[] }).orders.length;
}

const server = app.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on("message", () => process.send?.({ used: usedMicroseconds() }));
process.on("disconnect", () => process.exit());
