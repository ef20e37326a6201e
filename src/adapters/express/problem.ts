import type { Verdict } from "./guard.js";
import type { ExpressResponse } from "./request.js";

/** A hostile body can hold any number of values; the answer stays small. */
const MOST_FINDINGS = 100;

/** Answers with a problem in the sense of RFC 9457. It names rules and places; a value is never in it. */
export function sendProblem(response: ExpressResponse, { refusal, findings }: Verdict): void {
  const problem = refusal === "unchecked" ? UNCHECKED : { ...PERSONAL_DATA, findings: places(findings) };
  response.statusCode = problem.status;
  response.setHeader("Content-Type", "application/problem+json");
  response.end(JSON.stringify(problem));
}

const PERSONAL_DATA = {
  type: "urn:zwartlak:problem:personal-data",
  title: "Personal data not accepted",
  status: 422,
  detail: "The request holds personal data that is not accepted here. Leave out what `findings` names and send it again.",
};

/** Fail closed. The sender can do nothing about it, so it is an error of the server. */
const UNCHECKED = {
  type: "urn:zwartlak:problem:unchecked",
  title: "Request not checked",
  status: 500,
  detail: "The request could not be checked for personal data, so it was refused.",
  findings: [],
};

function places(findings: Verdict["findings"]): { rule: string; path: string }[] {
  const distinct = new Map(findings.map(({ rule, path }) => [`${rule} ${path}`, { rule, path }]));
  return [...distinct.values()].slice(0, MOST_FINDINGS);
}
