import pino from "pino";
import { createRedactor } from "zwartlak";
import { redactLogs } from "zwartlak/pino";

/** With `attribute`, the redactor remembers which log calls had something to mask: numbers by place, no values. */
export const redactor = createRedactor({ attribute: true });

/** To standard error, so that the table of leaks is all that comes out of standard output. */
export const log = pino(redactLogs({ redactor, base: null }), pino.destination({ dest: 2, sync: true }));
