/** What names and first bytes tell about the format of a file. Apart from the readers, which are loaded only for files of theirs. */

export const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

export function isTar(head: Uint8Array): boolean {
  return textIn(head, 257, 262) === "ustar";
}

export function isSqlite(head: Uint8Array): boolean {
  return textIn(head, 0, 16) === "SQLite format 3\0";
}

export function isParquet(head: Uint8Array): boolean {
  return textIn(head, 0, 4) === "PAR1";
}

/** At the beginning, behind a byte order mark or blank lines at most: programs and manuals about PDF name its first bytes too. */
export function isPdf(head: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s{0,1000}%PDF-/.test(textIn(head, 0, 1024));
}

export function isXml(head: Uint8Array): boolean {
  return textIn(head, 0, 64).trimStart().startsWith("<?xml");
}

export function isContactCard(head: Uint8Array): boolean {
  return /^BEGIN:V(?:CARD|CALENDAR)/i.test(textIn(head, 0, 20));
}

export function isMt940(head: Uint8Array): boolean {
  // zwartlak-ignore-next-line: codes of banks
  return /^(?:\{1:[^\n]{1,400}\s{1,4}|(?:ABNANL2A|INGBNL2A|RABONL2U)[\s\d]{1,20}940[\s\d]{1,20})?:20:/.test(textIn(head, 0, 600));
}

export function isTableName(name: string): boolean {
  return /\.(?:csv|tsv|tab|psv)$/i.test(name);
}

function textIn(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.subarray(from, to)).toString("latin1");
}
