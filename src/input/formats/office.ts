import { START } from "../position.js";
import { bytesSource } from "../source.js";
import { documentPassages } from "./document.js";
import { inside, lookInside } from "./inside.js";
import { openSheets } from "./open-sheets.js";
import type { Look, Passage, ReadInner } from "./passage.js";
import { sheetPassages } from "./rows.js";
import { workbookSheets } from "./workbook.js";

/** The files in a document by their names; undefined for one that cannot be unpacked. */
export type Parts = ReadonlyMap<string, () => Buffer | undefined>;

/** Parts with words in them that people wrote. */
const TEXTS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|ppt\/(?:slides\/slide|notesSlides\/notesSlide|comments\/comment)\d*|xl\/(?:comments\d*|threadedComments\/.*|drawings\/drawing\d*))\.xml$/;
/** Parts that are files of their own: properties with the names of authors, data behind fields, embedded documents. */
const FILES = /^(?:docProps\/(?:core|app|custom)\.xml|customXml\/item\d*\.xml|meta\.xml|(?:word|ppt|xl)\/(?:embeddings|persons)\/.*)$/;

/** The passages of an Office or OpenDocument file; undefined for archives that are none. */
export function officePassages(parts: Parts, look: Look, readInner: ReadInner): AsyncGenerator<Passage> | undefined {
  const isOffice = parts.has("[Content_Types].xml") && ["xl/workbook.xml", "word/document.xml", "ppt/presentation.xml"].some((name) => parts.has(name));
  const isOpen = parts.has("mimetype") && parts.has("content.xml");
  return isOffice || isOpen ? passagesOf(parts, look, readInner) : undefined;
}

async function* passagesOf(parts: Parts, look: Look, readInner: ReadInner): AsyncGenerator<Passage> {
  const textIn = (name: string) => parts.get(name)?.()?.toString("utf8") ?? "";
  for (const rows of workbookSheets(parts, textIn)) yield* sheetPassages(rows, look);
  if (parts.has("content.xml")) yield* openPassages(textIn("content.xml"), look);
  for (const name of parts.keys()) {
    if (TEXTS.test(name)) yield* documentPassages(textIn(name), name, look);
    else if (FILES.test(name)) yield* await filePassages(name, parts, look, readInner);
  }
}

/** Sheets row by row; what is in no sheet as text. */
function* openPassages(content: string, look: Look): Generator<Passage> {
  const sheets = [...openSheets(content)];
  for (const rows of sheets) yield* sheetPassages(rows, look);
  if (sheets.length === 0 || !content.includes("<office:spreadsheet")) yield* documentPassages(content, "content.xml", look);
}

async function filePassages(name: string, parts: Parts, look: Look, readInner: ReadInner): Promise<Passage[]> {
  const bytes = parts.get(name)?.();
  const found = bytes && (await readInner(bytesSource(name, bytes), lookInside(name, look)));
  return inside(name, found ?? []).map((passage) => ({ ...passage, position: START }));
}
