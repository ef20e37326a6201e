/** Readers for the word lists inside the unpacked packages. Nothing is executed but the data modules of @faker-js/faker. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A JSON array of strings. */
export function jsonList(file: string): string[] {
  return JSON.parse(readFileSync(file, "utf8")) as string[];
}

/** One word a line; lines that start with # are comments. */
export function lines(file: string): string[] {
  return readFileSync(file, "utf8")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** The quoted strings of a flow sequence in a YAML locale of ruby-faker: `last_name: ["Aafjes", "Aaij"]`. */
export function rubyList(file: string, key: string): string[] {
  const text = readFileSync(file, "utf8");
  const start = text.search(new RegExp(`^ *${key}: *\\[`, "m"));
  return quoted(text.slice(start, text.indexOf("]", start)));
}

/** The quoted strings of `protected static $name = [ ... ];` in a provider of php-faker. */
export function phpList(file: string, name: string): string[] {
  const text = readFileSync(file, "utf8");
  const start = text.search(new RegExp(`static \\$${name} = (\\[|array\\()`));
  return start < 0 ? [] : quoted(text.slice(start, text.indexOf(";\n", start)));
}

/** The quoted strings of `name = ( ... )` in a provider of python3-fake-factory. */
export function pythonList(file: string, name: string): string[] {
  const text = readFileSync(file, "utf8");
  const start = text.search(new RegExp(`^    ${name} = \\(`, "m"));
  return start < 0 ? [] : quoted(text.slice(start, text.indexOf("\n    )", start)));
}

function quoted(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map((m) => (m[1] ?? m[2] ?? "").replaceAll("\\'", "'"));
}

/** Every string inside a part of a faker locale, whatever its nesting (generic, female, male). */
export async function fakerList(folder: string, locale: string, part: "person.first_name" | "person.last_name" | "location.country"): Promise<string[]> {
  const module = (await import(pathToFileURL(resolve(folder, "dist/locale", `${locale}.js`)).href)) as { faker: { rawDefinitions: unknown } };
  return part
    .split(".")
    .reduce<unknown[]>((found, key) => found.map((value) => (value as Record<string, unknown>)[key]), [module.faker.rawDefinitions])
    .flatMap(strings);
}

function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}
