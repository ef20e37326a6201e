/** A pattern that is made when it is first used. Each `\p{…}` takes 0.1 ms to read, and most programs never meet most patterns. */
export function late(make: () => RegExp): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= make();
    return pattern;
  };
}
