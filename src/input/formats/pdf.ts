import { START } from "../position.js";
import { bytesOf, type Source } from "../source.js";
import { optional } from "./library.js";
import { type Format, type Look, lazily, type Passage, type Scan } from "./passage.js";

/** At the beginning, behind a byte order mark or blank lines at most: programs and manuals about PDF name its first bytes too. */
const FIRST_BYTES = /^(?:\xef\xbb\xbf)?\s{0,1000}%PDF-/;

/** PDF: the text of each page. Needs `unpdf`. */
export const pdf: Format = { matches: (_, head) => FIRST_BYTES.test(Buffer.from(head.subarray(0, 1024)).toString("latin1")), passages };

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
