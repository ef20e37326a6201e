import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "./clock.js";
import { loadPeer } from "./install.js";
import { bodiesOf } from "./texts.js";

/** What a server makes of one kind of request. */
export interface Served {
  readonly name: string;
  readonly body: string;
  readonly perSecond: number;
  /** Requests a second as a part of those of Express alone in the same round. */
  readonly share: number;
  /** Microseconds of processor time more than Express alone, per request. */
  readonly added: number;
}

export const ALONE = "Express alone";

const SERVERS: readonly { readonly name: string; readonly args: readonly string[] }[] = [
  { name: ALONE, args: ["none", "read"] },
  { name: "copy, not read", args: ["copy", "unread"] },
  { name: "copy, read", args: ["copy", "read"] },
  { name: "mask, not read", args: ["mask", "unread"] },
  { name: "mask, read", args: ["mask", "read"] },
];

const BODIES = [
  { body: "1 KB, clean", bytes: 1000, isPersonal: false },
  { body: "1 KB, with findings", bytes: 1000, isPersonal: true },
  { body: "50 KB, clean", bytes: 50_000, isPersonal: false },
  { body: "50 KB, with findings", bytes: 50_000, isPersonal: true },
];

const ROUNDS = 3;
const CONNECTIONS = 10;
/** Length of a volley; autocannon counts in whole sample intervals. */
const SECONDS = 0.8;
const WARM_UP = 0.3;
/** What a new server needs until its code is compiled. */
const COMPILED = 1.5;
const INTERVAL_MS = 100;

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly port: number;
}

type Cannon = (
  options: object,
) => Promise<{ readonly duration: number; readonly requests: { readonly total: number }; readonly errors: number; readonly non2xx: number }>;

/** Every server with every body, in turn. All listen on the loopback address only. */
export async function measureExpress(): Promise<{ readonly served: readonly Served[]; readonly missing: readonly string[] }> {
  const fire = cannon();
  if (fire === undefined) return { served: [], missing: ["Express is not measured: autocannon could not be loaded."] };
  const servers: Server[] = [];
  try {
    for (const { name, args } of SERVERS) servers.push(await start(name, args));
    for (const server of servers) await volley(server, requestsOf(bodiesOf(1000, 16, 1)), COMPILED, fire);
    const served: Served[] = [];
    for (const body of BODIES) served.push(...(await servedOf(servers, body, fire)));
    return { served, missing: [] };
  } finally {
    for (const { child } of servers) child.kill();
  }
}

function cannon(): Cannon | undefined {
  try {
    return loadPeer("autocannon") as Cannon;
  } catch {
    return undefined;
  }
}

async function start(name: string, args: readonly string[]): Promise<Server> {
  const child = fork(fileURLToPath(new URL("./express-server.js", import.meta.url)), args, { stdio: "ignore" });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  return { name, child, port };
}

function requestsOf(bodies: readonly string[]): object[] {
  return bodies.map((body) => ({ method: "POST", path: "/orders", headers: { "content-type": "application/json" }, body }));
}

interface Volley {
  readonly perSecond: number;
  /** Microseconds of processor time of the server, per request. */
  readonly used: number;
}

async function servedOf(servers: readonly Server[], { body, bytes, isPersonal }: (typeof BODIES)[number], fire: Cannon): Promise<Served[]> {
  const requests = requestsOf(bodiesOf(bytes, 16, bytes, isPersonal));
  const rounds: Volley[][] = [];
  for (const server of servers) await volley(server, requests, WARM_UP, fire);
  for (let round = 0; round < ROUNDS; round++) {
    const row: Volley[] = [];
    for (const server of servers) row.push(await volley(server, requests, SECONDS, fire));
    rounds.push(row);
  }
  return servers.map(({ name }, index) => {
    const of = (figure: (own: Volley, alone: Volley) => number) => median(rounds.map((row) => figure(row[index] as Volley, row[0] as Volley)));
    return {
      name,
      body,
      perSecond: of((own) => own.perSecond),
      share: of((own, alone) => own.perSecond / alone.perSecond),
      added: of((own, alone) => own.used - alone.used),
    };
  });
}

async function volley({ child, port }: Server, requests: readonly object[], duration: number, fire: Cannon): Promise<Volley> {
  const before = await usedBy(child);
  const started = performance.now();
  const shots = fire({ url: `http://127.0.0.1:${port}`, connections: CONNECTIONS, duration, sampleInt: INTERVAL_MS, requests });
  const { requests: sent, errors, non2xx } = await shots;
  if (errors + non2xx > 0) throw new Error(`bench: ${errors} requests failed and ${non2xx} were refused`);
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: sent.total / seconds, used: ((await usedBy(child)) - before) / sent.total };
}

async function usedBy(child: ChildProcess): Promise<number> {
  child.send("used");
  const [{ used }] = (await once(child, "message")) as [{ used: number }];
  return used;
}
