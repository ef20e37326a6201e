import { textPieces } from "./blocks.js";
import { readText, type Source } from "./source.js";

/** Whether a carriage return without a line feed ends lines in a text. Then its lines are others than those of git, which only knows the line feed. */
export async function hasLoneReturns(source: Source): Promise<boolean> {
  const chunks = await readText(source.open());
  if (chunks === undefined) return false;
  for await (const text of textPieces(chunks)) if (/\r(?!\n|$)/.test(text)) return true;
  return false;
}
