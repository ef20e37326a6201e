import type { Database } from "sql.js";
import { bytesOf, type Source } from "../source.js";
import { optional } from "./library.js";
import type { Look, Passage, ReadPassages } from "./passage.js";
import { rowPassage } from "./rows.js";

/** SQLite: each row of each table under the names of its columns. Needs `sql.js`. */
export const sqlite: ReadPassages = passages;

async function* passages(source: Source, look: Look): AsyncGenerator<Passage> {
  const bytes = await bytesOf(source, look.limits.fileBytes);
  if (bytes === undefined) return look.onGap({ place: "", reason: `databases of more than ${look.limits.fileBytes} bytes are not read` });
  const { default: start } = await optional("sql.js", () => import("sql.js"));
  const { Database: Opened } = await start();
  const database = new Opened(withoutLog(bytes));
  try {
    for (const table of tablesOf(database)) yield* tablePassages(database, table, look);
  } catch {
    look.onGap({ place: "", reason: "it is damaged" });
  } finally {
    database.close();
  }
}

/** A database that keeps a write-ahead log cannot be opened in memory; what is in the main file is read without it. */
function withoutLog(bytes: Buffer): Uint8Array {
  const copy = new Uint8Array(bytes);
  if (copy[18] === 2) copy.fill(1, 18, 20);
  return copy;
}

function tablesOf(database: Database): string[] {
  const [answer] = database.exec("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  return (answer?.values ?? []).map(([name]) => String(name));
}

function* tablePassages(database: Database, table: string, look: Look): Generator<Passage> {
  const statement = database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`);
  try {
    for (let row = 1; statement.step(); row++) {
      const columns = statement.getColumnNames();
      const values = statement.get().map(textOf);
      yield* rowPassage({ values, placeOf: (column) => `${table}.${columns[column]} row ${row}` }, columns, look);
    }
  } finally {
    statement.free();
  }
}

/** Bytes may be text. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item)) : String(value);
}
