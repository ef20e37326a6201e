import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ExpressRequest, type RedactedRequest, redactRequests } from "../../src/adapters/express.js";
import { createRedactor } from "../../src/index.js";

/** The middleware as `node:http` or any framework would call it. */
function redactedUrl(url: string, options: Parameters<typeof createRedactor>[0] = {}): string {
  const request: ExpressRequest & { readonly originalUrl: string; readonly redacted?: RedactedRequest } = { url, originalUrl: url, headers: {} };
  const unused = { statusCode: 200, setHeader: () => undefined, end: () => undefined };
  redactRequests({ redactor: createRedactor(options) })(request, unused, () => undefined);
  return request.redacted?.originalUrl ?? "";
}

describe("the URL of req.redacted", () => {
  it.each([
    ["a percent-encoded value", "/?email=jan%40example.nl", "/?email=%5BEMAIL%5D"],
    ["a value by the name of its key", "/zoek?bsn=111222333&sort=asc", "/zoek?bsn=%5BBSN%5D&sort=asc"],
    ["a nested key", "/?klant%5Bemail%5D=jan%40example.nl", "/?klant%5Bemail%5D=%5BEMAIL%5D"],
    ["plus signs as spaces", "/?q=BSN+111222333", "/?q=BSN%20%5BBSN%5D"],
    ["a key that is a value itself", "/?jan%40example.nl=1", "/?%5BEMAIL%5D=1"],
    ["text without a key", "/?jan%40example.nl", "/?%5BEMAIL%5D"],
    ["the same key twice", "/?email=jan%40example.nl&email=piet%40example.nl", "/?email=%5BEMAIL%5D&email=%5BEMAIL%5D"],
    ["a value that holds a separator", "/?q=a%26email%3Djan%40example.nl", "/?q=a%26email%3D%5BEMAIL%5D"],
    ["a value in the path", "/klanten/jan%40example.nl/orders", "/klanten/%5BEMAIL%5D/orders"],
    ["a number that the path names", "/bsn/111222333", "/bsn/%5BBSN%5D"],
    ["an absolute URL", "http://voorbeeld.example/a?email=jan%40example.nl", "http://voorbeeld.example/a?email=%5BEMAIL%5D"],
    ["nothing personal", "/a%2Fb/c;d=1?x=%E2%82%AC+1&&y#z", "/a%2Fb/c;d=1?x=%E2%82%AC+1&&y#z"],
    ["malformed escapes", "/%E0%A4?a=%zz&email=jan@example.nl", "/%E0%A4?a=%zz&email=%5BEMAIL%5D"],
    ["no query at all", "/", "/"],
  ])("masks %s", (_case, url, expected) => {
    expect(redactedUrl(url)).toBe(expected);
  });

  it.each(["partial", "stars", "remove", () => "a b&c=d#e/é?f"] as const)("is a valid URL under the mask %s", (mask) => {
    const url = new URL(redactedUrl("/klanten/jan%40example.nl?iban=NL91ABNA0417164300&q=bsn%20111222333&x=1", { mask }), "http://localhost");
    expect([...url.searchParams.keys()]).toEqual(["iban", "q", "x"]);
    expect(url.searchParams.get("x")).toBe("1");
    expect(`${url.pathname}${url.search}`).toMatch(/^[\x21-\x7e]+$/);
    expect(url.href).not.toMatch(/jan|0417164300|111222333/);
  });

  it("keeps every key and every clean value, whatever the query", () => {
    const word = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/\d/.test(text));
    const query = fc.array(fc.tuple(word, word), { maxLength: 6 });
    fc.assert(
      fc.property(query, (pairs) => {
        const clean = createRedactor();
        const search = new URLSearchParams(pairs).toString();
        const url = new URL(redactedUrl(`/zoek?${search}&email=jan%40example.nl`), "http://localhost");
        const kept = pairs.filter(([key, value]) => clean.scan([{ [key]: value }]).length === 0);
        const entries = [...url.searchParams].map(String);
        expect(entries.at(-1)).toBe("email,[EMAIL]");
        expect(entries).toEqual(expect.arrayContaining(kept.map(String)));
      }),
      { numRuns: 200 },
    );
  });

  it("does not change when it is masked again", () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, search) => {
        const once = redactedUrl(`/klant/jan%40example.nl${path}?bsn=111222333&${search}`);
        expect(redactedUrl(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});
