/** A line of a text that arrives in pieces, or a part of one that is longer than may be held in memory. */
export interface LinePart {
  /**
   * `line`: a whole line with its line end. `head`: a long line up to where it was cut, and `rest`: what followed the last cut.
   * `dropped`: the part of a long line that could not be cut; all that follows is left out, up to `dropped-end`.
   */
  readonly kind: "line" | "head" | "rest" | "dropped" | "dropped-end";
  readonly text: string;
}

/** Where a line that is too long may be cut; undefined drops it. `isStart` tells that it is not the rest of a line that was cut before. */
export type CutLong = (head: string, isStart: boolean) => number | undefined;

export interface LineBuffer {
  readonly push: (text: string) => LinePart[];
  readonly end: () => LinePart[];
}

/** Puts lines together. Holds at most `maxLine` UTF-16 code units besides what is being pushed. The parts do not depend on how the text was cut. */
export function createLineBuffer(maxLine: number, cutLong: CutLong): LineBuffer {
  let line = "";
  let whole: "line" | "rest" | "dropped-end" = "line";

  function push(text: string): LinePart[] {
    const parts: LinePart[] = [];
    for (let from = 0; from < text.length; ) {
      const to = text.indexOf("\n", from) + 1 || text.length;
      parts.push(...take(text.slice(from, to)));
      from = to;
    }
    return parts;
  }

  /** Takes a piece of one line. */
  function take(piece: string): LinePart[] {
    const parts: LinePart[] = [];
    const isEnd = piece.endsWith("\n");
    line += piece;
    while (line.length > maxLine && whole !== "dropped-end") parts.push(shorten(line.slice(0, maxLine)));
    if (whole === "dropped-end") line = isEnd ? "\n" : "";
    if (isEnd) parts.push(finish());
    return parts;
  }

  /** Looks at the first `maxLine` characters only, so it does not matter how many more have come already. */
  function shorten(head: string): LinePart {
    const cut = cutLong(head, whole === "line");
    whole = cut === undefined ? "dropped-end" : "rest";
    line = cut === undefined ? "" : line.slice(cut);
    return { kind: cut === undefined ? "dropped" : "head", text: head.slice(0, cut) };
  }

  function finish(): LinePart {
    const part = { kind: whole, text: line };
    line = "";
    whole = "line";
    return part;
  }

  return { push, end: () => (line === "" ? [] : [finish()]) };
}
