import { AsyncResource } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import pino, { type Logger } from "pino";
import { pinoHttp } from "pino-http";
import { describe, expect, it, vi } from "vitest";
import { redactRequests } from "../../src/adapters/express.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { createRedactor, type Redactor, type SubjectLike } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
/** No rule knows these values by themselves: only the person's own request makes them personal. */
const PERSON = { voornaam: "Qwendolien", tussenvoegsel: "van der", achternaam: "Brstmeer", klantnummer: "ZX-48213", telefoon: "06-12345678" };
const FORMS = ["BRSTMEER", "qvanderbrstmeer", "brstmeer.q", "Qwendolien", "zx-48213", "ZX48213"];
/** These are found without knowing the person as well. */
const FOUND_ANYWAY = ["Q. van der Brstmeer", "Brstmeer, Q. van der", "+31 6 12 34 56 78", "0031612345678"];

interface Log {
  readonly log: Logger;
  readonly lines: string[];
}

function logTo(used: Redactor = redactor): Log {
  const lines: string[] = [];
  return { lines, log: pino(redactLogs({ redactor: used, base: null }), { write: (line: string) => lines.push(line) }) };
}

function messages(lines: readonly string[]): string[] {
  return lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
}

describe.each(VERSIONS)("the person of a request on $version", ({ express }) => {
  async function linesOf(
    handler: (log: Logger) => RequestHandler,
    options: Parameters<typeof redactRequests>[0] = {},
    body: unknown = PERSON,
  ): Promise<string[]> {
    const { log, lines } = logTo();
    const app = express();
    app.use(express.json(), redactRequests({ redactor, ...options }));
    app.post("/", handler(log));
    await (await post(await listen(app), body)).text();
    return lines;
  }

  it.each([...FORMS, ...FOUND_ANYWAY])("is masked where a line writes it as %s", async (form) => {
    const plain = logTo();
    plain.log.info(`gezien: ${form}.`);
    const [line = ""] = await linesOf((log) => (_req, res) => {
      log.info(`gezien: ${form}.`);
      res.end();
    });
    expect(line).not.toContain(form);
    expect(plain.lines[0]?.includes(form)).toBe(FORMS.includes(form));
  });

  it("is masked in every part of the line, however it is escaped", async () => {
    const [line = ""] = await linesOf((log) => (_req, res) => {
      log.info(
        { url: "/zoek?q=qwendolien%20van%20der+brstmeer", html: "Qwendolien&nbsp;Brstmeer", nr: "ZX%2D48213", err: new Error("niet gevonden: Brstmeer") },
        "klaar",
      );
      res.end();
    });
    expect(decodeURIComponent(line)).not.toMatch(/brstmeer|qwendolien|48213/i);
  });

  it("is masked after awaits, in timers, in callbacks that keep their context, and when the answer has gone out", async () => {
    const { log, lines } = logTo();
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/", async (_req, res) => {
      const callback = new AsyncResource("WORKER").bind(() => log.info("worker: Brstmeer"));
      await Promise.resolve();
      log.info("await: Brstmeer");
      await new Promise((resolve) => setTimeout(resolve, 1));
      setTimeout(() => log.info("timer: Brstmeer"), 1);
      setImmediate(() => log.info("immediate: Brstmeer"));
      randomBytes(8, () => log.info("pool: Brstmeer"));
      setTimeout(callback, 5);
      res.on("finish", () => log.info("finish: Brstmeer"));
      res.on("close", () => log.info("close: Brstmeer"));
      setTimeout(() => log.info("later: Brstmeer"), 50);
      res.end();
    });
    await (await post(await listen(app), PERSON)).text();
    await vi.waitFor(() => expect(lines).toHaveLength(8));
    expect(messages(lines).sort()).toEqual(["await", "close", "finish", "immediate", "later", "pool", "timer", "worker"].map((where) => `${where}: [NAME]`));
    log.info("buiten: Brstmeer");
    expect(messages(lines).at(-1)).toBe("buiten: Brstmeer");
  });

  it("is masked in the lines of pino-http, also in those that tell of an answer that was cut off", async () => {
    const { log, lines } = logTo();
    const app = express();
    app.use(pinoHttp({ logger: log }), express.json(), redactRequests({ redactor }));
    app.post("/klanten/:naam", (_req, res) => void res.end());
    app.post("/weg/:naam", (_req, res) => void res.destroy());
    const address = await listen(app);
    await (await post(`${address}/klanten/brstmeer`, PERSON)).text();
    await expect(post(`${address}/weg/brstmeer`, PERSON)).rejects.toThrow();
    await vi.waitFor(() => expect(lines).toHaveLength(2));
    expect(lines.map((line) => (JSON.parse(line) as { req: { url: string } }).req?.url ?? line.replaceAll("%5B", "[").replaceAll("%5D", "]"))).toEqual([
      "/klanten/[NAME]",
      "/weg/[NAME]",
    ]);
  });

  it("is masked when the middleware stands before the body parser", async () => {
    const { log, lines } = logTo();
    const app = express();
    app.use(redactRequests({ redactor }), express.json());
    app.post("/", (_req, res) => {
      log.info("Brstmeer");
      res.end();
    });
    await (await post(await listen(app), PERSON)).text();
    expect(messages(lines)).toEqual(["[NAME]"]);
  });

  it("is masked where the handler sees a masked body, and the labels are not taken for values", async () => {
    const lines = await linesOf(
      (log) => (req, res) => {
        log.info(`Brstmeer: ${req.body.achternaam} en NAME`);
        res.end();
      },
      { body: "mask" },
    );
    expect(messages(lines)).toEqual(["[NAME]: [NAME] en NAME"]);
  });

  it.each<[string, (req: Request) => SubjectLike]>([
    ["a subject", () => ({ name: "Qwendolien Brstmeer", other: ["ZX-48213"] })],
    ["claims", () => ({ sub: "0a1b2c", given_name: "Qwendolien", family_name: "Brstmeer", customer_number: "ZX-48213", iat: 1_763_812_800 })],
    ["a number in a list", () => ({ name: ["Qwendolien Brstmeer"], other: [48_213, null as never] })],
  ])("may be told by the application as %s", async (_kind, subject) => {
    const lines = await linesOf(
      (log) => (_req, res) => {
        log.info("brstmeer, 48213 of zx-48213?");
        res.end();
      },
      { subject },
      {},
    );
    expect(messages(lines)[0]).not.toMatch(/brstmeer|ZX-48213/i);
  });

  it.each([
    ["auth", { given_name: "Qwendolien", family_name: "Brstmeer" }],
    ["auth", { payload: { name: "Qwendolien Brstmeer" }, header: {}, token: "x" }],
    ["user", { firstName: "Qwendolien", lastName: "Brstmeer" }],
  ])("is known from what verified the token in req.%s", async (property, claims) => {
    const lines = await linesOf(
      (log) => (req, res) => {
        log.info("eerst Brstmeer");
        Object.assign(req, { [property]: claims });
        log.info("dan Brstmeer");
        res.end();
      },
      {},
      {},
    );
    expect(messages(lines)).toEqual(["eerst Brstmeer", "dan [NAME]"]);
  });

  it("is nobody when that was asked for, on a route too", async () => {
    const { log, lines } = logTo();
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/", redactRequests({ redactor, subject: false }), (_req, res) => {
      log.info("Brstmeer");
      res.end();
    });
    await (await post(await listen(app), PERSON)).text();
    expect(messages(lines)).toEqual(["Brstmeer"]);
  });

  it("is asked for only when something is logged, and compiled only when a line may hold a value", async () => {
    let asked = 0;
    let made = 0;
    const counting: Redactor = {
      ...redactor,
      with: (subject) => {
        made++;
        return redactor.with(subject);
      },
    };
    const { log, lines } = logTo(counting);
    const app = express();
    app.use(express.json(), redactRequests({ redactor: counting, subject: () => void asked++ }));
    app.post("/stil", (_req, res) => void res.end());
    app.post("/log", (_req, res) => {
      log.info({ route: "/log" }, "klaar");
      res.json([asked, made]);
    });
    app.post("/wie", (_req, res) => {
      for (let i = 0; i < 3; i++) log.info("Brstmeer");
      res.json([asked, made]);
    });
    const address = await listen(app);
    await (await post(`${address}/stil`, PERSON)).text();
    expect(asked).toBe(0);
    expect(await (await post(`${address}/log`, PERSON)).json()).toEqual([1, 0]);
    expect(await (await post(`${address}/wie`, PERSON)).json()).toEqual([4, 1]);
    expect(messages(lines)).toEqual(["klaar", "[NAME]", "[NAME]", "[NAME]"]);
  });

  it.each([
    ["throws", () => raise()],
    ["gives a name alone", () => "Brstmeer" as never],
    ["gives a promise", () => Promise.reject(new Error("Brstmeer")) as never],
  ])("withholds the line when the application's function %s, and the request goes on", async (_what, subject) => {
    vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const lines = await linesOf(
      (log) => (_req, res) => {
        log.warn({ wie: "Brstmeer" }, "Brstmeer");
        res.end();
      },
      { subject },
    );
    expect(lines).toEqual([expect.stringMatching(/^\{"level":40,"time":\d+,"msg":"\[REDACTION FAILED\]"\}\n$/)]);
    vi.restoreAllMocks();
  });

  it("may log itself", async () => {
    const { log, lines } = logTo();
    const app = express();
    const subject = () => {
      log.debug("nooit");
      log.info("wie is Brstmeer?");
      return { name: "Brstmeer" };
    };
    app.use(redactRequests({ redactor, subject }));
    app.get("/", (_req, res) => {
      log.info("Brstmeer");
      res.end();
    });
    await (await fetch(await listen(app))).text();
    expect(messages(lines)).toEqual(["wie is Brstmeer?", "[NAME]"]);
  });
});

function raise(): never {
  throw new TypeError("Brstmeer");
}
