import type { Served } from "./express.js";
import type { FileScan } from "./files.js";
import type { HostileResult } from "./linear.js";
import type { LongRuns, Outcome } from "./outcome.js";
import { table } from "./table.js";

/** The parts of the page that are no contests between works on the same inputs. */

const WORST = 15;

export function hostileSection(results: readonly HostileResult[]): string[] {
  if (results.length === 0) return [];
  const characters = results[0]?.characters ?? 0;
  return [
    "",
    `## Hostile input (${results.length} inputs of ${characters} characters)`,
    "",
    `Time per character as a multiple of clean log lines of the same length, and time as a multiple of that for half the length (2 is linear). The ${WORST} worst:`,
    "",
    ...hostileTable(results),
  ];
}

function hostileTable(results: readonly HostileResult[]): string[] {
  const worst = [...results].sort((one, other) => other.ratio - one.ratio).slice(0, WORST);
  return table(
    ["input", "characters", "× clean", "× half the length"],
    worst.map(({ name, characters, ratio, growth }) => [name, String(characters), ratio.toFixed(2), growth.toFixed(2)]),
  );
}

export function expressSection(served: readonly Served[]): string[] {
  if (served.length === 0) return [];
  return [
    "",
    "## Express 5",
    "",
    "`redactRequests` with the body in its mode, every other part of the request in `copy`; the handler reads the safe body or leaves it alone. autocannon with ten",
    "connections on the loopback address; it shares the cores with the server.",
    "",
    ...table(
      ["body", "server", "requests/s", "share", "added µs of processor time"],
      served.map(({ body, name, perSecond, share, added }) => [body, name, perSecond.toFixed(0), `${(share * 100).toFixed(1)} %`, added.toFixed(1)]),
    ),
  ];
}

export function fileSection(scans: readonly FileScan[]): string[] {
  if (scans.length === 0) return [];
  return [
    "",
    "## Log files",
    "",
    "Whole processes, their start included; one line in twenty holds data, where it does not say clean. Slow programs get a smaller file.",
    "",
    ...table(
      ["program", "MB", "MB/s", "MB per second of processor time", "most memory, MB"],
      scans.map(({ name, megabytes, perSecond, perProcessorSecond, memory }) => {
        return [name, megabytes.toFixed(0), perSecond.toPrecision(3), perProcessorSecond.toPrecision(3), memory?.toFixed(0) ?? "–"];
      }),
    ),
  ];
}

export function startSection({ start, startUp }: Outcome): string[] {
  const rows: string[][] = [];
  if (start !== undefined) {
    const ms = (value: number) => `${value.toFixed(1)} ms`;
    rows.push(["Node alone", ms(start.node), "–"], ["import", ms(start.import), ms(start.importWall)]);
    rows.push(["first finding after import, lists included", ms(start.first), ms(start.firstWall)]);
    rows.push(["memory after the first finding", `${start.memory.toFixed(1)} MB more than Node alone`, "–"]);
    rows.push(["package without dependencies, unpacked", `${start.unpacked.toFixed(2)} MB`, "–"]);
  }
  if (startUp !== undefined) rows.push(["`zwartlak scan` of one small file, start to end", "–", `${(startUp * 1000).toFixed(0)} ms`]);
  return rows.length === 0 ? [] : ["", "## Start", "", ...table(["", "processor time, or size", "by the clock"], rows)];
}

export function longSections({ huge, many, hunt }: LongRuns): string[] {
  const lines: string[] = [];
  if (huge !== undefined) {
    const speed = (huge.gigabytes * 1000) / huge.seconds;
    lines.push(
      "",
      "## 10 GB through a pipe",
      "",
      `On ${huge.day}, \`zwartlak redact\` took in ${huge.gigabytes} GB at ${speed.toFixed(0)} MB/s. Resident memory in each tenth, in MB:`,
    );
    lines.push("", huge.memory.map((megabytes) => megabytes.toFixed(0)).join(" · "));
  }
  if (many !== undefined) {
    lines.push(
      "",
      "## 50,000 small files",
      "",
      `On ${many.day}, one \`zwartlak scan\` over ${many.files} files: ${many.seconds.toFixed(1)} s, ${many.errors} not read, exit code ${many.code}.`,
    );
  }
  if (hunt !== undefined) {
    lines.push(
      "",
      "## Worse hostile input",
      "",
      `On ${hunt.day}: known inputs up to 10 MB, each rule alone, and the worst of ${hunt.tried} that a search of ${hunt.seconds} s put together.`,
    );
    for (const results of [hunt.large, hunt.alone, hunt.found]) lines.push("", ...hostileTable(results));
  }
  return lines;
}
