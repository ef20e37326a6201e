/** What XML 1.0 cannot hold, not even as a reference: most control characters, halves of pairs, and U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go.
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Surrogate}]/gu;

const ENTITIES: { readonly [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for XML, in elements and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(NO_XML, "\ufffd").replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character] as string);
}

/** An element on a line of its own. */
export function element(name: string, attributes: { readonly [name: string]: string | number }, children: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const open = `<${name}${written.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>\n${children.join("\n")}\n</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
