/** The words of a hand-written block of text: separated by white space, with _ for a space inside a name ("den_haag"). */
export function wordsOf(block: string): string[] {
  return block
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll("_", " "));
}
