import { Router } from "express";
import { log } from "./log.js";

interface Order {
  readonly customer: { readonly name: string; readonly phone: string };
  readonly product: string;
  readonly pieces: number;
}

const placed = new Map<number, Order>();

/** The routes of the order desk. */
export const orders = Router();

orders.post("/", (req, res) => {
  const id = placeOrder(req.body as Order);
  res.status(201).json({ id });
});

orders.delete("/:id", (req, res) => {
  const order = placed.get(Number(req.params.id));
  if (order === undefined) {
    res.sendStatus(404);
    return;
  }
  placed.delete(Number(req.params.id));
  // Names the customer where the number of the order would do.
  log.warn(`order of ${order.customer.name} cancelled`);
  res.sendStatus(204);
});

function placeOrder(order: Order): number {
  const id = placed.size + 1;
  placed.set(id, order);
  log.info({ order: id, pieces: order.pieces }, "order placed");
  callBack(order);
  return id;
}

/** Somebody needed this for an afternoon, two years ago. */
function callBack({ customer }: Order): void {
  log.info(`customer will be called on ${customer.phone}`);
}
