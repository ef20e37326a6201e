import { Buffer } from "node:buffer";
import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { exampleLike, hiddenSecret, isExample, isPlaceholder } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** A parameter of a header; in JSON its quotes are escaped, and a bare one ends the string. */
const parameter = '(?:"[^"\\r\\n]{0,300}"|\\u0001[^\\u0001"\\r\\n]{0,300}\\u0001|[^\\s,;"\'\\u0001]{1,300})';
const digest = new RegExp(`digest {1,3}(username=${parameter}(?:, {0,3}[a-z]{1,20}=${parameter}){0,12})`, "iy");

/** The credentials behind a scheme of the Authorization header; the scheme itself stays readable. */
const schemes: readonly { readonly credentials: RegExp; readonly holds?: (value: string) => boolean }[] = [
  { credentials: /bearer {1,3}([\w.~+/-]{8,8192}={0,2})/iy, holds: (value) => /\d/.test(value) || value.length > 24 },
  { credentials: /basic {1,3}([A-Za-z\d+/]{4,1024}={0,2})/iy, holds: isUserAndPassword },
  { credentials: digest },
  { credentials: /(?:negotiate|ntlm) {1,3}([A-Za-z\d+/]{16,8192}={0,2})/iy },
  { credentials: /aws4-hmac-sha256 {1,3}(credential=[^\r\n"]{1,1000})/iy },
  { credentials: /(?:api-?key|token) {1,3}(?:token=)?"?([\w.~+/-]{16,1024}={0,2})/iy, holds: (value) => /\d/.test(value) },
];

function isUserAndPassword(base64: string): boolean {
  return /^[\x20-\x7e\u00a0-\uffff]{0,600}:/.test(Buffer.from(base64, "base64").toString());
}

function match(text: string, at: number): Match | undefined {
  return text.charAt(at) === "@" ? passwordInUrl(text, at) : afterScheme(text, at);
}

function afterScheme(text: string, at: number): Match | undefined {
  for (const { credentials, holds } of schemes) {
    credentials.lastIndex = at;
    const found = credentials.exec(text);
    const value = found?.[1] ?? "";
    if (found === null || isPlaceholder(value) || holds?.(value) === false) continue;
    const start = at + found[0].length - value.length;
    return { start, end: start + value.length, score: 0.98 };
  }
  return undefined;
}

/** `scheme://user:password@host`: the password. */
function passwordInUrl(text: string, at: number): Match | undefined {
  const userInfo = /:\/\/[^\s/:@"'<>]{0,64}:([^\s/@"'<>]{1,128})$/.exec(text.slice(Math.max(0, at - 200), at));
  const password = userInfo?.[1] ?? "";
  return password === "" || isPlaceholder(password) ? undefined : { start: at - password.length, end: at, score: 0.95 };
}

function surrogate(value: string, random: RandomInt): string {
  if (isUserAndPassword(value)) return Buffer.from(`voorbeeld:${random(1_000_000)}`).toString("base64");
  // Digest and its like: each parameter that is quoted keeps its quotes.
  if (/^(?:username|credential)=/i.test(value))
    return value.replace(/="[^"\n]{0,500}"/g, () => `="voorbeeld${random(1_000_000)}"`).replace(/(?<==)[^",\s]{1,500}/g, () => `voorbeeld${random(1_000_000)}`);
  return exampleLike(value, random);
}

export default defineRule({
  id: "authorization",
  label: "SECRET",
  title: "Authorization header and password in a URL",
  legal: "GX",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.secret,
  trigger: [
    { char: "@" },
    { prefix: words("Bearer bearer BEARER Basic basic BASIC Digest digest Negotiate NTLM AWS4-HMAC-SHA256 ApiKey Api-Key apikey Token") },
  ],
  match,
  maxLength: 8200,
  score: { alone: 0.95, field: 0.97 },
  fields: words("authorization proxyauthorization authorizationheader authheader"),
  fieldLine: true,
  fieldValue:
    /^(?!(?:required|missing|failed|granted|denied|none|null|undefined|geen|vereist|verplicht|ontbreekt)(?:$|[\s.,;<"')])|(?:bearer|basic|digest)(?:$|[.,;<"')\t]| \|))[^\s[\]•][^[\]•\r\n]{7,8000}$/i,
  isTestValue: (value) => isExample(value) || isExample(Buffer.from(value, "base64").toString()),
  partial: () => hiddenSecret,
  surrogate,
  presidio: "AUTHORIZATION",
  examples: {
    match: [
      "Authorization: Basic [[amFuOnZvb3JiZWVsZA==]]",
      "authorization: bearer [[voorbeeld-token-0123456789]]",
      "Proxy-Authorization: Basic [[dGVzdDp0ZXN0]]",
      'Authorization: Digest [[username="jan", realm="x", response="0123456789abcdef0123456789abcdef"]]',
      "curl -H 'Authorization: Bearer [[voorbeeld0123]]' https://example.com",
      '{"authorization":"[[voorbeeldsleutel]]"}',
      "postgres://app:[[geheim]]@db.example/app",
    ],
    ignore: [
      "Authorization required",
      "Basic understanding",
      'WWW-Authenticate: Basic realm="x"',
      "Bearer",
      "authorization: none",
      "authorization: required, zie de handleiding",
      "Authorization: Bearer [SECRET]",
      "https://app:[SECRET]@db.example",
      "bearer of this letter",
    ],
  },
  references: ["RFC 9110 section 11", "RFC 7617 (Basic), RFC 6750 (Bearer), RFC 7616 (Digest)", "RFC 3986 section 3.2.1 (user information)"],
});
