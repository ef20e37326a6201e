import type { Edit } from "../input/file-text.js";

const FILLING = / {2,}/y;

/** Where two spaces or more stand behind a value, they fill its column up: a longer value takes some of them, a shorter one leaves more. */
export function keepingColumns({ start, end, text }: Edit, source: string): Edit {
  FILLING.lastIndex = end;
  const room = FILLING.exec(source)?.[0].length ?? 0;
  const longer = text.length - (end - start);
  if (room === 0 || longer === 0) return { start, end, text };
  return longer > 0 ? { start, end: end + Math.min(longer, room - 1), text } : { start, end, text: text + " ".repeat(-longer) };
}
