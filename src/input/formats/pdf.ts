import { START } from "../position.js";
import { bytesOf, type Source } from "../source.js";
import { optional } from "./library.js";
import { type Look, lazily, type Passage, type ReadPassages, type Scan } from "./passage.js";

/** PDF: the text of each page. Needs `unpdf`. */
export const pdf: ReadPassages = passages;

async function* passages(source: Source, look: Look): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  if (bytes === undefined) return look.onGap({ place: "", reason: `PDF files of more than ${look.limits.fileBytes} bytes are not read` });
  const { getDocumentProxy } = await optional("unpdf", () => import("unpdf"));
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
    for (let page = 1; page <= document.numPages; page++) {
      const { items } = await (await document.getPage(page)).getTextContent();
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
      yield* pagePassage(text, `page ${page}`, look);
    }
  } catch (error) {
    look.onGap({ place: "", reason: (error as { name?: unknown }).name === "PasswordException" ? "it is encrypted" : "it is damaged" });
  }
}

function pagePassage(text: string, place: string, look: Look): Passage[] {
  const hitsBy = (scan: Scan) => scan(text).map((finding) => ({ ...finding, place }));
  const hits = hitsBy(look.scan);
  return hits.length === 0 ? [] : [{ text, position: START, hits, widerHits: lazily(() => hitsBy(look.scanWider)) }];
}
