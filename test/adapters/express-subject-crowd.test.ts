import { connect } from "node:net";
import fc from "fast-check";
import pino from "pino";
import { pinoHttp } from "pino-http";
import { describe, expect, it, vi } from "vitest";
import { redactErrors, redactRequests } from "../../src/adapters/express.js";
import { redactLogs } from "../../src/adapters/pino.js";
import { redactLineOfRequest, runWithSubject } from "../../src/adapters/subject.js";
import { formsOf } from "../../src/adapters/subject-forms.js";
import { createScope } from "../../src/adapters/subject-scope.js";
import { countOf, learnFields, nothingKnown } from "../../src/adapters/subject-values.js";
import { createRedactor } from "../../src/index.js";
import { listen, post, VERSIONS } from "./express-server.js";

const redactor = createRedactor();
const FORMS = ["BRSTMEER", "qvanderbrstmeer", "brstmeer.q", "Qwendolien", "zx-48213", "ZX48213"];
/** The way in which requests are kept apart is the same in both; the older one need not take as long. */
const CROWDS = VERSIONS.map((version, i) => ({ ...version, count: i === 0 ? 10_000 : 1000 }));

describe.each(CROWDS)("the person of one of $count requests on $version", ({ express, count }) => {
  it("stays apart from all others at the same time", async () => {
    const lines: string[] = [];
    const log = pino(redactLogs({ redactor, base: null }), { write: (line: string) => lines.push(line) });
    const app = express();
    let arrived = 0;
    let open: () => void = () => undefined;
    const everyone = new Promise<void>((resolve) => (open = resolve));
    app.use(pinoHttp({ logger: log, autoLogging: false }), express.json(), redactRequests({ redactor }));
    app.post("/:nr", async (req, res) => {
      if (++arrived === count) open();
      await everyone;
      const nr = Number(req.params.nr);
      await new Promise((resolve) => setTimeout(resolve, (nr * 7919) % 40));
      req.log.info({ nr }, `ik ben klant${word(nr)}, mijn buur is klant${word(nr + 1)}`);
      res.end();
    });
    const { port } = new URL(await listen(app));
    await Promise.all(Array.from({ length: count / 50 }, (_, socket) => pipelined(Number(port), socket * 50, 50)));
    const wrong = lines
      .map((line) => JSON.parse(line) as { nr: number; msg: string })
      .filter(({ nr, msg }) => msg !== `ik ben [NAME], mijn buur is klant${word(nr + 1)}`);
    expect([lines.length, wrong.slice(0, 3)]).toEqual([count, []]);
  });

  it("is masked in errors", async () => {
    const app = express();
    app.use(express.json(), redactRequests({ redactor }));
    app.post("/", () => {
      throw new Error("Brstmeer bestaat al");
    });
    app.use(redactErrors({ redactor }), ((err, _req, res, _next) => void res.json(err.message)) as import("express").ErrorRequestHandler);
    expect(await (await post(await listen(app), { achternaam: "Brstmeer" })).json()).toBe("[NAME] bestaat al");
  });
});

it("is masked in every line that a redactor which knows the person would change", () => {
  const known = {
    name: ["Qwendolien van der Brstmeer", "Zoë Ng"],
    email: ["qb_77@mail.nl"],
    phone: ["06-12345678"],
    other: ["ZX-48213", "NL91ABNA0417164300"],
  };
  const scope = createScope({ request: () => undefined, subject: () => known, fields: () => [] });
  const all = formsOf({ name: new Set(known.name), email: new Set(known.email), phone: new Set(known.phone), other: new Set(known.other) });
  const knowing = redactor.with(all);
  const written = [...FORMS, "zoe ng", "Zoë", "Ng, Z.", "z.ng", "qb_77", "06 1234 5678", "+31-6-12345678", "NL91 ABNA 0417 1643 00", "brst", "van der"];
  const disguise = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    encodeURIComponent,
    (text) => text.replaceAll(" ", "+"),
    (text) => text.replace(/[^ ]/u, (letter) => `&#${letter.codePointAt(0)};`),
    (text) => text.replace(/[^ ]/u, (letter) => `\\u${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`),
    (text) => text.replace(/[^ ]/u, (letter) => `${letter}\u200b`),
    (text) => Buffer.from(`beste ${text}, dank u wel`).toString("base64"),
    (text) => text.normalize("NFD"),
  );
  const piece = fc.oneof(
    fc.tuple(fc.constantFrom(...written), disguise).map(([form, disguised]) => disguised(form)),
    fc.string({ maxLength: 12 }),
  );
  const line = fc.array(piece, { maxLength: 4 }).map((pieces) => JSON.stringify({ level: 30, msg: pieces.join(" ") }));
  fc.assert(
    fc.property(line, (text) => {
      const line = runWithSubject(scope, () => redactLineOfRequest(redactor, text));
      expect(line).toBe(knowing.redactLine(redactor.redactLine(text)));
      expect(knowing.scan(line).filter(({ reasons }) => reasons.includes("subject"))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it("is forgotten when the work that its request left running has had its time", async () => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const fresh = await import("../../src/adapters/subject-scope.js");
  const scope = fresh.createScope({ request: () => undefined, subject: () => ({ name: "Brstmeer" }), fields: () => [] });
  const line = () => scope.redactorFor(redactor, "Brstmeer").redactLine("Brstmeer");
  expect(line()).toBe("[NAME]");
  scope.end();
  expect(line()).toBe("[NAME]");
  vi.advanceTimersByTime(30_000);
  expect(line()).toBe("Brstmeer");
  vi.useRealTimers();
});

it("is remembered within bounds, however large the body", () => {
  const people = Array.from({ length: 100_000 }, (_, i) => ({ achternaam: `Brst${"bcdfgh".repeat(40).slice(i % 200, (i % 200) + 12)}${i}` }));
  const known = nothingKnown();
  learnFields(known, { people, achternaam: "x".repeat(1000), diep: nested(100) }, redactor);
  expect(countOf(known)).toBeLessThanOrEqual(64);
  expect([...known.name].every((name) => name.length <= 100)).toBe(true);
});

function nested(depth: number): object {
  return depth === 0 ? { achternaam: "Onderin" } : { a: nested(depth - 1) };
}

/** Sends requests over one connection without waiting for the answers, so that the server has all of them at the same time. */
function pipelined(port: number, from: number, count: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  for (let nr = from; nr < from + count; nr++) {
    const body = JSON.stringify({ achternaam: `Klant${word(nr)}` });
    socket.write(`POST /${nr} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  }
  let text = "";
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("data", (chunk) => {
      text += chunk;
      if (text.split("HTTP/1.1 200").length > count) socket.end(resolve);
    });
  });
}

/** A number as letters, so that no rule sees a number in it. */
function word(nr: number): string {
  return String(nr)
    .padStart(5, "0")
    .replace(/\d/g, (digit) => "bcdfghjklm"[Number(digit)] as string);
}
