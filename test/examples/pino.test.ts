import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const SECRETS = ["elamrani", "El Amrani", "999990019", "12345678", "Kerkstraat", "1234 AB", "Utrecht", "NL91", "0417"];

it("examples/pino logs the orders of a web shop and nobody's data", async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["dist/examples/pino/main.js"]);
  expect(stderr).toBe("");
  for (const secret of SECRETS) expect(stdout).not.toContain(secret);
  const records = stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records.map(({ level }) => level)).toEqual([30, 30, 20, 50, 30]);
  expect(records.every(({ service, time }) => service === "webshop" && typeof time === "number")).toBe(true);
  expect(records[1]).toMatchObject({ msg: "bestelling 4711 van [EMAIL]", order: { id: 4711, iban: "[IBAN]", customer: { bsn: "[BSN]" } } });
  expect(records[2].msg).toBe('antwoord van de belastingdienst: {"bsn":"[BSN]","status":"bekend"}');
  expect(records[3].err.message).toBe("Betaling van [EMAIL] mislukt: Rekening [IBAN] is geweigerd");
  expect(records[3].err.stack).toContain("examples/pino/main.js");
  expect(records[4]).toMatchObject({ requestId: "a81f", responseTime: 83, msg: "klaar" });
});

it("examples/pino/service tests itself, loses no line when it breaks, and prints nobody's data", async () => {
  const failure = await promisify(execFile)(process.execPath, ["dist/examples/pino/service.js"]).catch((error) => error);
  expect(failure.code).toBe(1);
  const records = failure.stdout
    .trimEnd()
    .split("\n")
    .map((line: string) => JSON.parse(line));
  expect(records.map(({ msg }: { msg: string }) => msg)).toEqual([
    "zelftest geslaagd",
    "factuur 1001 verstuurd aan [EMAIL]",
    "factuur 1002 verstuurd aan [EMAIL]",
  ]);
  expect(records[1]).toMatchObject({ service: "facturen", number: 1001, email: "[EMAIL]" });
  expect(failure.stderr).toContain("bel [PHONE]");
  expect(failure.stderr).toContain("Error: geen verbinding voor rekening [IBAN]");
  for (const secret of SECRETS) expect(failure.stdout + failure.stderr).not.toContain(secret);
});
