const SHORTEST = 4;

/** Whether a value is the name of such a field itself, as translations and mock-ups have it: `Achternaam`, `Straat en huisnummer`. */
export function isLabelOf(fields: readonly string[]): (value: string) => boolean {
  let names: ReadonlySet<string> | undefined;
  return (value) => {
    if (value.length < SHORTEST || value.length > 40) return false;
    names ??= new Set(fields);
    return names.has(value.toLowerCase().replace(/[ _:-]/g, ""));
  };
}
