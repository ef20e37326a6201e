import { AsyncLocalStorage } from "node:async_hooks";
import type { Redactor } from "../redactor.js";
import type { SubjectScope } from "./subject-scope.js";

const running = new AsyncLocalStorage<SubjectScope | undefined>();

/** Runs the work, and whatever it starts (promises, timers, callbacks that keep their context), with this person as its subject. */
export function runWithSubject<T>(scope: SubjectScope | undefined, work: () => T): T {
  return running.run(scope, work);
}

/** The person of the request that is running now. */
export function runningSubject(): SubjectScope | undefined {
  return running.getStore();
}

/**
 * One log line, with the values of the running request's person masked in it. Outside a request it is `redactor.redactLine`.
 *
 * @throws what the application's own `subject` function throws: whoever writes the line has to withhold it then
 */
export function redactLineOfRequest(redactor: Redactor, line: string): string {
  return (running.getStore()?.redactorFor(redactor, line) ?? redactor).redactLine(line);
}

/** The redactor that knows the running request's person, for values that are no line. */
export function redactorOfRequest(redactor: Redactor): Redactor {
  return running.getStore()?.redactorFor(redactor) ?? redactor;
}
