import { cpus, totalmem } from "node:os";
import { checksum } from "./clock.js";
import type { Measured, Result } from "./rounds.js";
import type { Start } from "./start.js";

/** The measured figures as Markdown. */
export function pageOf(measured: readonly Measured[], start: readonly Start[], notes: readonly string[]): string {
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${process.platform} ${process.arch}`;
  return [
    "# Speed",
    "",
    `Measured on ${day} with \`npm run bench\`: ${machine}. Every figure is the median of interleaved rounds, in processor time, so other work on the machine`,
    "counts little. Compare ratios, which belong to one run, and not microseconds of different runs. Everything runs with its defaults; inputs vary from call to call.",
    `Generated; the sum over all results was ${checksum().toExponential(3)}.`,
    ...notes.flatMap((note) => ["", note]),
    ...measured.flatMap(sectionOf),
    ...(start.length === 0
      ? []
      : ["", "## Start", "", "| | |", "|---|---|", ...start.map(({ name, value, unit }) => `| ${name} | ${value.toFixed(1)} ${unit} |`)]),
    "",
  ].join("\n");
}

function sectionOf({ title, bytes, results }: Measured): string[] {
  const rows = results.map(({ name, microseconds, megabytesPerSecond, ratio, spread }) => {
    return `| ${name} | ${digits(microseconds)} | ${digits(megabytesPerSecond)} | ${ratio.toFixed(2)} ± ${spread.toFixed(2)} |`;
  });
  const reference = results[0]?.name ?? "";
  return ["", `## ${title} (${Math.round(bytes)} characters)`, "", `| | µs | MB/s | × ${reference} |`, "|---|---|---|---|", ...rows, ...lossesOf(results)];
}

/** Who is faster than zwartlak; the reference itself, which redacts nothing, is no rival. */
function lossesOf(results: readonly Result[]): string[] {
  const own = results.find(({ name }) => name.includes("zwartlak"));
  const faster = results.slice(1).filter(({ microseconds }) => own !== undefined && microseconds < own.microseconds);
  return faster.length === 0 ? [] : ["", `Faster than zwartlak here: ${faster.map(({ name }) => name).join(", ")}.`];
}

function digits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value.toPrecision(3);
}
