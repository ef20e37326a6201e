import type { Search } from "./candidates.js";
import { addFieldCandidates } from "./field-values.js";
import { segmentAt } from "./hl7-segment.js";
import type { RecordRead } from "./record.js";
import { sqlInsertAt } from "./sql-insert.js";
import { duplicateAt, odataPartAt, sqlKeyAt, sqlLikeAt } from "./sql-key.js";

const BAR = 124;
/** The bit in which a small letter differs from its capital. */
const TO_SMALL = 32;
const [SMALL_C, SMALL_D, SMALL_E, SMALL_I, SMALL_K, SMALL_L, SMALL_S] = [99, 100, 101, 105, 107, 108, 115];

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
  switch (text.charCodeAt(at) | TO_SMALL) {
    case SMALL_K:
      return sqlKeyAt(text, at);
    case SMALL_I:
      return sqlLikeAt(text, at) ?? sqlInsertAt(text, at);
    case SMALL_L:
      return sqlLikeAt(text, at);
    case SMALL_D:
      return duplicateAt(text, at);
    case SMALL_E:
      return sqlLikeAt(text, at) ?? odataPartAt(text, at);
    case SMALL_C:
    case SMALL_S:
      return odataPartAt(text, at);
    default:
      return undefined;
  }
}
