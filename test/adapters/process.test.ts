import { describe, expect, it } from "vitest";
import { redactProcess } from "../../src/adapters/process.js";
import { runProgram } from "./program.js";

const SECRETS = /999990019|devries|NL91|0417164300/;

/** Runs a program that has called `redactProcess`. */
const run = (source: string, options = "{}") =>
  runProgram(`import { redactProcess } from "zwartlak/process"; const undo = redactProcess(${options});\n${source}`);

describe("uncaught errors", () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ["an error with a cause", 'throw new Error("mail j.devries@bedrijf.nl", { cause: new TypeError("bsn 999990019") });', "mail [EMAIL]"],
    ["an error with properties", 'throw Object.assign(new Error("mislukt"), { customer: { bsn: 999990019 } });', "[BSN]"],
    ["an error in a timer", 'setTimeout(() => { throw new RangeError("bsn 999990019"); }, 5);', "RangeError: bsn [BSN]"],
    ["something that is no error", "throw { bsn: 999990019 };", "[BSN]"],
    ["a rejection that nobody handles", 'Promise.reject(new Error("rekening NL91ABNA0417164300"));', "rekening [IBAN]"],
    ["a rejection with something that is no error", 'Promise.reject("mail j.devries@bedrijf.nl");', "[EMAIL]"],
  ];

  it.each(CASES)("%s: printed masked, with its stack, and the process ends with 1", async (_name, source, expected) => {
    const { code, stderr, stdout } = await run(source);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(expected);
    expect(stderr).toContain(`Node.js ${process.version}`);
    expect(stderr).not.toMatch(SECRETS);
  });

  it("keeps the exit code of the application, and emits exit", async () => {
    const { code, stdout } = await run('process.exitCode = 7; process.on("exit", (code) => console.log("einde", code)); throw new Error("x");');
    expect({ code, stdout }).toEqual({ code: 7, stdout: "einde 7\n" });
  });

  it("leaves the decision to a listener of the application, which gets the real error", async () => {
    const { code, stdout, stderr } = await run(
      'process.once("uncaughtException", (error) => console.log(error.message.length)); setTimeout(() => console.log("gaat door"), 20); setTimeout(() => { throw new Error("bsn 999990019"); }, 1);',
    );
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "13\ngaat door\n", stderr: "" });
  });

  it("prints a marker when masking fails", async () => {
    const { code, stderr } = await runProgram(`
      import { createRedactor } from "zwartlak";
      import { redactProcess } from "zwartlak/process";
      redactProcess({ redactor: { ...createRedactor(), redact() { throw new Error("999990019"); } } });
      throw new Error("bsn 999990019");`);
    expect(code).toBe(1);
    expect(stderr).toContain("[REDACTION FAILED]");
    expect(stderr).not.toMatch(SECRETS);
  });
});

describe("warnings", () => {
  it("are masked: text, error and detail", async () => {
    const { stderr } = await run(`
      process.emitWarning("klant j.devries@bedrijf.nl is dubbel", { type: "DubbelWarning", code: "DUB1", detail: "bsn 999990019" });
      process.emitWarning(new Error("rekening NL91ABNA0417164300"));
      process.emitWarning("oud", "DeprecationWarning", "DEP9");`);
    expect(stderr).toContain("[DUB1] DubbelWarning: klant [EMAIL] is dubbel");
    expect(stderr).toContain("bsn [BSN]");
    expect(stderr).toContain("rekening [IBAN]");
    expect(stderr).toContain("[DEP9] DeprecationWarning: oud");
    expect(stderr).not.toMatch(SECRETS);
  });

  it("of rejections too, where Node is told to warn only", async () => {
    const { stderr, code } = await runProgram(
      'import { redactProcess } from "zwartlak/process"; redactProcess(); Promise.reject(new Error("mail j.devries@bedrijf.nl")); setTimeout(() => {}, 20);',
      undefined,
      ["--unhandled-rejections=warn"],
    );
    expect(code).toBe(0);
    expect(stderr).toContain("[EMAIL]");
    expect(stderr).not.toMatch(SECRETS);
  });
});

describe("the console", () => {
  it("is left alone unless asked for", async () => {
    expect((await run('console.log("bsn 999990019");')).stdout).toBe("bsn 999990019\n");
  });

  it.each([
    ["log", 'console.log("bsn 999990019", { email: "j.devries@bedrijf.nl" });', "bsn [BSN] { email: '[EMAIL]' }\n"],
    ["what only the format tells", 'console.info("bsn: %d", 999990019);', "bsn: [BSN]\n"],
    ["%s", 'console.debug("mail %s!", "j.devries@bedrijf.nl");', "mail [EMAIL]!\n"],
    ["a percent sign in a masked text", 'console.log("100% bsn:", 999990019);', "100% bsn: [BSN]\n"],
    ["dir", "console.dir({ a: { b: { bsn: 999990019 } } }, { depth: 0 });", "{ a: [Object] }\n"],
    ["group", 'console.group("bsn 999990019"); console.log("x"); console.groupEnd();', "bsn [BSN]\n  x\n"],
    ["a harmless line", 'console.log("%s is %d", "order", 4711, [1, null], true);', "order is 4711 [ 1, null ] true\n"],
  ])("%s", async (_name, source, expected) => {
    expect((await run(source, "{ console: true }")).stdout).toBe(expected);
  });

  it("tables, traces, errors, assertions and timers", async () => {
    const { stdout, stderr } = await run(
      `console.table([{ naam: "Jan de Vries", bsn: 999990019 }]);
       console.trace("mail j.devries@bedrijf.nl");
       console.error(new Error("rekening NL91ABNA0417164300", { cause: new Error("bsn 999990019") }));
       console.assert(false, "bsn %s", "999990019");
       console.time("t"); console.timeLog("t", "bsn 999990019");
       console.dirxml({ bsn: 999990019 });
       console.count("j.devries@bedrijf.nl");`,
      "{ console: true }",
    );
    expect(stdout).toContain("[BSN]");
    expect(stderr).toContain("Trace: mail [EMAIL]");
    expect(stderr).toContain("Error: rekening [IBAN]");
    expect(stderr).toContain("Assertion failed: bsn [BSN]");
    expect(stdout + stderr).not.toMatch(/999990019|devries|Vries|NL91/);
  });

  it("Express' own print of an error that nothing handled", async () => {
    const { stderr, stdout } = await run(
      `const { default: express } = await import("express");
       const app = express();
       app.get("/", () => { throw new Error("bsn 999990019 van j.devries@bedrijf.nl"); });
       const server = app.listen(0, async () => {
         const answer = await fetch("http://127.0.0.1:" + server.address().port);
         process.stdout.write(String(answer.status));
         server.close();
       });`,
      "{ console: true }",
    );
    expect(stdout).toBe("500");
    expect(stderr).toContain("Error: bsn [BSN] van [EMAIL]");
    expect(stderr).toContain("    at ");
    expect(stderr).not.toMatch(SECRETS);
  });

  it("can be had back", async () => {
    const { stdout } = await run('undo(); console.log("bsn 999990019");', "{ console: true }");
    expect(stdout).toBe("bsn 999990019\n");
  });
});

it("refuses an unknown option, and names the fix", () => {
  expect(() => redactProcess({ consol: true } as never)).toThrow(
    expect.objectContaining({ code: "ERR_UNKNOWN_OPTION", message: expect.stringContaining('"console"') }),
  );
});
