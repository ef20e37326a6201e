import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { leadsOut, readOriginal, rewrite } from "../../src/fix/rewrite.js";

const root = mkdtempSync(join(tmpdir(), "zwartlak-rewrite-"));
afterAll(() => rmSync(root, { recursive: true }));

function fileIn(folder: string, content: string): string {
  mkdirSync(join(root, folder));
  writeFileSync(join(root, folder, "a.txt"), content);
  return join(root, folder, "a.txt");
}

describe("a file is rewritten whole or not at all", () => {
  it("and nothing else stays behind", async () => {
    const path = fileIn("whole", "old");
    expect(await rewrite(await readOriginal(path), Buffer.from("new"))).toBeUndefined();
    expect([readFileSync(path, "utf8"), readdirSync(join(root, "whole"))]).toEqual(["new", ["a.txt"]]);
  });

  it("not when somebody else wrote to it meanwhile", async () => {
    const path = fileIn("changed", "old");
    const original = await readOriginal(path);
    writeFileSync(path, "theirs");
    expect(await rewrite(original, Buffer.from("new"))).toBe("it was changed by another program meanwhile; run fix again");
    expect([readFileSync(path, "utf8"), readdirSync(join(root, "changed"))]).toEqual(["theirs", ["a.txt"]]);
  });

  it("not when its place is taken by a folder", async () => {
    const path = fileIn("replaced", "old");
    const original = await readOriginal(path);
    rmSync(path);
    mkdirSync(path);
    const folder = { ...original, stats: (await readOriginal(join(root, "whole", "a.txt"))).stats };
    expect(await rewrite(folder, Buffer.from("new"))).toMatch(/^it (?:was changed|cannot be written)/);
    expect(readdirSync(join(root, "replaced"))).toEqual(["a.txt"]);
  });
});

describe("a link", () => {
  it("leads out when its end is elsewhere, and only then", async () => {
    const path = fileIn("links", "old");
    const at = (name: string) => join(root, "links", name);
    symlinkSync("a.txt", at("inside"));
    symlinkSync("../whole/a.txt", at("outside"));
    symlinkSync("absent", at("broken"));
    const answers = await Promise.all([path, at("inside"), at("outside"), at("broken"), at("none")].map((one) => leadsOut(one, join(root, "links"))));
    expect(answers).toEqual([false, false, true, false, false]);
  });
});
