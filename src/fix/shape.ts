const LONGEST = 60;

/** The form of a value without the value: `Xxx de Xxxxx`, `9999 XX`. A secret shows nothing, not even how long it is. */
export function shapeOf(value: string, isSecret: boolean): string {
  if (isSecret) return "•••";
  const shape = value
    .replace(/\p{Lu}/gu, "X")
    .replace(/\p{L}/gu, (letter) => (letter === "X" ? letter : "x"))
    .replace(/\p{N}/gu, "9")
    .replace(/\s/g, " ");
  return shape.length > LONGEST ? `${shape.slice(0, LONGEST - 1)}…` : shape;
}
