/**
 * A pattern that is read when it is first used, and for that given as text: each `\p{…}` takes V8 0.06 ms, in a literal already when the file is loaded, and
 * most programs never meet most patterns.
 */
export function late(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
