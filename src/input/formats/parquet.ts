import { bytesOf, type Source } from "../source.js";
import { optional } from "./library.js";
import type { Look, Passage, ReadPassages } from "./passage.js";
import { rowPassage } from "./rows.js";
import { textOf } from "./sqlite.js";

/** Parquet: each row under the names of its columns. Needs `hyparquet`. */
export const parquet: ReadPassages = passages;

/** Rows that are unpacked at once. */
const ROWS = 10_000;

async function* passages(source: Source, look: Look): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  if (bytes === undefined) return look.onGap({ place: "", reason: `Parquet files of more than ${look.limits.fileBytes} bytes are not read` });
  const { parquetMetadata, parquetReadObjects } = await optional("hyparquet", () => import("hyparquet"));
  const file = new Uint8Array(bytes).buffer;
  try {
    const rows = Number(parquetMetadata(file).num_rows);
    for (let rowStart = 0; rowStart < rows; rowStart += ROWS) {
      const read = await parquetReadObjects({ file, rowStart, rowEnd: Math.min(rows, rowStart + ROWS) });
      for (const [index, row] of read.entries()) {
        const columns = Object.keys(row);
        const placeOf = (column: number) => `${columns[column]} row ${rowStart + index + 1}`;
        yield* rowPassage({ values: Object.values(row).map(textOf), placeOf }, columns, look);
      }
    }
  } catch {
    look.onGap({ place: "", reason: "it is damaged, or packed in a way that hyparquet does not know" });
  }
}
