import { cpus, totalmem } from "node:os";
import type { LongRuns, Outcome } from "./outcome.js";
import type { Measured, Result } from "./rounds.js";
import { expressSection, fileSection, hostileSection, longSections, startSection } from "./sections.js";
import { table } from "./table.js";
import { verdictsOn } from "./targets.js";

/** The measured figures as Markdown. */
export function pageOf(outcome: Outcome, long: LongRuns): string {
  return `${[
    "# Speed",
    "",
    ...introduction(outcome),
    ...outcome.missing.flatMap((sentence) => ["", sentence]),
    ...targetSection(outcome, long),
    ...outcome.contests.flatMap(contestSection),
    ...hostileSection(outcome.hostile),
    ...expressSection(outcome.served),
    ...fileSection(outcome.scans),
    ...startSection(outcome),
    ...longSections(long),
  ].join("\n")}\n`;
}

/** Where it was measured: part of every record. */
export function machine(): string {
  const [processor] = cpus();
  return `${processor?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, Node ${process.version}, ${process.platform} ${process.arch}`;
}

function introduction({ checksum }: Outcome): string[] {
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`npm run bench\`: ${machine()}. Every figure is the median of interleaved rounds, in processor time where nothing else is`,
    "said, so other work on the machine counts little. Compare ratios, which belong to one run, and not microseconds of different runs. Everything runs with its",
    `defaults; inputs are made from fixed seeds and vary from call to call. Generated; the sum over all results was ${checksum.toExponential(3)}.`,
  ];
}

const WORDS = { true: "met", false: "**missed**" };

function targetSection(outcome: Outcome, long: LongRuns): string[] {
  const verdicts = verdictsOn(outcome, long);
  return [
    "",
    "## Targets",
    "",
    "The worst figure for each, over all inputs that it is about.",
    "",
    ...table(
      ["target", "wanted", "measured", ""],
      verdicts.map(({ name, wanted, figure, met }) => [name, wanted, figure ?? "–", met === undefined ? "not measured" : WORDS[`${met}`]]),
    ),
  ];
}

function contestSection({ title, bytes, results }: Measured): string[] {
  const rows = results.map(({ name, microseconds, megabytesPerSecond, ratio, spread }) => {
    return [name, digits(microseconds), digits(megabytesPerSecond), `${ratio.toFixed(2)} ± ${spread.toFixed(2)}`];
  });
  const reference = results[0]?.name ?? "";
  return ["", `## ${title} (${Math.round(bytes)} characters)`, "", ...table(["", "µs", "MB/s", `time × ${reference}`], rows), ...lossesOf(results)];
}

const REFERENCES: readonly string[] = ["bare charCodeAt loop", "copy and Buffer.indexOf", "pino, no redaction", "pino, no redaction, gathering 16 KB"];

/** Who is faster than zwartlak; the references, which redact nothing, are no rivals. */
function lossesOf(results: readonly Result[]): string[] {
  const own = results.find(({ name }) => name.includes("zwartlak"));
  const faster = results.filter(
    ({ name, microseconds }) => own !== undefined && microseconds < own.microseconds && !REFERENCES.includes(name) && !name.includes("zwartlak"),
  );
  return faster.length === 0 ? [] : ["", `Faster than zwartlak here: ${faster.map(({ name }) => name).join("; ")}.`];
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
