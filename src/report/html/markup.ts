const ENTITIES: { readonly [character: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for HTML, in elements and in quoted attributes. What cannot be seen, or would turn the direction of text, becomes a dot. */
export function escapeHtml(text: string | number): string {
  return String(text)
    .replace(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/gu, "·")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}

/** A part of the page with a heading of its own. */
export function section(id: string, heading: string, content: string): string {
  return `<section id="${id}" aria-labelledby="${id}-heading">\n<h2 id="${id}-heading">${heading}</h2>\n${content}\n</section>`;
}

/** A number as people read it, the same on every machine: `12,345`. */
export function amount(count: number): string {
  return count.toLocaleString("en-GB");
}

export function counted(count: number, noun: string): string {
  return `${amount(count)} ${noun}${count === 1 ? "" : "s"}`;
}
