/** Letters in use since sidecode 4: no vowels, C, Q or Y. */
const modern = new Set("BDFGHJKLMNPRSTVWXZ");
/** L is a modern letter, A any other one. Sidecodes 1 to 3 (1951 to 1978) used all, and article numbers have their form. */
const older = new Set(["LL-99-99", "99-99-LL", "99-LL-99"]);
const newer = new Set(["LL-99-LL", "LL-LL-99", "99-LL-LL", "99-LLL-9", "9-LLL-99", "LL-999-L", "L-999-LL", "LLL-99-L", "L-99-LLL", "9-LL-999", "999-LL-9"]);
const bare = new Set([...older, ...newer].map((code) => code.replaceAll("-", "")));

/** Groups that are kept back for what they mean. */
const excluded = /(?<![A-Z])(?:GVD|KKK|KVT|LPF|NSB|PKK|PSV|TBS|PVV|SGP|VVD|FVD|S[SD])(?![A-Z])/;
/** `1-MRT-24` is a day in March. */
const inMarch = /^\d{1,2}-MRT-\d{1,2}$/;

/** What speaks for a plate: `newer` and `older` written with hyphens, `unsure` when it could well be something else. */
export type PlateKind = "newer" | "older" | "unsure";

/** Whether six letters and digits, with hyphens, spaces or nothing between their groups, are a number plate of one of the fourteen sidecodes. */
export function plateKind(value: string): PlateKind | undefined {
  const plate = value.toUpperCase();
  const shape = shapeOf(plate);
  const anyLetter = shape.replaceAll("A", "L");
  if (bare.has(shape)) return "unsure";
  if (!newer.has(shape) && !older.has(anyLetter)) return undefined;
  if (!value.includes("-") || excluded.test(plate) || inMarch.test(plate)) return "unsure";
  if (newer.has(shape)) return "newer";
  return value === plate && older.has(shape) && !plate.includes("W") ? "older" : "unsure";
}

/** `GB-001-B` is `LL-999-L`; spaces count as hyphens, but not both in one plate. */
function shapeOf(plate: string): string {
  const separated = plate.includes("-") ? plate : plate.replaceAll(" ", "-");
  let shape = "";
  for (const char of separated) shape += kindOf(char);
  return shape;
}

function kindOf(char: string): string {
  if (char === "-") return char;
  if (char >= "0" && char <= "9") return "9";
  return modern.has(char) ? "L" : "A";
}
