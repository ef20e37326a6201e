import { fileText } from "../file-text.js";
import { bytesOf, bytesSource, type Source } from "../source.js";
import { inside, lookInside } from "./inside.js";
import { decodedBody, headerCells, type Part, partsOf } from "./mime.js";
import { overlaid } from "./overlay.js";
import { type Hit, type Look, NOT_THIS_FORMAT, type Passage, type ReadInner, type ReadPassages } from "./passage.js";

/** E-mail: the message as it stands, and the parts that base64 hides, each in its own format. */
export const mail: ReadPassages = passages;

async function* passages(source: Source, look: Look, readInner: ReadInner): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  const text = bytes && fileText(bytes);
  if (text === undefined) throw NOT_THIS_FORMAT;
  const parts = partsOf(text);
  const hidden = parts.filter((part) => decodedBody(part) !== undefined);
  yield without(hidden, overlaid(text, { cells: parts.flatMap(headerCells) }, look));
  for (const part of hidden) {
    const found = await readInner(bytesSource(part.name, decodedBody(part) as Buffer), lookInside(part.name, look));
    yield* inside(part.name, found ?? []);
  }
}

/** The engine looks into base64 too, but does not see more than a line of it at once. */
function without(parts: readonly Part[], passage: Passage): Passage {
  const isHidden = ({ start }: Hit) => parts.some(({ bodyStart, body }) => start >= bodyStart && start < bodyStart + body.length);
  return { ...passage, hits: passage.hits.filter((hit) => !isHidden(hit)) };
}
