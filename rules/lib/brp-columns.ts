/**
 * Person, parents, partner and child in the logical design of the BRP, and their history (50 higher).
 * Column `01.01.20` is the BSN of the person, `05.01.20` that of the partner.
 */
const categories = ["01", "02", "03", "05", "09", "51", "52", "53", "55", "59"];

/** Where somebody lives, and lived. */
const residence = ["08", "58"];

/** Normalised column names of an element such as `0120` in every category about a person. */
export function brpColumns(element: string): string[] {
  return categories.map((category) => `${category}${element}`);
}

/** Normalised column names of an element of the address, such as `1110`. */
export function residenceColumns(element: string): string[] {
  return residence.map((category) => `${category}${element}`);
}
