const header = /-{5}BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-{5}/y;
/** A line of the key itself, or of what stands above it (`Proc-Type: 4,ENCRYPTED`). */
const line = /[\r\n]{1,4} {0,8}(?:[A-Za-z\d+/=]{20,80}|[A-Z][A-Za-z-]{2,20}: [^\r\n]{1,120})/y;
/** The last line of a key is shorter; without the footer behind it, it may be any word. */
const footer = /(?:[\r\n]{1,4} {0,8}[A-Za-z\d+/=]{1,19}){0,2}\s{0,4}-{5}END [A-Z ]{3,40}-{5}/y;
/** A log may have cut a key short, without line ends. */
const shortRest = /[\r\n]{1,4}[A-Za-z\d+/=]{1,19}(?=\s|$)/y;
const mostLines = 200;

/** Where the block of a private key that starts at `start` ends: PEM, OpenSSH or PGP, whole or cut short; undefined when none starts there. */
export function privateKeyEnd(text: string, start: number): number | undefined {
  let end = after(header, text, start);
  if (end === undefined) return undefined;
  for (let lines = 0; lines < mostLines; lines++) {
    const next = after(line, text, end);
    if (next === undefined) break;
    end = next;
  }
  return after(footer, text, end) ?? after(shortRest, text, end) ?? end;
}

function after(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
