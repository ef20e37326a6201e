/**
 * A service as it runs in production: lines are redacted and written in batches, invented persons go through the logger before the first real one does, and
 * what the process prints itself is masked too. Run it with `node dist/examples/pino/service.js`; it ends by an error that nobody caught.
 */
import pino from "pino";
import { createRedactor } from "zwartlak";
import { createLogDestination, redactMetadata } from "zwartlak/pino";
import { redactProcess } from "zwartlak/process";

const redactor = createRedactor();
redactProcess({ redactor, console: true });

const destination = createLogDestination({ redactor });
const log = pino({ base: { service: "facturen" } }, redactMetadata(destination, { redactor }));

// A deployment whose log would show people does not start.
await redactor.selfTest(log);
log.info("zelftest geslaagd");

for (const [number, email] of [
  [1001, "f.elamrani@bedrijf.nl"],
  [1002, "j.devries@voorbeeld.example"],
] as const) {
  log.info({ number, email }, "factuur %d verstuurd aan %s", number, email);
}
console.warn("oude bibliotheek schrijft naar de console: %s", "bel 06-12345678");

// Whatever happens now, the lines above are written.
throw new Error("geen verbinding voor rekening NL91 ABNA 0417 1643 00");
