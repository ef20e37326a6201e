import { type Cell, plainCell } from "./cells.js";
import { overlayPassages } from "./overlay.js";

/** `.env`, `.env.local`, INI and its relatives, Java properties. */
/** Files of settings, one a line; the value is the rest of the line, with a section above it. */
export const settingsFile = overlayPassages(cellsIn);

const SECTION = /^\s{0,40}\[{1,2}([^\]\n]{1,80})\]{1,2}\s{0,40}$/;
const SETTING = /^(\s{0,40}(?:export\s{1,8})?)([\p{L}\d_."'[\]-][\p{L}\d_. "'[\]-]{0,80}?)\s{0,40}[=:]\s{0,40}/u;
const COMMENT = /^\s{0,40}[#;!]\s{0,4}/;

function* cellsIn(text: string): Generator<Cell> {
  let section = "";
  let start = 0;
  for (const line of text.split("\n")) {
    section = SECTION.exec(line)?.[1] ?? section;
    const cell = cellIn(line, start, section);
    if (cell !== undefined) yield cell;
    start += line.length + 1;
  }
}

/** A setting, also one that is commented out. */
function cellIn(line: string, start: number, section: string): Cell | undefined {
  const from = COMMENT.exec(line)?.[0].length ?? 0;
  const match = SETTING.exec(line.slice(from));
  if (match === null) return undefined;
  const at = from + match[0].length;
  const rest = line.slice(at).trimEnd();
  const quoted = /^(["'])(.{0,1000}?)\1\s{0,40}(?:[#;].{0,400})?$/.exec(rest);
  const value = quoted?.[2] ?? rest.replace(/\s[#;].{0,400}$/, "").trimEnd();
  return plainCell([section, (match[2] as string).replace(/["']/g, "")], value, start + at + (quoted === null ? 0 : 1));
}
