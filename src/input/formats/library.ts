/** Thrown where a package is not installed. A plain object: nobody sees it. */
export interface MissingLibrary {
  readonly library: string;
}

/** A package that only those install who need it; throws a `MissingLibrary` for the others. */
export async function optional<T>(library: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    throw code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" ? ({ library } satisfies MissingLibrary) : error;
  }
}

export function isMissing(error: unknown): error is MissingLibrary {
  return typeof error === "object" && error !== null && "library" in error;
}
