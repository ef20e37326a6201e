import { RedactorError } from "../errors.js";
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
    .map(({ start, end, rule, score, reasons, outcome, by }) => [
      `${start}-${end}`,
      rule,
      `${score.toFixed(2)} ${levelOf(score)}`,
      reasons.join(", "),
      by === undefined ? outcome : `${outcome} by ${by}`,
    ]);
  world.stdout.write(rows.length === 0 ? "No candidates.\n" : table(["place", "rule", "score", "reasons", "outcome"], rows));
  return 0;
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  let text = "";
  for await (const piece of textPieces(readLog(stream))) text += piece;
  return text;
}
