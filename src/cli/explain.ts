import { RedactorError } from "../errors.js";
import type { Explanation } from "../finding.js";
import { textPieces } from "../input/blocks.js";
import { readLog } from "../input/source.js";
import { levelOf } from "../report/report.js";
import type { Arguments } from "./arguments.js";
import { table } from "./layout.js";
import { readSettings } from "./settings.js";
import type { ExitCode, World } from "./terminal.js";

/** `zwartlak explain`: every candidate and what became of it, without the values. */
export async function explain({ operands, values }: Arguments, world: World): Promise<ExitCode> {
  const [operand] = operands;
  if (operand === undefined || operands.length > 1)
    throw new RedactorError("ERR_USAGE", "Give one text in quotes, or `-` to read standard input: zwartlak explain 'BSN 999990019'.");
  const { redactor } = await readSettings(values, world.cwd);
  const text = operand === "-" ? await textOf(world.stdin) : operand;
  const rows = redactor
    .explain(text)
    .map(({ start, end, rule, score, reasons, outcome, by, weights }) => [
      `${start}-${end}`,
      rule,
      `${score.toFixed(2)} ${levelOf(score)}`,
      reasons.join(", ") + weighed(weights),
      by === undefined ? outcome : `${outcome} by ${by}`,
    ]);
  world.stdout.write(rows.length === 0 ? "No candidates.\n" : table(["place", "rule", "score", "reasons", "outcome"], rows));
  return 0;
}

/** ` (listed +1.2, context -0.4)`: what was weighed and counts. */
function weighed(weights: Explanation["weights"]): string {
  const counting = Object.entries(weights ?? {}).filter(([, weight]) => Math.abs(weight) >= 0.05);
  return counting.length === 0 ? "" : ` (${counting.map(([name, weight]) => `${name} ${weight > 0 ? "+" : ""}${weight.toFixed(1)}`).join(", ")})`;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const piece of textPieces(readLog(stream))) text += piece;
  return text;
}
