import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installedBrowser, openBrowser } from "./browser.js";
import { folder, PLANTED, zwartlak } from "./zwartlak.js";

const { bsn, iban, email, phone } = PLANTED;
const where = installedBrowser();
if (where === undefined) console.warn("The HTML report is not tried in a browser: install chromium, or name one in CHROMIUM.");

const cwd = folder({
  "fixtures/klanten.csv": `naam;bsn;iban;email\nKees de Vries;${bsn};${iban};${email}\n`,
  "logs/app.log": `mail van ${email} over kenteken GB-001-B\nBel ${phone}\n`,
  "db/seed.json": `{ "bsn": "${bsn}", "opmerking": "</script><img src=x onerror=alert(1)>" }\n`,
  "clean.txt": "niets\n",
});
const url = (name: string) => pathToFileURL(join(cwd, name)).href;
const requests: string[] = [];
const errors: string[] = [];
let browser: Browser | undefined;

/** A page with a report, on which everything that it asks for or complains of is noted. */
async function open(name: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
  const page = await (browser as Browser).newPage(options);
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url(name));
  return page;
}

beforeAll(async () => {
  await zwartlak(["scan", "fixtures", "logs", "db", "-f", "html", "-o", "found.html", "-f", "json", "-o", "found.json"], { cwd });
  await zwartlak(["scan", "clean.txt", "-f", "html", "-o", "clean.html"], { cwd });
  if (where !== undefined) browser = await openBrowser(where);
});

afterAll(() => browser?.close());

const total = () => JSON.parse(readFileSync(join(cwd, "found.json"), "utf8")).findings.length as number;
const shownRows = (page: Page) => page.locator(".row:visible").count();

describe.runIf(where !== undefined)("the HTML report in a browser", () => {
  it("asks for nothing outside and breaks none of its own rules", async () => {
    const page = await open("found.html");
    await page.locator("#filter-text").fill("email");
    await page.waitForTimeout(150);
    expect(requests.filter((request) => !/^(?:file|data):/.test(request))).toEqual([]);
    expect(errors).toEqual([]);
    expect(await page.locator("img, script[src], link[href^=http]").count()).toBe(0);
  });

  it("runs no script but its own", async () => {
    const page = await open("found.html");
    const ran = await page.evaluate(() => {
      const doc = (
        globalThis as unknown as { document: { createElement: (name: string) => { textContent: string }; body: { append: (node: unknown) => void } } }
      ).document;
      const script = doc.createElement("script");
      script.textContent = "globalThis.intruder = true";
      doc.body.append(script);
      return "intruder" in globalThis;
    });
    expect(ran).toBe(false);
    errors.length = 0;
  });

  it.each([
    ["light", "found.html"],
    ["dark", "found.html"],
    ["light", "clean.html"],
    ["dark", "clean.html"],
  ] as const)("is accessible: %s, %s", async (colorScheme, name) => {
    const page = await open(name, { colorScheme });
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it("has another paper in the dark", async () => {
    const paper = async (colorScheme: "light" | "dark") =>
      (await open("found.html", { colorScheme })).evaluate("getComputedStyle(document.body).backgroundColor");
    expect([await paper("light"), await paper("dark")]).toEqual(["rgb(246, 244, 239)", "rgb(19, 20, 23)"]);
  });

  it("moves nothing for those who asked for no motion", async () => {
    const scroll = async (reducedMotion: "reduce" | "no-preference") =>
      (await open("found.html", { reducedMotion })).evaluate("getComputedStyle(document.documentElement).scrollBehavior");
    expect([await scroll("reduce"), await scroll("no-preference")]).toEqual(["auto", "smooth"]);
  });

  it("filters by text, by choice and by a bar of a chart, and says how much is left", async () => {
    const page = await open("found.html");
    const left = () => page.locator("#shown").textContent();
    const all = `${total()} findings in 3 files`;
    expect(await left()).toBe(all);
    await page.getByLabel("Search").fill("klanten iban");
    await expect.poll(left).toBe(`1 of ${total()} findings, in 1 file`);
    expect(await shownRows(page)).toBe(1);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(left).toBe(all);
    await page.getByLabel("Category").selectOption("nationaal nummer");
    await expect.poll(left).toBe(`2 of ${total()} findings, in 2 files`);
    await page.getByRole("button", { name: /^db\/ 1 finding/ }).click();
    expect([await shownRows(page), await page.getByLabel("Folder").inputValue()]).toEqual([1, "db/"]);
    await page.getByLabel("Search").fill("nergens");
    await expect.poll(() => page.locator("#none").isVisible()).toBe(true);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect.poll(() => page.locator("#none").isVisible()).toBe(false);
    expect(await shownRows(page)).toBe(total());
  });

  it("can be used by keyboard alone, and shows where the focus is", async () => {
    const page = await open("found.html");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Go to the report");
    await page.keyboard.press("Tab");
    const first = "document.activeElement";
    expect(await page.evaluate(`${first}.className + getComputedStyle(${first}).outlineStyle`)).toBe("bar-buttonsolid");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(`${first}.getAttribute('aria-pressed')`)).toBe("true");
    expect(await shownRows(page)).toBeLessThan(total());
    await page.keyboard.press("Space");
    expect(await shownRows(page)).toBe(total());
    await page.locator("#fold").focus();
    await page.keyboard.press("Enter");
    expect([await shownRows(page), await page.locator("#fold").getAttribute("aria-expanded")]).toEqual([0, "false"]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await shownRows(page)).toBeGreaterThan(0);
  });

  it("reaches everything that can be operated with Tab", async () => {
    const page = await open("found.html");
    const wanted = (await page.evaluate("document.querySelectorAll('a[href],button,input,select,summary').length")) as number;
    const seen = new Set<string>();
    for (let step = 0; step < wanted + 5; step++) {
      await page.keyboard.press("Tab");
      seen.add((await page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement) + document.activeElement.tagName")) as string);
    }
    const reached = [...seen].filter((place) => /(?:A|BUTTON|INPUT|SELECT|SUMMARY)$/.test(place));
    expect(reached.length).toBe(wanted);
  });

  it("fits a phone", async () => {
    const page = await open("found.html", { viewport: { width: 360, height: 700 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });

  it("prints all findings, and nothing to click", async () => {
    const page = await open("found.html");
    await page.locator("#fold").click();
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    await page.emulateMedia({ media: "print" });
    expect([await shownRows(page), await page.locator("#filters").isVisible()]).toEqual([total(), false]);
    expect((await page.pdf()).length).toBeGreaterThan(10_000);
  });

  it("stays usable with five thousand findings", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, file) => [`map${file % 13}/${file}.json`, Array.from({ length: 100 }, () => `{ "bsn": "${bsn}" }\n`).join("")]),
    );
    const place = folder({ ...many, "last.json": `{ "iban": "${iban}" }` });
    await zwartlak(["scan", "-f", "html", "-o", join(cwd, "many.html")], { cwd: place });
    const page = await open("many.html");
    const left = () => page.locator("#shown").textContent();
    expect(await left()).toBe("5,001 findings in 51 files");
    await page.getByRole("button", { name: /^Bank data/ }).click();
    await expect.poll(left).toBe("1 of 5,001 findings, in 1 file");
    expect(await page.locator(".file:visible h3").allTextContents()).toEqual(["last.json"]);
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByLabel("Folder").selectOption("map12/");
    await expect.poll(left).toBe("300 of 5,001 findings, in 3 files");
  });

  it("shows everything without a script", async () => {
    const page = await open("found.html", { javaScriptEnabled: false });
    expect([await shownRows(page), await page.locator("#filters").isVisible()]).toEqual([total(), false]);
  });
});

describe("the HTML report", () => {
  const html = (name: string) => readFileSync(join(cwd, name), "utf8");

  it("says what, where, how sure, why and which law, and no value", () => {
    const page = html("found.html");
    for (const text of ["Citizen service number", "fixtures/", "0.99", "its field name says so", "AVG art. 87, UAVG art. 46"]) expect(page).toContain(text);
    for (const value of [bsn, iban, email, "25348761", "Kees", "Vries", "GB-001-B", "onerror"]) expect(page).not.toContain(value);
  });

  it("of a clean scan says so, without charts and filters", () => {
    expect(html("clean.html")).toContain("No personal data found in 1 file<");
    expect(html("clean.html")).not.toMatch(/id="(?:filters|charts|findings)"/);
  });

  it("is no finding itself, like all other reports", async () => {
    const all = ["text", "json", "ndjson", "sarif", "junit", "checkstyle", "github", "gitlab", "html"].flatMap((format) => [
      "-f",
      format,
      "-o",
      `reports/${format}.txt`,
    ]);
    const place = folder({ "a.json": `{ "bsn": "${bsn}", "mail": "${email}" }`, "reports/none": "" });
    expect((await zwartlak(["scan", "a.json", ...all], { cwd: place })).code).toBe(1);
    expect(await zwartlak(["scan", "reports", "-q"], { cwd: place })).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
