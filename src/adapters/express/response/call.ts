/** A call of `write` or `end`, read. */
export interface End {
  readonly bytes: Uint8Array;
  readonly callback: (() => void) | undefined;
}

/** `(chunk, encoding, callback)`, each of which may be left out. */
export function readCall(args: readonly unknown[]): End {
  const callback = args.find((arg): arg is () => void => typeof arg === "function");
  const [chunk, encoding] = args;
  if (chunk === undefined || chunk === null || typeof chunk === "function") return { bytes: Buffer.alloc(0), callback };
  if (typeof chunk === "string") return { bytes: Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"), callback };
  if (chunk instanceof Uint8Array) return { bytes: chunk, callback };
  throw new TypeError("A response is written as text or bytes");
}
