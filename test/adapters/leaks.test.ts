import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";
import { application, LOG, leaksOf, PRINT, shown } from "./leak-program.js";

const PINO = `${LOG} const redactor = createRedactor({ attribute: true }); const log = pino(redactLogs({ redactor }), { write() {} });`;

describe("redactor.leaks(), with pino", () => {
  it("has one row for each call site and rule, most values first, and no row for a line without findings", () => {
    const folder = application({
      "src/app.mjs": `${PINO}
log.info("order received");
function place(phone) {
  log.info("call %s", phone);
}
class Desk {
  cancel(email, phone) {
    log.warn({ email, phone }, "cancelled");
  }
}
for (const phone of ["06-12345678", "06-12345679"]) place(phone);
new Desk().cancel("k.bakker@webshop-voorbeeld.nl", "0612345678");
[1].forEach(() => log.child({ module: "desk" }).error(new Error("bel 0612345678 of 0612345679")));
const later = async () => { await null; log.info("bel 0612345678"); };
await later();
${PRINT}`,
    });
    expect(leaksOf(folder, "src/app.mjs").map(shown)).toEqual([
      // The message and the stack of an error both hold its text.
      "src/app.mjs:13 - phone 6",
      "src/app.mjs:4 place phone 2",
      "src/app.mjs:8 cancel email 1",
      "src/app.mjs:8 cancel phone 1",
      "src/app.mjs:14 later phone 1",
    ]);
  });

  it("finds the caller in CommonJS, behind a destination that gathers lines, and behind the application's own wrapper of a package", () => {
    const folder = application({
      "app.cjs": `const pino = require("pino"); const { createRedactor } = require("zwartlak"); const { createLogDestination } = require("zwartlak/pino");
const redactor = createRedactor({ attribute: true });
const log = pino(createLogDestination({ redactor, destination: { write() {} } }));
const audit = require("audit")(log);
log.info("bel 0612345678");
audit("mail k.bakker@webshop-voorbeeld.nl");
${PRINT}`,
      "node_modules/audit/index.js": `module.exports = (log) => (text) => {
  log.info(text);
};`,
    });
    expect(leaksOf(folder, "app.cjs").map(shown)).toEqual(["app.cjs:5 - phone 1", "node_modules/audit/index.js:2 - email 1"]);
  });

  it("finds the caller behind winston, and morgan's own line is morgan's", () => {
    const folder = application({
      "app.mjs": `import { createServer } from "node:http"; import morgan from "morgan"; import winston from "winston"; import { createRedactor } from "zwartlak"; import { createMorganStream } from "zwartlak/morgan"; import { redactFormat } from "zwartlak/winston";
const redactor = createRedactor({ attribute: true });
const { combine, json } = winston.format;
const log = winston.createLogger({ format: combine(json(), redactFormat({ redactor })), transports: [new winston.transports.Console({ silent: true })] });
function place() {
  log.child({ module: "desk" }).warn("mail k.bakker@webshop-voorbeeld.nl");
}
place();
const accessLog = morgan(":url", { stream: createMorganStream({ redactor, stream: { write() {} } }) });
const server = createServer((req, res) => accessLog(req, res, () => res.end())).listen(0, async () => {
  await (await fetch("http://127.0.0.1:" + server.address().port + "/?tel=0612345678")).text();
  ${PRINT}
  server.close();
});`,
    });
    expect(leaksOf(folder, "app.mjs").map(shown)).toEqual([
      "app.mjs:6 place email 1",
      expect.stringMatching(/^node_modules\/morgan\/index\.js:\d+ logRequest phone 1$/),
    ]);
  });

  it("finds the caller of the console, and of a winston without finished lines", () => {
    const folder = application({
      "app.mjs": `import winston from "winston"; import { createRedactor } from "zwartlak"; import { redactProcess } from "zwartlak/process"; import { redactFormat } from "zwartlak/winston";
const redactor = createRedactor({ attribute: true });
redactProcess({ redactor, console: true });
const { write } = process.stdout;
process.stdout.write = () => true;
console.log("bel %s", "0612345678", { email: "k.bakker@webshop-voorbeeld.nl" });
process.stdout.write = write;
const log = winston.createLogger({ format: redactFormat({ redactor }), transports: [new winston.transports.Console({ silent: true })] });
log.info("bel", { phone: "0612345678" });
${PRINT}`,
    });
    expect(leaksOf(folder, "app.mjs").map(shown)).toEqual(["app.mjs:6 - email 1", "app.mjs:6 - phone 1", "app.mjs:9 - phone 1"]);
  });

  it("counts once what a monitoring agent is told as well", () => {
    const folder = application({
      "app.mjs": `import { redactDiagnostics } from "zwartlak/pino"; import { tracingChannel } from "node:diagnostics_channel";
${PINO}
redactDiagnostics({ redactor });
tracingChannel("pino_asJson").subscribe({ start() {}, end() {} });
log.info("bel 0612345678");
${PRINT}`,
    });
    expect(leaksOf(folder, "app.mjs").map(shown)).toEqual(["app.mjs:5 - phone 1"]);
  });

  it("says nothing of a person: file names are masked, and names that a program computed are left out", () => {
    const folder = application({
      "k.bakker@webshop-voorbeeld.nl/app.mjs": `${PINO}
const byCustomer = { ["K. Bakker, 0612345678"]() { log.info("bel 0612345678"); }, ["klant999990019"]() { log.info("bel 0612345678"); } };
for (const log of Object.values(byCustomer)) log();
${PRINT}`,
    });
    expect(leaksOf(folder, "k.bakker@webshop-voorbeeld.nl/app.mjs").map(shown)).toEqual(["[EMAIL]/app.mjs:2 - phone 2"]);
  });

  it("does not count the persons of the self-test", () => {
    const folder = application({ "app.mjs": `${PINO} await redactor.selfTest(log); log.info("bel 0612345678"); ${PRINT}` });
    expect(leaksOf(folder, "app.mjs").map(shown)).toEqual(["app.mjs:1 - phone 1"]);
  });

  it("leaves the program's own stack traces alone, and a log call whole where `Error` is frozen or `stackTraceLimit` is 0", () => {
    const folder = application({
      "app.mjs": `${PINO}
Error.stackTraceLimit = 0;
Error.prepareStackTrace = () => "mine";
log.info("bel 0612345678");
if (Error.stackTraceLimit !== 0 || new Error("x").stack !== "mine") throw new Error("changed");
delete Error.prepareStackTrace;
Object.freeze(Error);
log.info("bel 0612345678");
${PRINT}`,
    });
    expect(leaksOf(folder, "app.mjs").map(shown)).toEqual(["app.mjs:4 - phone 1", "?:0 - phone 1"]);
  });

  it("is refused without `attribute`, with the way out", () => {
    expect(() => createRedactor().leaks()).toThrow(expect.objectContaining({ code: "ERR_USAGE", message: expect.stringContaining("attribute: true") }));
    expect(createRedactor({ attribute: true }).leaks()).toEqual([]);
  });

  it.each([
    [{ perSecond: 0 }, "ERR_INVALID_OPTION", "attribute.perSecond"],
    [{ persecond: 5 }, "ERR_UNKNOWN_OPTION", 'Did you mean "perSecond"?'],
    ["yes", "ERR_INVALID_OPTION", "true, false or"],
  ])("refuses attribute: %j", (attribute, code, words) => {
    expect(() => createRedactor({ attribute } as object)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });
});
