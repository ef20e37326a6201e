import type { Search } from "./candidates.js";
import { addFieldCandidates } from "./field-values.js";
import { segmentAt } from "./hl7-segment.js";
import type { RecordRead } from "./record.js";
import { sqlInsertAt } from "./sql-insert.js";
import { odataPartAt, sqlKeyAt, sqlLikeAt } from "./sql-key.js";

const BAR = 124;

/**
 * Adds the values of the record that begins at `at`, when there is one.
 *
 * @param from how far records were read; what begins before is part of one
 * @returns how far they are read now
 */
export function addRecordAt({ text, book, found }: Search, at: number, from: number): number {
  if (at < from) return from;
  const record = recordAt(text, at);
  if (record === undefined) return from;
  for (const { key, start, end } of record.values) {
    const meaning = end > start ? book.fields.meaningOf([key]) : undefined;
    if (meaning !== undefined) addFieldCandidates(text, { start, end, lineEnd: end }, meaning, found);
  }
  return record.end;
}

/** Most words that are looked at here begin no record; their first letter tells. */
function recordAt(text: string, at: number): RecordRead | undefined {
  if (text.charCodeAt(at + 3) === BAR) return segmentAt(text, at);
  switch (text.charAt(at).toLowerCase()) {
    case "k":
      return sqlKeyAt(text, at);
    case "i":
      return sqlLikeAt(text, at) ?? sqlInsertAt(text, at);
    case "l":
      return sqlLikeAt(text, at);
    case "e":
      return sqlLikeAt(text, at) ?? odataPartAt(text, at);
    case "c":
    case "s":
      return odataPartAt(text, at);
    default:
      return undefined;
  }
}
