/** Values that are fine, as the caller gave them. */
export interface Allowed {
  /** Nothing is given, so no value has to be cut out. */
  readonly isEmpty: boolean;
  readonly exact: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

/** @param allow strings are compared whole, patterns are tried on the value; their `g` and `y` flags are dropped since they would remember a position */
export function allowList(allow: readonly (string | RegExp)[] = []): Allowed {
  return {
    isEmpty: allow.length === 0,
    exact: new Set(allow.filter((entry) => typeof entry === "string")),
    patterns: allow.filter((entry) => entry instanceof RegExp).map((pattern) => new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ""))),
  };
}

export function allowedBy(allowed: Allowed, value: string): boolean {
  return allowed.exact.has(value) || allowed.patterns.some((pattern) => pattern.test(value));
}
