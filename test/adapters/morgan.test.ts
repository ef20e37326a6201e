import type { AddressInfo } from "node:net";
import express from "express";
import morgan from "morgan";
import { describe, expect, it } from "vitest";
import { createMorganStream } from "../../src/adapters/morgan.js";
import { createRedactor } from "../../src/index.js";

const EMAIL = "j.devries@bedrijf.nl";

/** The line that a real server writes of one request. */
async function lineOf(format: string, options: Parameters<typeof createMorganStream>[0] = {}): Promise<{ readonly lines: string[]; readonly status: number }> {
  const lines: string[] = [];
  const app = express();
  app.use(morgan(format, { stream: createMorganStream({ stream: { write: (line: string) => lines.push(line) }, ...options }) }));
  app.get("/klant", (_req, res) => {
    res.send("ok");
  });
  const server = app.listen(0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/klant?email=${encodeURIComponent(EMAIL)}&bsn=999990019&pagina=2`;
  const headers = { authorization: `Basic ${Buffer.from("fatma.elamrani:geheim").toString("base64")}`, referer: `https://shop.example/?email=${EMAIL}` };
  const { status } = await fetch(url, { headers });
  server.close();
  return { lines, status };
}

describe("createMorganStream", () => {
  it.each(["combined", "common", "short", "tiny", "dev"])("the format %s names nobody", async (format) => {
    const { lines } = await lineOf(format);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("/klant?email=%5BEMAIL%5D&bsn=[BSN]&pagina=2");
    expect(lines[0]).toMatch(/\n$/);
    expect(decodeURIComponent(lines[0]!.replaceAll("%", "%25"))).not.toMatch(/devries|999990019/);
  });

  it.each(["combined", "common"])("the user name of %s is masked; the rest of the line stays", async (format) => {
    const { lines } = await lineOf(format);
    expect(lines[0]).toMatch(/^\S+ - \[USERNAME\] \[\d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:]{8} \+0000\] "GET \/klant/);
    expect(lines[0]).toContain('" 200 2');
    expect(lines[0]).not.toContain("elamrani");
  });

  it("a line that cannot be redacted is withheld, and the request answered", async () => {
    const broken = {
      ...createRedactor(),
      redactLine: () => {
        throw new Error(EMAIL);
      },
    };
    expect(await lineOf("combined", { redactor: broken })).toEqual({ lines: ["[REDACTION FAILED]\n"], status: 200 });
  });

  it("a stream that is closed does not fail the request", async () => {
    const stream = {
      write: () => {
        throw new Error("write after end");
      },
    };
    expect((await lineOf("tiny", { stream })).status).toBe(200);
  });

  it("refuses a stream that cannot be written to", () => {
    expect(() => createMorganStream({ stream: {} as never })).toThrow(expect.objectContaining({ code: "ERR_INVALID_OPTION" }));
  });
});
