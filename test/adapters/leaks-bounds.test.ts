import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSampler } from "../../src/leaks/sampler.js";
import { application, LOG, leaksOf } from "./leak-program.js";

const LINES = 10_000;

describe("10,000 lines with findings", () => {
  it("are all counted, with an estimate for each call site, from few stacks", () => {
    const folder = application({
      "app.mjs": `${LOG}
const redactor = createRedactor({ attribute: { perSecond: 40 } });
const log = pino(redactLogs({ redactor }), { write() {} });
const often = () => log.info("bel 0612345678");
const seldom = () => log.info("bel 0612345678");
const since = Date.now();
for (let i = 0; i < ${LINES}; i++) i % 4 === 3 ? seldom() : often();
process.stdout.write(JSON.stringify([...redactor.leaks(), { seconds: Math.floor(Date.now() / 1000) - Math.floor(since / 1000) + 1 }]));`,
    });
    const rows = leaksOf(folder, "app.mjs");
    const { seconds } = rows.pop() as unknown as { readonly seconds: number };
    expect(rows.map((row) => row.function).sort()).toEqual(["often", "seldom"]);
    expect(rows.every(({ sampled }) => sampled)).toBe(true);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(LINES);
    const observed = rows.reduce((sum, row) => sum + row.observed, 0);
    expect(observed).toBeGreaterThanOrEqual(20);
    expect(observed).toBeLessThanOrEqual(40 * seconds);
  });

  it("from as many call sites and files fill a table of bounded size, and nothing is lost from its sum", () => {
    const folder = application({
      "app.mjs": `import { runInThisContext } from "node:vm"; ${LOG}
const redactor = createRedactor({ attribute: { rows: 50, perSecond: 1_000_000 } });
const log = pino(redactLogs({ redactor }), { write() {} });
for (let i = 0; i < ${LINES}; i++) runInThisContext("(log) => log.info('bel 0612345678')", { filename: "generated" + i + ".js" })(log);
process.stdout.write(JSON.stringify(redactor.leaks()));`,
    });
    const rows = leaksOf(folder, "app.mjs");
    expect(rows).toHaveLength(51);
    expect(rows[0]).toEqual({ rule: "phone", count: LINES - 50, observed: LINES - 50, sampled: false });
  });
});

describe("the sampler", () => {
  const arrivals = fc.record({ perSecond: fc.integer({ min: 1, max: 300 }), gaps: fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 500 }) });

  function chosenBy({ perSecond, gaps }: { readonly perSecond: number; readonly gaps: readonly number[] }): Map<number, { came: number; taken: number }> {
    let now = 0;
    const isChosen = createSampler(perSecond, () => now);
    const seconds = new Map<number, { came: number; taken: number }>();
    for (const gap of gaps) {
      now += gap;
      const second = seconds.get(Math.floor(now / 1000)) ?? { came: 0, taken: 0 };
      seconds.set(Math.floor(now / 1000), second);
      second.came++;
      if (isChosen(false)) second.taken++;
    }
    return seconds;
  }

  it("never takes more than it may in a second, and all when that is half of it", () => {
    fc.assert(
      fc.property(arrivals, (given) => {
        for (const { came, taken } of chosenBy(given).values()) {
          expect(taken).toBeLessThanOrEqual(given.perSecond);
          expect(taken).toBeGreaterThanOrEqual(Math.min(came, Math.ceil(given.perSecond / 2)));
        }
      }),
    );
  });

  it("takes the same of the same", () => {
    fc.assert(
      fc.property(arrivals, (given) => {
        expect(chosenBy(given)).toEqual(chosenBy(given));
      }),
    );
  });

  it("still takes something at the end of a burst of 100,000", () => {
    const isChosen = createSampler(100, () => 0);
    const taken = Array.from({ length: 100_000 }, () => isChosen(false));
    expect(taken.slice(50_000).some(Boolean)).toBe(true);
  });
});
