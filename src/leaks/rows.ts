import { relative } from "node:path";
import { compare } from "./counts.js";
import { type Frame, pathOf } from "./frame.js";
import type { Leak } from "./leak.js";
import { originalOf } from "./source-map.js";
import type { Row } from "./table.js";

/** The rows as they are shown: places in the source, one row for each, most values first. */
export function leaksOf(rows: readonly Row[], nameOf: (name: string) => string): Leak[] {
  const leaks = new Map<string, Leak>();
  for (const row of [...rows].sort(byPlace)) {
    const place = placeOf(row.frame, nameOf);
    const key = [place.file, place.line, place.function, row.route, row.rule].join("\n");
    leaks.set(key, added(leaks.get(key), { ...place, ...(row.route !== undefined && { route: row.route }), ...countsOf(row) }));
  }
  return inOrder([...leaks.values()].filter(({ count }) => count > 0));
}

function countsOf({ rule, count, observed, group }: Row): Pick<Leak, "rule" | "count" | "observed" | "sampled"> {
  return { rule, count, observed, sampled: group.sampled };
}

/** Two rows of one place as one. */
export function added(sum: Leak | undefined, leak: Leak): Leak {
  if (sum === undefined) return leak;
  return { ...leak, count: sum.count + leak.count, observed: sum.observed + leak.observed, sampled: sum.sampled || leak.sampled };
}

/** In an order of its own, because masked names are numbered as they come. */
function byPlace(a: Row, b: Row): number {
  return compare(a.frame?.file ?? "", b.frame?.file ?? "") || (a.frame?.line ?? 0) - (b.frame?.line ?? 0);
}

/** Most values first. */
export function inOrder(leaks: readonly Leak[]): Leak[] {
  return [...leaks].sort((a, b) => b.count - a.count || compare(orderOf(a), orderOf(b)));
}

function orderOf({ file = "~", line = 0, rule, route = "" }: Leak): string {
  return [file, String(line).padStart(9, "0"), rule, route].join("\n");
}

function placeOf(running: Frame | undefined, nameOf: (name: string) => string): Pick<Leak, "file" | "line" | "function"> {
  if (running === undefined) return {};
  const { file, line, name } = originalOf(running) ?? running;
  const isPlain = name !== undefined && nameOf(name) === name;
  return { file: nameOf(shortPath(pathOf(file))), line, ...(isPlain && { function: name }) };
}

/** From the working directory on; a file of a package from its `node_modules` on, wherever that is. */
function shortPath(path: string): string {
  const at = path.lastIndexOf("/node_modules/");
  return at < 0 ? relative(process.cwd(), path).replaceAll("\\", "/") || path : path.slice(at + 1);
}
