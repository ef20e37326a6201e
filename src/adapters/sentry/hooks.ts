import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";
import { type FromSentry, masked, withheldEvent, withheldSpan } from "./item.js";

export type Hook = (item: FromSentry, hint?: FromSentry) => FromSentry;

/** Hooks of `Sentry.init` that see what leaves. */
export const HOOKS = ["beforeSend", "beforeSendTransaction", "beforeSendSpan", "beforeSendLog", "beforeSendMetric", "beforeBreadcrumb"] as const;
export type HookName = (typeof HOOKS)[number];

/** What stands in for an item that could not be masked; null drops it, except a span, which Sentry would then send as it was. */
const WITHHELD: { readonly [Name in HookName]: (item: FromSentry) => FromSentry } = {
  beforeSend: withheldEvent,
  beforeSendTransaction: withheldEvent,
  beforeSendSpan: withheldSpan,
  beforeSendLog: () => null,
  beforeSendMetric: () => null,
  beforeBreadcrumb: () => null,
};

/** The caller's hook, and the redaction of what it returns. */
export function hookOf(name: HookName, redactor: Redactor, before: Hook | undefined): Hook {
  const isSpan = name === "beforeSendSpan";
  function redactItem(item: FromSentry, hint?: FromSentry): FromSentry {
    const mask = (kept: FromSentry): FromSentry => {
      if (kept === null || kept === undefined) return isSpan ? masked(item, redactor) : null;
      maskAttachments(hint, redactor);
      return masked(kept, redactor);
    };
    const fail = (): FromSentry => WITHHELD[name](item);
    return attempt(() => {
      const kept = before === undefined ? item : before(item, hint);
      return kept instanceof Promise ? kept.then(mask).catch(fail) : mask(kept);
    }, fail);
  }
  return before === undefined ? redactItem : withMarks(redactItem, before);
}

/** `Sentry.withStaticSpan` marks a hook by a property. */
function withMarks(hook: Hook, before: Hook): Hook {
  const { name: _name, length: _length, prototype: _prototype, ...marks } = Object.getOwnPropertyDescriptors(before) as PropertyDescriptorMap;
  return Object.defineProperties(hook, marks);
}

/** Of an event. Sentry reads them after the hook. */
function maskAttachments(hint: FromSentry, redactor: Redactor): void {
  if (!Array.isArray(hint?.attachments)) return;
  hint.attachments = hint.attachments.map((attachment: FromSentry) => ({
    ...attachment,
    ...redactor.redact({ data: attachment.data, filename: attachment.filename }),
  }));
}
