/**
 * A web shop that logs as shops do: requests, orders, payments and errors. Run it with `node dist/examples/pino/main.js`
 * and look for a name, a number or an address that belongs to somebody.
 */
import pino from "pino";
import { createRedactor } from "zwartlak";
import { redactLogs } from "zwartlak/pino";

const redactor = createRedactor();
const log = pino(redactLogs({ redactor, level: "debug", base: { service: "webshop" } }), pino.destination({ dest: 1, sync: true }));

interface Order {
  readonly id: number;
  readonly customer: { readonly name: string; readonly email: string; readonly phone: string; readonly bsn?: number };
  readonly address: { readonly street: string; readonly postcode: string; readonly city: string };
  readonly iban: string;
}

const order: Order = {
  id: 4711,
  customer: { name: "Fatma El Amrani", email: "f.elamrani@bedrijf.nl", phone: "06-12345678", bsn: 999990019 },
  address: { street: "Kerkstraat 12", postcode: "1234 AB", city: "Utrecht" },
  iban: "NL91 ABNA 0417 1643 00",
};

function pay({ iban, customer }: Order): void {
  const refused = new Error(`Rekening ${iban} is geweigerd`);
  throw new Error(`Betaling van ${customer.email} mislukt`, { cause: refused });
}

log.info("webshop luistert op poort 8080");

const request = log.child({ requestId: "a81f", url: `/bestelling?email=${encodeURIComponent(order.customer.email)}&stap=2` });
request.info({ order }, "bestelling %d van %s", order.id, order.customer.email);
request.debug("antwoord van de belastingdienst: %s", JSON.stringify({ bsn: "999990019", status: "bekend" }));
try {
  pay(order);
} catch (error) {
  request.error(error, "bel de klant op %s", order.customer.phone);
}
request.info({ responseTime: 83 }, "klaar");
