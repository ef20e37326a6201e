/** A redactor with an identifier of our own. Run it with `node dist/examples/custom-rule/main.js`. */
import { createRedactor } from "zwartlak";
import klantcode from "./rules/klantcode.js";

const redactor = createRedactor({ customRules: [klantcode], mask: "partial" });

console.log(redactor.redact("Klant WS-204511-3 (jan@example.nl) belde terug"));
console.log(redactor.redact({ customerCode: "2045113", order: 4711 }));
