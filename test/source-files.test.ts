import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesOf, type SourceFile } from "./tree.js";

const code = filesOf(/\.(?:ts|js|mjs|cjs)$/);
/** Also prose and settings; not what is recorded or generated, and not this file, which names what it looks for. */
const written = filesOf(/(?:\.(?:ts|js|mjs|cjs|json|md|yml)|\.ci\/run)$/).filter(
  ({ path }) => !/package-lock\.json|test\/source-files\.test\.ts|fixtures\//.test(path),
);
const isData = ({ path }: SourceFile): boolean => /\.data\.ts$|^rules\/index\.ts$|\/fixtures\//.test(path);

const linesWith = (files: readonly SourceFile[], form: RegExp): string[] =>
  files.flatMap(({ path, text }) => text.split("\n").flatMap((line, index) => (form.test(line) ? [`${path}:${index + 1}`] : [])));

describe("the tree", () => {
  it("is there", () => {
    expect(code.length).toBeGreaterThan(20);
  });

  it("has no file of more than 250 lines besides data", () => {
    const long = code.filter((file) => !isData(file) && file.text.split("\n").length > 251);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("names no place that exists on one machine only", () => {
    expect(linesWith(written, /(?:\/home\/\w|\/Users\/\w|\/root\/|\/work\/\w|[A-Z]:\\Users)/)).toEqual([]);
  });

  it("leaves nothing for later and skips no test", () => {
    expect(linesWith(written, /\b(?:TODO|FIXME)\b/)).toEqual([]);
    expect(linesWith(filesOf(/\.test\.ts$/), /\b(?:it|test|describe)\.(?:only|todo|skip)\b/).filter((place) => !place.startsWith("test/source-files"))).toEqual(
      [],
    );
  });

  it("has no default export outside the rules and settings", () => {
    const elsewhere = code.filter(
      ({ path }) => !/^rules\/[^/]+\.ts$|(?:^|\/)(?:vitest|zwartlak)\.config\.|^test\/package\/one-place|^examples\/|fixtures\//.test(path),
    );
    expect(linesWith(elsewhere, /^export default\b/)).toEqual([]);
  });

  it("locks the packages of every platform, whoever ran npm install, and no registry", () => {
    const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
      packages: { [path: string]: { optionalDependencies?: object; resolved?: string } };
    };
    const optional = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    const locked = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")));
    expect(optional.filter((name) => !locked.has(name))).toEqual([]);
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved)).toEqual([]);
  });

  it("has the folders at the top that the README describes, and no others", () => {
    const folders = new Set(filesOf(/^[^.].*\//).map(({ path }) => path.split("/")[0]));
    expect([...folders].sort()).toEqual(["bench", "examples", "rules", "src", "test"]);
  });
});
