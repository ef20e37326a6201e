/** A list of single words, written in one string so that a long list stays readable. */
export function words(list: string): string[] {
  return list.split(" ");
}
