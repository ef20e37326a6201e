import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const CUSTOMER = { name: "Fatma El Amrani", email: "f.elamrani@voorbeeld.nl", iban: "NL91ABNA0417164300" };
const SECRETS = ["Amrani", "AMRANI", "elamrani", "0417164300", "999990019", "12345678", "geheim-token"];

interface Line {
  readonly msg: string;
  readonly address?: { readonly port: number };
  readonly customer?: unknown;
}

const lines: string[] = [];
let server: ChildProcess;
let address: string;

beforeAll(async () => {
  server = spawn(process.execPath, ["dist/examples/express/main.js"], { env: { ...process.env, PORT: "0" }, stdio: ["ignore", "pipe", "pipe"] });
  server.stderr?.on("data", (chunk) => lines.push(String(chunk)));
  const output = createInterface({ input: server.stdout! });
  const listening = new Promise<string>((resolve) => output.once("line", resolve));
  output.on("line", (line) => lines.push(line));
  address = `http://127.0.0.1:${(JSON.parse(await listening) as Line).address?.port}`;
});

afterAll(() => {
  server.kill();
});

async function send(path: string, body: string, type = "application/json"): Promise<[number, unknown]> {
  const headers = { "content-type": type, authorization: "Bearer geheim-token-0123456789" };
  const answer = await fetch(address + path, { method: "POST", headers, body });
  return [answer.status, await answer.json()];
}

it("examples/express serves real customers and logs nobody's data", async () => {
  expect(await send("/customers", JSON.stringify(CUSTOMER))).toEqual([201, { id: 1000 }]);
  const found = await fetch(`${address}/customers?email=${encodeURIComponent(CUSTOMER.email)}`);
  expect(await found.json()).toEqual([{ id: 1000, name: CUSTOMER.name }]);

  const whole = await fetch(`${address}/customers/1000`);
  expect(await whole.json()).toEqual({ ...CUSTOMER, iban: "[IBAN]" });

  expect(await send("/tickets", "Mijn BSN is 999990019", "text/plain")).toEqual([201, { forwarded: "Mijn BSN is [BSN]" }]);
  expect(await send("/reviews", '{"text":"Snelle server"}')).toEqual([201, { published: { text: "Snelle server" } }]);
  expect(await send("/reviews", '{"text":"Bel me op 06-12345678"}')).toMatchObject([422, { findings: [{ rule: "phone", path: "body.text" }] }]);
  expect(await send("/customers/1000/refunds", "{}")).toEqual([502, { title: "No refund to [IBAN]: account of [EMAIL] is closed", status: 502 }]);
  expect(await send("/customers", '{"name": "Fatma El Amrani", "email": f.elamrani@voorbeeld.nl}')).toEqual([
    400,
    { title: `Unexpected token '.', "…" is not valid JSON`, status: 400 },
  ]);

  // pino-http logs a request after its answer has gone out.
  await vi.waitFor(() => expect(lines.filter((line) => line.includes('"request completed"'))).toHaveLength(7));
  const log = lines.join("\n");
  for (const secret of SECRETS) expect(log).not.toContain(secret);
  const records = lines.map((line) => JSON.parse(line) as Line);
  expect(records.find(({ msg }) => msg === "customer 1000 registered: [NAME]")?.customer).toEqual({ name: "[NAME]", email: "[EMAIL]", iban: "[IBAN]" });
});
