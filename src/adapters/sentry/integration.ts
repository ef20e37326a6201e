import { FAILED } from "../../input/marked-line.js";
import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { type FromSentry, masked, withheldEvent } from "./item.js";

/**
 * What no hook of `Sentry.init` sees: transactions, in versions that only call a hook for them when they are traced in one way, and the name of the transaction that
 * goes along in the header of each envelope and, as `baggage`, to the services that are called.
 */
export function redactingIntegration(redactor: Redactor): object {
  const maskName = (context: FromSentry): void => {
    if (typeof context?.transaction !== "string") return;
    context.transaction = attempt(
      () => redactor.redact(context.transaction),
      () => FAILED,
    );
  };
  const maskTransaction = (item: FromSentry): void => {
    if (item[0]?.type !== "transaction") return;
    item[1] = attempt(
      () => masked(item[1], redactor),
      () => withheldEvent(item[1]),
    );
  };
  return {
    name: "Zwartlak",
    setup(client: FromSentry) {
      client.on("createDsc", maskName);
      client.on("beforeEnvelope", ([header, items]: FromSentry) => {
        maskName(header?.trace);
        for (const item of items) maskTransaction(item);
      });
    },
  };
}
