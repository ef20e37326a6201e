type Piece = Uint8Array | string;

/** A body that arrived in pieces: its bytes, or, when there are more than the limit, the same pieces to be read once. */
export type Collected = { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly bytes?: undefined; readonly unread: AsyncIterable<Piece> };

export async function collected(body: AsyncIterable<Piece> | Iterable<Piece>, limit: number): Promise<Collected> {
  const source = Symbol.asyncIterator in body ? body[Symbol.asyncIterator]() : body[Symbol.iterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (let next = await source.next(); next.done !== true; next = await source.next()) {
    const bytes = typeof next.value === "string" ? Buffer.from(next.value) : next.value;
    size += bytes.length;
    pieces.push(bytes);
    if (size > limit) return { unread: continued(pieces, source) };
  }
  return { bytes: new Uint8Array(Buffer.concat(pieces)) };
}

async function* continued(pieces: readonly Uint8Array[], source: AsyncIterator<Piece> | Iterator<Piece>): AsyncGenerator<Piece> {
  yield* pieces;
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}
