import * as Sentry from "@sentry/node";
import { afterEach, describe, expect, it } from "vitest";
import { redactSentry } from "../../src/adapters/sentry.js";
import { createRedactor } from "../../src/index.js";

const BSN = "999990019";
const EMAIL = "j.devries@bedrijf.nl";
const SECRETS = /999990019|devries|NL91|0417164300|12345678|Vries/;
const real = createRedactor();
const broken = {
  ...real,
  redact: () => {
    throw new Error(BSN);
  },
};

afterEach(() => Sentry.close(1000));

// biome-ignore lint/suspicious/noExplicitAny: items of Sentry, looked at by name.
type Item = { [key: string]: any };

/** Starts the real SDK; gives the items of all envelopes that it would have sent. */
function start(options: Item = {}): () => Promise<{ readonly items: Item[]; readonly text: string }> {
  const bodies: string[] = [];
  const transport = (transportOptions: Item) =>
    Sentry.createTransport(transportOptions as never, (request) => {
      bodies.push(typeof request.body === "string" ? request.body : Buffer.from(request.body).toString("utf8"));
      return Promise.resolve({ statusCode: 200 });
    });
  Sentry.init(
    redactSentry({
      dsn: "https://abc@sentry.example/1",
      transport,
      tracesSampleRate: 1,
      enableLogs: true,
      sendDefaultPii: true,
      serverName: "web-1",
      release: "webshop@1.2.3",
      environment: "test",
      ...options,
    } as Item) as never,
  );
  return async () => {
    await Sentry.flush(2000);
    const text = bodies.join("\n");
    const items = text.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as Item] : []));
    return { items, text };
  };
}

describe("what the Sentry SDK sends", () => {
  it("an error: message, cause, frames, request, user, tags, extra, contexts and breadcrumbs are masked", async () => {
    const sent = start({ includeLocalVariables: true });
    Sentry.withScope((scope) => {
      scope.setUser({ id: "u-1", email: EMAIL, ip_address: "83.84.85.86", username: "Jan de Vries" });
      scope.setTag("klant", EMAIL);
      scope.setExtra("bestelling", { bsn: Number(BSN), aantal: 3 });
      scope.setContext("betaling", { iban: "NL91ABNA0417164300" });
      scope.addBreadcrumb({ message: `bsn ${BSN}`, data: { url: `/klant?email=${encodeURIComponent(EMAIL)}` } });
      Sentry.captureException(new TypeError(`geen klant ${EMAIL}`, { cause: new Error(`bsn ${BSN}`) }));
    });
    const { items, text } = await sent();
    const event = items.find(({ exception }) => exception) as Item;
    expect(event.exception.values.map(({ value }: Item) => value).sort()).toEqual(["bsn [BSN]", "geen klant [EMAIL]"]);
    expect(event.user).toMatchObject({ email: "[EMAIL]", ip_address: "[IP]" });
    expect(event.extra.bestelling).toEqual({ bsn: "[BSN]", aantal: 3 });
    expect(event.contexts.betaling).toEqual({ iban: "[IBAN]" });
    expect(event.breadcrumbs.at(-1)).toMatchObject({ message: "bsn [BSN]" });
    expect(event).toMatchObject({ release: "webshop@1.2.3", environment: "test", level: "error", platform: "node" });
    expect(event.event_id).toMatch(/^[\da-f]{32}$/);
    expect(text).not.toMatch(SECRETS);
    expect(decodeURIComponent(text.replaceAll("%", "%25"))).not.toMatch(SECRETS);
  });

  it("messages, logs and attachments", async () => {
    const sent = start();
    Sentry.logger.info(`mail ${EMAIL}`, { bsn: Number(BSN) });
    Sentry.withScope((scope) => {
      scope.addAttachment({ filename: `klant ${EMAIL}.txt`, data: `bijlage ${EMAIL}` });
      scope.setFingerprint(["{{ default }}", `bsn ${BSN}`]);
      Sentry.captureMessage("bel 06-12345678");
    });
    const { items, text } = await sent();
    expect(items.some(({ message }) => message === "bel [PHONE]")).toBe(true);
    expect(text).toContain("bijlage [EMAIL]");
    expect(text).toContain("klant [EMAIL].txt");
    expect(items.some(({ fingerprint }) => fingerprint?.[0] === "{{ default }}" && fingerprint[1] === "bsn [BSN]")).toBe(true);
    expect(items.some((item) => item.items?.[0]?.body === "mail [EMAIL]")).toBe(true);
    expect(text).not.toMatch(SECRETS);
  });

  it.each(["static", "stream"])("spans and transactions, %s", async (traceLifecycle) => {
    const sent = start({ traceLifecycle });
    Sentry.startSpan({ name: `GET /klant/${EMAIL}`, op: "http.server", attributes: { "enduser.email": EMAIL } }, () => {
      Sentry.startSpan({ name: `SELECT * FROM klant WHERE bsn = ${BSN}`, op: "db" }, () => undefined);
    });
    const { text } = await sent();
    expect(text).toContain("[EMAIL]");
    expect(text).toContain("http.server");
    expect(text).not.toMatch(SECRETS);
  });

  it("a caller's hook cannot drop a span, and Sentry would send it as it was", async () => {
    const sent = start({ beforeSendSpan: () => null });
    Sentry.startSpan({ name: `mail ${EMAIL}` }, () => undefined);
    const { text } = await sent();
    expect(text).toContain("mail [EMAIL]");
    expect(text).not.toMatch(SECRETS);
  });

  it("the caller's integrations stay", async () => {
    const names: string[] = [];
    const own = { name: "Eigen", setup: () => names.push("Eigen") };
    const sent = start({ integrations: (defaults: Item[]) => [...defaults, own] });
    Sentry.captureMessage(`mail ${EMAIL}`);
    expect((await sent()).text).toContain("mail [EMAIL]");
    start({ integrations: [own] });
    expect(names).toEqual(["Eigen", "Eigen"]);
  });

  it("the caller's hooks run first, and may still drop an event", async () => {
    const beforeSend = (event: Item) => (event.message === "weg" ? null : { ...event, extra: { email: EMAIL } });
    const sent = start({ beforeSend });
    Sentry.captureMessage("weg");
    Sentry.captureMessage("blijft");
    const { items, text } = await sent();
    expect(items.filter(({ message }) => message)).toHaveLength(1);
    expect(items.find(({ message }) => message === "blijft")?.extra).toMatchObject({ email: "[EMAIL]" });
    expect(text).not.toMatch(SECRETS);
  });

  it("a hook that answers later is waited for", async () => {
    const sent = start({ beforeSend: (event: Item) => Promise.resolve({ ...event, extra: { email: EMAIL } }) });
    Sentry.captureMessage("later");
    expect((await sent()).items.find(({ message }) => message === "later")?.extra).toMatchObject({ email: "[EMAIL]" });
  });

  it("an event that cannot be masked is withheld: id, level and a marker", async () => {
    const sent = start({ redactor: broken });
    Sentry.addBreadcrumb({ message: EMAIL });
    Sentry.captureException(new Error(`bsn ${BSN}`));
    Sentry.logger.info(`mail ${EMAIL}`);
    Sentry.startSpan({ name: EMAIL }, () => undefined);
    const { items, text } = await sent();
    expect(items.find(({ message }) => message === "[REDACTION FAILED]")).toMatchObject({ level: "error", event_id: expect.any(String) });
    expect(text).not.toMatch(SECRETS);
  });
});

it("refuses something else for its options or a redactor", () => {
  expect(() => redactSentry("https://key@sentry.example/1" as never)).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
  expect(() => redactSentry({ redactor: { mask: "stars" } as never })).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
});
