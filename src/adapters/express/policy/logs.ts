import type { Finding } from "../../../finding.js";
import { countLeaks, type Redactor } from "../../../redactor.js";
import { attempt } from "../attempt.js";
import type { ExpressRequest } from "../request.js";
import type { LogFinding, PolicyPlace, PolicySettings, RoutePolicy } from "./settings.js";

type PolicyNow = () => { readonly request: ExpressRequest | undefined; readonly policy: RoutePolicy | undefined };
type Tell = (findings: readonly LogFinding[], place: PolicyPlace) => unknown;

/** A redactor for log lines that does what the route of the running request asks for. */
export function sinkRedactor({ redactor, rest }: PolicySettings, now: PolicyNow, tell: Tell): Redactor {
  const observe = (line: string, scan: (line: string) => readonly Finding[]) => {
    const { request, policy } = now();
    // Whoever observes wants the line as it is, and to be told; not being told is no reason to lose the line.
    const found = attempt(
      () => scan(line).map((finding) => logFinding(finding, "log")),
      () => [],
    );
    if (found.length > 0) {
      countLeaks(redactor, found);
      tell(found, { sink: "logs", route: policy?.pattern?.key, request });
    }
    return line;
  };
  const wrapped = (used: Redactor, scan: (line: string) => readonly Finding[]): Redactor => ({
    ...used,
    redactLine: (line) => {
      const mode = (now().policy ?? rest).sinks.logs;
      if (mode === "mask") return used.redactLine(line);
      return mode === "off" ? line : observe(line, scan);
    },
    with: (subject) => {
      const known = used.with(subject);
      return wrapped(known, (line) => addedBy(known.scan(line), used.scan(line)));
    },
  });
  return wrapped(redactor, redactor.scan);
}

/** A redactor that knows a person is asked after one that does not: only what it adds is news. */
function addedBy(found: readonly Finding[], before: readonly Finding[]): Finding[] {
  return found.filter(({ start, end }) => !before.some((other) => other.start < end && start < other.end));
}

/** What is found in an error that is passed on as it is. */
export function observedError(redactor: Redactor, error: unknown): readonly LogFinding[] {
  return attempt(
    () => redactor.scan(error).map((finding) => logFinding(finding, "error")),
    () => [],
  );
}

function logFinding({ rule, score, reasons, legal, path }: Finding, part: LogFinding["part"]): LogFinding {
  return { part, path: path ?? part, rule, score, reasons, legal };
}
