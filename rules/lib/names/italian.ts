/** Before a vowel the article of a surname loses its own: Dell'Orto, Dall'Agnol, Sant'Anna, Degl'Innocenti. */
const articles = /^(?:dell|dall|nell|sant|degl|dagl)['’‘`´]$/i;

/** Whether the word from `start` to `end` is such an article, with the apostrophe behind it. */
export function isItalianArticle(text: string, start: number, end: number): boolean {
  return end - start === 4 && articles.test(text.slice(start, end + 1));
}
