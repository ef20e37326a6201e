import { Buffer } from "node:buffer";
import { defineRule, PRECEDENCE, type RandomInt } from "../src/rule.js";
import { hiddenSecret } from "./lib/secrets.js";
import { words } from "./lib/words.js";

/** The header is JSON with an algorithm; of a signed token the claims are JSON too, of an encrypted one (five parts) they cannot be read. */
function isToken(value: string): boolean {
  const [header = "", claims = "", ...rest] = value.split(".");
  if (rest.length === 1 && !claims.startsWith("eyJ")) return false;
  return hasAlgorithm(header);
}

function hasAlgorithm(header: string): boolean {
  try {
    return typeof JSON.parse(Buffer.from(header, "base64url").toString()).alg === "string";
  } catch {
    return false;
  }
}

/** An unsigned token: nothing accepts it. */
function surrogate(_: string, random: RandomInt): string {
  return [{ alg: "none" }, { sub: `voorbeeld-${random(1_000_000)}` }].map((part) => `${Buffer.from(JSON.stringify(part)).toString("base64url")}.`).join("");
}

export default defineRule({
  id: "jwt",
  label: "SECRET",
  title: "JSON Web Token",
  legal: "GX",
  statement: "identificatiegegevens",
  precedence: PRECEDENCE.secret,
  trigger: { prefix: ["eyJ"] },
  pattern: /eyJ[\w-]{5,2048}\.[\w-]{0,8192}\.[\w-]{0,2048}(?:\.[\w-]{1,8192}\.[\w-]{1,512})?/y,
  maxLength: 21_000,
  validate: isToken,
  score: { checked: 0.99, field: 0.97 },
  fields: words("jwt jwttoken jsonwebtoken"),
  fieldValue: /^[\w-]{5,2048}\.[\w-]{5,8192}\./,
  isTestValue: (value) => value.startsWith("eyJhbGciOiJub25l"),
  partial: () => hiddenSecret,
  surrogate,
  presidio: "JWT",
  examples: {
    match: [
      "token=[[eyJhbGciOiJub25lIn0.eyJzdWIiOiJ2b29yYmVlbGQifQ.]]",
      "(jwt [[eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ2b29yYmVlbGQtMTIzNCIsIm5hbWUiOiJKYW4gVm9vcmJlZWxkIiwiaWF0IjoxNTE2MjM5MDIyfQ.5pvpbowX395yVXgsu3K1ueWYANVlZsOiO1eNFsNpAQo]])",
    ],
    ignore: ["a.b.c", "eyJhbGciOiJIUzI1NiJ9", "eyJub3QganNvbg.eyJhIjox.xx", "eyJhIjoxfQ==.x", "www.example.com", "1.2.3"],
  },
  references: ["RFC 7519 (JWT)", "RFC 7515 (JWS), RFC 7516 (JWE)"],
});
