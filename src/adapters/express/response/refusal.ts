import type { ServerResponse } from "node:http";

/** Why an answer is withheld. */
export type Refusal = "personal-data" | "unchecked";

/** What described the answer that is not sent. */
const DESCRIBING = /^(?:content-.*|etag|last-modified|cache-control|expires|location|link|accept-ranges|transfer-encoding|refresh)$/;

const TITLES: { readonly [R in Refusal]: readonly [title: string, detail: string] } = {
  "personal-data": ["Response withheld", "The response held personal data that this route does not declare, so it was withheld."],
  unchecked: ["Response not checked", "The response could not be checked for personal data, so it was withheld."],
};

/** Turns the response, of which nothing has been sent, into a problem in the sense of RFC 9457; gives its body. Findings are for the server's own people. */
export function refuse(response: ServerResponse, refusal: Refusal): string {
  for (const name of response.getHeaderNames()) if (DESCRIBING.test(name)) response.removeHeader(name);
  const [title, detail] = TITLES[refusal];
  const body = JSON.stringify({ type: `urn:zwartlak:problem:response-${refusal}`, title, status: 500, detail });
  response.statusCode = 500;
  response.statusMessage = "";
  response.setHeader("Content-Type", "application/problem+json");
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  return body;
}
