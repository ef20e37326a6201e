import { AsyncLocalStorage } from "node:async_hooks";
import { takeRoutesFrom } from "../leaks/route.js";
import type { Redactor } from "../redactor.js";
import { routeOf } from "./request-route.js";
import type { SubjectScope } from "./subject-scope.js";

const running = new AsyncLocalStorage<SubjectScope | undefined>();

takeRoutesFrom(() => routeOf(running.getStore()?.request()));

/** Runs the work, and whatever it starts (promises, timers, callbacks that keep their context), with this person as its subject. */
export function runWithSubject<T>(scope: SubjectScope | undefined, work: () => T): T {
  return running.run(scope, work);
}

/** The person of the request that is running now. */
export function runningSubject(): SubjectScope | undefined {
  return running.getStore();
}

/**
 * One log line, with the values of the running request's person masked in it. Outside a request it is `redactor.redactLine`. The rules come first, so
 * that what they know keeps its own label.
 *
 * @throws what the application's own `subject` function throws: whoever writes the line has to withhold it then
 */
export function redactLineOfRequest(redactor: Redactor, line: string): string {
  const masked = redactor.redactLine(line);
  const scope = running.getStore();
  const known = scope?.redactorFor(redactor, masked) ?? redactor;
  return known === redactor ? masked : known.redactLine(masked);
}

/** The redactor that also masks the values of the running request's person, for what is no line. */
export function redactorOfRequest(redactor: Redactor): Redactor {
  const known = running.getStore()?.redactorFor(redactor) ?? redactor;
  if (known === redactor) return redactor;
  return { ...redactor, redact: (input) => known.redact(redactor.redact(input)), redactLine: (line) => known.redactLine(redactor.redactLine(line)) };
}
