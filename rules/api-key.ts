import { defineRule, type Match, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { privateKeyEnd } from "./lib/private-key.js";
import { exampleLike, hiddenSecret, isExample } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** What the key of each service starts with, and what follows. */
const services: readonly (readonly [prefix: string, rest: string])[] = [
  ["AKIA", "[A-Z\\d]{16}"],
  ["ASIA", "[A-Z\\d]{16}"],
  ...words("ghp_ gho_ ghu_ ghs_ ghr_").map((prefix) => [prefix, "[A-Za-z\\d]{30,255}"] as const),
  ["github_pat_", "\\w{22,255}"],
  ["glpat-", "[\\w-]{20,64}"],
  ...words("xoxa- xoxb- xoxp- xoxr- xoxs-").map((prefix) => [prefix, "[\\w-]{10,255}"] as const),
  ...words("sk_live_ sk_test_ rk_live_ rk_test_ pk_live_ pk_test_").map((prefix) => [prefix, "[A-Za-z\\d]{10,255}"] as const),
  ["whsec_", "[\\w+/=]{16,255}"],
  // Mollie
  ["live_", "[A-Za-z\\d]{30,64}"],
  ["test_", "[A-Za-z\\d]{30,64}"],
  ["AIza", "[\\w-]{30,40}"],
  ["ya29.", "[\\w-]{20,1024}"],
  ["SG.", "[\\w-]{16,64}\\.[\\w-]{16,128}"],
  ["npm_", "[A-Za-z\\d]{30,64}"],
  ["pypi-", "[\\w-]{16,512}"],
  ...words("shpat_ shpss_ shpca_ shppa_").map((prefix) => [prefix, "[\\da-fA-F]{32}"] as const),
  ["dop_v1_", "[\\da-f]{64}"],
  ["sk-ant-", "[\\w-]{20,255}"],
  ["sk-", "[\\w-]{20,255}"],
];
const serviceKeys = services.map(([prefix, rest]) => `${prefix.replace(".", "\\.")}${rest}`).join("|");

const serviceKey = new RegExp(`(?:${serviceKeys})(?![\\w-])`, "y");

function match(text: string, at: number): Match | undefined {
  if (text.startsWith("BEGIN", at)) return withEnd(at - 5, privateKeyEnd(text, at - 5));
  serviceKey.lastIndex = at;
  return withEnd(at, serviceKey.test(text) ? serviceKey.lastIndex : undefined);
}

function withEnd(start: number, end: number | undefined): Match | undefined {
  return end === undefined ? undefined : { start, end };
}

const prefixOf = new RegExp(`^(?:${services.map(([prefix]) => prefix.replace(".", "\\.")).join("|")})`);

/** Line by line, so that the file around it keeps its form; a head alone becomes a whole key. */
function exampleArmour(value: string, random: RandomInt): string {
  const lines = value.replace(/[A-Za-z\d+/=]{16,}/g, (line) => exampleLike(line, random));
  return lines === value ? `-----BEGIN PRIVATE KEY-----\n${exampleLike("a".repeat(64), random)}\n-----END PRIVATE KEY-----` : lines;
}

export default defineRule({
  id: "api-key",
  label: "SECRET",
  title: "API key, token or private key",
  legal: "GX",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.secret,
  trigger: { prefix: [...services.map(([prefix]) => prefix), "BEGIN"] },
  match,
  maxLength: 10_000,
  score: { alone: 0.98, field: 0.95 },
  fields: words(
    "apikey xapikey apisecret apitoken appkey appsecret secretkey accesskey accesskeyid secretaccesskey awssecretaccesskey accountkey sharedaccesskey sharedaccesssignature clientsecret " +
      "token accesstoken refreshtoken idtoken bearertoken authtoken sessiontoken xauthtoken xaccesstoken xamzsecuritytoken xgoogiapjwtassertion xforwardedaccesstoken xshopifyaccesstoken securitytoken " +
      "devicetoken resettoken verificationtoken privatekey signingkey encryptionkey webhooksecret xwebhooksignature stripesignature signature connectionstring samlresponse samlart authcode authorizationcode",
  ),
  // Not the address of a token service, not a word such as "ongeldig", not `tree.token` or `tokens[at]` in a program.
  fieldValue: /^(?!https?:|[A-Za-z][a-z]{1,14}$|(?=[A-Za-z_$]{1,40}[.?[])[A-Za-z_$.?[\]]{1,120}[;,]?$)[^\s(){}<>]{8,8192}$/,
  isTestValue: isExample,
  partial: (value) => `${prefixOf.exec(value)?.[0] ?? ""}${hiddenSecret}`,
  surrogate: (value, random) => {
    if (value.startsWith("-----BEGIN")) return exampleArmour(value, random);
    const kept = prefixOf.exec(value)?.[0] ?? "";
    return kept + exampleLike(value.slice(kept.length), random);
  },
  presidio: "API_KEY",
  examples: {
    // Keys of services that push protection knows are put together, so that this file can be pushed.
    match: [
      "export AWS_ACCESS_KEY_ID=[[AKIAIOSFODNN7EXAMPLE]]",
      `git clone with [[${"ghp_"}${"x".repeat(36)}]].`,
      `stripe: [[${"sk_test_"}${"x".repeat(24)}]], mollie: [[${"test_"}${"x".repeat(30)}]]`,
      `[[${"xoxb-"}000000000000-${"x".repeat(24)}]] [[${"AIza"}${"x".repeat(35)}]] [[${"glpat-"}${"x".repeat(20)}]] [[${"shpat_"}${"0".repeat(32)}]]`,
      "X-API-Key: [[voorbeeld0123456789]]",
      "apikey: [[voorbeeldsleutel0123456789]]",
      '{"refresh_token":"[[voorbeeld-voorbeeld]]"}',
      "[[-----BEGIN PRIVATE KEY-----]]",
      `[[-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123456789\n\n${"MIIEvoorbeeld".repeat(4)}\n-----END RSA PRIVATE KEY-----]]\nklaar`,
      `[[-----BEGIN RSA PRIVATE KEY-----\n${"MIIEvoorbeeld".repeat(4)}\nvoorbeeld==\n-----END RSA PRIVATE KEY-----]]\nklaar`,
    ],
    ignore: [
      "AKIA123",
      "ghp_kort",
      "sk_test_",
      "550e8400-e29b-41d4-a716-446655440000",
      "d41d8cd98f00b204e9800998ecf8427e",
      "-----BEGIN CERTIFICATE-----",
      "token: ongeldig",
      "token = getAccessTokenFromHeader()",
    ],
  },
  references: ["GitHub, About secret scanning; Stripe, Mollie, Slack, Shopify, GitLab, AWS: documentation of key formats", "RFC 7468 (PEM)"],
});
