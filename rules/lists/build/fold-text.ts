/** The spelling under which the build compares words; the run-time folds the same way while hashing (fold.ts). */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[ßæœøłđı]/g, (letter) => plain[letter] ?? letter);
}

const plain: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ı: "i" };
