import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { type Options, pinoHttp } from "pino-http";
import { afterEach, expect, it } from "vitest";
import { createLogDestination, redactLogs } from "../../src/adapters/pino.js";

const EMAIL = "j.devries@bedrijf.nl";
const BSN = "999990019";
const SECRETS = /devries|999990019|Vries/;

// biome-ignore lint/suspicious/noExplicitAny: a line of a log, looked at by name.
type Line = { [key: string]: any };

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

type Log = { readonly lines: string[]; readonly write: (text: string) => void };
function collector(): Log {
  const lines: string[] = [];
  return { lines, write: (text) => lines.push(...text.trimEnd().split("\n")) };
}

/** What pino-http with these options logs of one request. */
async function logOf(middlewareOf: (log: Log) => (req: IncomingMessage, res: ServerResponse) => void, path = "/"): Promise<Line[]> {
  const log = collector();
  const middleware = middlewareOf(log);
  server = createServer((req, res) => {
    middleware(req, res);
    if (req.url?.startsWith("/fout")) res.statusCode = 500;
    res.end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { "x-klant": EMAIL } })).text();
  await expect.poll(() => log.lines.length).toBeGreaterThan(0);
  expect(log.lines.join("\n")).not.toMatch(SECRETS);
  return log.lines.map((line) => JSON.parse(line));
}

const withOptions = (options: Options) => (log: Log) => pinoHttp(redactLogs(options as never) as Options, log as never);

const CASES: readonly (readonly [string, Options, (record: Line) => unknown, unknown])[] = [
  ["customProps", { customProps: () => ({ klant: { bsn: Number(BSN) } }) }, ({ klant }) => klant, { bsn: "[BSN]" }],
  ["customSuccessMessage", { customSuccessMessage: () => `klaar voor ${EMAIL}` }, ({ msg }) => msg, "klaar voor [EMAIL]"],
  ["customSuccessObject", { customSuccessObject: (_req, _res, value) => ({ ...value, email: EMAIL }) }, ({ email }) => email, "[EMAIL]"],
  ["customAttributeKeys", { customAttributeKeys: { req: "verzoek" } }, ({ verzoek }) => verzoek.headers["x-klant"], "[EMAIL]"],
  ["serializers of one's own", { serializers: { req: (req) => ({ naam: "Jan de Vries", url: req.url }) } }, ({ req }) => req.naam, "[NAME]"],
  ["genReqId", { genReqId: () => EMAIL }, ({ req }) => req.id, "[EMAIL]"],
  ["customLogLevel and quietReqLogger", { customLogLevel: () => "warn", quietReqLogger: true }, ({ level }) => level, 40],
  ["wrapSerializers: false", { wrapSerializers: false, serializers: { req: () => `van ${EMAIL}` } }, ({ req }) => req, "van [EMAIL]"],
];

it.each(CASES)("pino-http with %s", async (_name, options, read, expected) => {
  expect(read((await logOf(withOptions(options))).at(-1)!)).toEqual(expected);
});

it("pino-http with customErrorMessage and customErrorObject", async () => {
  const options: Options = { customErrorMessage: () => `fout bij ${EMAIL}`, customErrorObject: (_req, _res, _error, value) => ({ ...value, bsn: BSN }) };
  const record = (await logOf(withOptions(options), "/fout")).at(-1)!;
  expect(record).toMatchObject({ msg: "fout bij [EMAIL]", bsn: "[BSN]" });
});

it("pino-http in front of a destination that redacts", async () => {
  const [record] = await logOf((log) => pinoHttp({ logger: pino(createLogDestination({ destination: log })) }), `/klant?email=${encodeURIComponent(EMAIL)}`);
  expect(record?.req.url).toBe("/klant?email=%5BEMAIL%5D");
});
