import { describe, expect, it } from "vitest";
import { createRedactor } from "../../src/index.js";

const { explain } = createRedactor();

describe("explain", () => {
  it("tells what was weighed for a name", () => {
    const [name] = explain("Gisteren belde Pieter van der Ploeg over de tuin.");
    expect(name).toMatchObject({ rule: "person-name", outcome: "taken", weights: { listed: expect.any(Number), form: expect.any(Number) } });
    expect(name?.weights?.form).toBeGreaterThan(0);
    expect(name?.weights?.context).toBeGreaterThan(0);
  });

  it("tells what speaks against a name", () => {
    const [mark] = explain("Zij vroeg Mark de tuin te doen.");
    expect(mark).toMatchObject({ outcome: "below-threshold" });
    expect(mark?.weights?.listed).toBeLessThan(0);
  });

  it("weighs nothing where a field or a check digit has spoken", () => {
    expect(explain({ naam: "Pieter van der Ploeg" })[0]).not.toHaveProperty("weights");
    expect(explain("BSN 999990019")[0]).not.toHaveProperty("weights");
  });
});
