/**
 * `npm start`: a web shop that logs whatever it gets, as shops do, runs twice on a free port: with plain pino, and with the same logger wrapped by zwartlak.
 * It gets the same requests over HTTP both times, and the log lines stand side by side. Then the scanner looks at a folder of fixtures, as CI would.
 */
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { styleText } from "node:util";
import express from "express";
import pino, { type Logger } from "pino";
import { pinoHttp } from "pino-http";
import { redactLogs } from "zwartlak/pino";

const FIXTURES = "examples/ci/fixtures";

interface Call {
  readonly path: string;
  readonly body?: object;
}

const calls: readonly Call[] = [
  {
    path: "/customers",
    body: {
      naam: "Fatma El Amrani",
      email: "f.elamrani@voorbeeld.nl",
      telefoon: "06-12345678",
      iban: "NL91ABNA0417164300",
      kvk: "69599084",
      geboortedatum: "01-12-1985",
    },
  },
  { path: "/customers?email=f.elamrani%40voorbeeld.nl" },
  { path: "/tickets", body: { vraag: "Mijn BSN is 999990019, ik woon op Kerkstraat 12, 1234 AB Utrecht. Groet, mevrouw De Vries" } },
  { path: "/orders", body: { bestelling: 4711, artikel: "8712345678906", bedrag: "1.234,56", betaald: true } },
];

/** The shop. It logs every body, which is what nobody should do and everybody does. */
function shop(log: Logger): express.Express {
  const app = express();
  app.use(pinoHttp({ logger: log, serializers: { req: ({ url, headers }) => ({ url, authorization: headers.authorization }), res: () => undefined } }));
  app.use(express.json());
  app.use((req, res) => {
    req.log.info({ body: req.body }, "%s %s", req.method, req.originalUrl);
    res.sendStatus(204);
  });
  return app;
}

/** Log lines of the shop for all calls, with a logger of these options. */
async function linesWith(options: pino.LoggerOptions): Promise<string[]> {
  const lines: string[] = [];
  const server = shop(pino({ base: null, timestamp: false, ...options }, { write: (line: string) => lines.push(line) })).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  for (const call of calls) await send(`http://127.0.0.1:${port}${call.path}`, call.body);
  server.close();
  await once(server, "close");
  return lines.filter((line) => !line.includes('"request completed"'));
}

async function send(url: string, body?: object): Promise<void> {
  const headers = { "content-type": "application/json", authorization: "Bearer voorbeeld-token-0123456789", connection: "close" };
  await fetch(url, body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const without = await linesWith({});
const masked = await linesWith(redactLogs({}));

print(styleText("bold", "\nThe same requests to the same server, logged without and with zwartlak\n"));
for (const [at, line] of without.entries()) {
  print(`${styleText("red", "without")} ${line.trimEnd()}`);
  print(`${styleText("green", "with   ")} ${(masked[at] ?? "").trimEnd()}\n`);
}

print(styleText("bold", `npx zwartlak scan ${FIXTURES}\n`));
const scan = spawnSync(process.execPath, ["dist/src/cli/main.js", "scan", FIXTURES, "--config", "examples/ci/zwartlak.config.json"], { stdio: "inherit" });
print(scan.status === 1 ? "\nThe scan found personal data and ended with exit code 1: in CI that stops the merge." : "\nThe scan did not work as it should.");
process.exitCode = scan.status === 1 && without.length === masked.length ? 0 : 1;
