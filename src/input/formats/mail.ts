import { fileText } from "../file-text.js";
import { bytesOf, bytesSource, type Source } from "../source.js";
import { inside, lookInside } from "./inside.js";
import { decodedBody, headerCells, partsOf } from "./mime.js";
import { overlaid } from "./overlay.js";
import { type Format, type Look, NOT_THIS_FORMAT, type Passage, type ReadInner } from "./passage.js";

/** E-mail: the message as it stands, and the parts that base64 hides, each in its own format. */
export const mail: Format = { matches: (name) => /\.(?:eml|mht|mhtml)$/i.test(name), passages };

async function* passages(source: Source, look: Look, readInner: ReadInner): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  const text = bytes && fileText(bytes);
  if (text === undefined) throw NOT_THIS_FORMAT;
  const parts = partsOf(text);
  yield overlaid(text, { cells: parts.flatMap(headerCells) }, look);
  for (const part of parts) {
    const body = decodedBody(part);
    const found = body && (await readInner(bytesSource(part.name, body), lookInside(part.name, look)));
    yield* inside(part.name, found ?? []);
  }
}
