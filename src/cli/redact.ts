import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createRedactStream } from "../adapters/stream.js";
import { textPieces } from "../input/blocks.js";
import { redactedTable } from "../input/formats/redacted-table.js";
import { fileSource, readLog } from "../input/source.js";
import { reasonOf } from "../input/unreadable.js";
import { printable } from "../report/excerpt.js";
import type { Arguments } from "./arguments.js";
import { readSettings } from "./settings.js";
import type { ExitCode, World } from "./terminal.js";

/** `zwartlak redact`: files one after the other, or standard input, masked, to standard output. The cells of a table are masked by their columns. */
export async function redact({ operands, values }: Arguments, world: World): Promise<ExitCode> {
  const { redactor } = await readSettings(values, world.cwd);
  const streamOptions = values["by-line"] ? { valueLines: 1 } : {};
  let code: ExitCode = 0;
  for (const name of operands.length === 0 ? ["-"] : operands) {
    const path = resolve(world.cwd, name);
    try {
      const table = name === "-" ? undefined : await redactedTable(fileSource(name, path), redactor);
      if (table !== undefined) await pipeline(table, world.stdout, { end: false });
      else
        await pipeline(textPieces(readLog(name === "-" ? world.stdin : createReadStream(path)), 1), createRedactStream(redactor, streamOptions), world.stdout, {
          end: false,
        });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EPIPE") throw error;
      world.stderr.write(`zwartlak: ${printable(name)} was not read to its end: ${reasonOf(error)}.\n`);
      code = 2;
    }
  }
  return code;
}
