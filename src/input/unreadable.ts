import { RedactorError } from "../errors.js";

const WORDS: { readonly [code: string]: string } = {
  ENOENT: "there is no such file or folder",
  EACCES: "no permission to read it",
  EPERM: "no permission to read it",
  ELOOP: "its symbolic links go in circles",
  EMFILE: "too many files are open",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
};

/** Why reading failed, from the error's code only: a message that is not ours could quote what was read. */
export function reasonOf(error: unknown): string {
  if (error instanceof RedactorError && error.code === "ERR_UNREADABLE") return error.message;
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === "string" ? (WORDS[code] ?? `it cannot be read (${code})`) : "it cannot be read";
}
