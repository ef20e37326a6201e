/**
 * Person, parents, partner and child in the logical design of the BRP, and their history (50 higher).
 * Column `01.01.20` is the BSN of the person, `05.01.20` that of the partner.
 */
const categories = ["01", "02", "03", "05", "09", "51", "52", "53", "55", "59"];

/** Normalised column names of an element such as `0120` in every category about a person. */
export function brpColumns(element: string): string[] {
  return categories.map((category) => `${category}${element}`);
}
