import { textPieces } from "../input/blocks.js";
import { linesOf, type Position, START } from "../input/position.js";
import { readText, type Source } from "../input/source.js";

/** What the comments of a file accept. */
export interface Comments {
  /** Whether one of these lines, both included, is accepted. */
  readonly accept: (first: number, last: number) => boolean;
  /** Lines with a comment that gives no reason. */
  readonly unexplained: readonly number[];
}

const MARK = "zwartlak-ignore-";
/** In whatever way the language writes comments: only these words count, and what follows them on the line is the reason. */
const COMMENT = /zwartlak-ignore-(next-line|line)(?![\w-])(?:(?::|[ \t]{0,8}--)([^\r\n]{0,500}))?/g;
/** A reason holds a word; the end of the comment (`* /`, `-->`, `#}`) is none. */
const WORD = /\p{L}{2}/u;

/** Reads a file for `zwartlak-ignore-line: reason` and `zwartlak-ignore-next-line: reason`. */
export async function commentsIn(source: Source): Promise<Comments> {
  const reader = createCommentReader();
  let position = START;
  for await (const text of textPieces((await readText(source.open())) ?? none())) {
    reader.read(text, position);
    position = linesOf(text).positionOf(text.length, position);
  }
  return reader.comments;
}

/** Reads the pieces of a text one after the other. */
export interface CommentReader {
  readonly read: (piece: string, position: Position) => void;
  /** What was read so far. */
  readonly comments: Comments;
}

export function createCommentReader(): CommentReader {
  const accepted = new Set<number>();
  const unexplained: number[] = [];

  function read(text: string, position: Position): void {
    // Most texts hold none, and then nobody asks for their lines.
    if (!text.includes(MARK)) return;
    const lines = linesOf(text);
    for (const { index, 1: which, 2: reason = "" } of text.matchAll(COMMENT)) {
      const { line } = lines.positionOf(index, position);
      accepted.add(which === "line" ? line : line + 1);
      if (!WORD.test(reason)) unexplained.push(line);
    }
  }

  return { read, comments: { accept: (first, last) => someLine(accepted, first, last), unexplained } };
}

function someLine(lines: ReadonlySet<number>, first: number, last: number): boolean {
  for (let line = first; line <= last; line++) if (lines.has(line)) return true;
  return false;
}

async function* none(): AsyncGenerator<Buffer> {}
