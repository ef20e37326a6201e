import type { Finding } from "../../finding.js";
import type { Position } from "../position.js";
import type { Source } from "../source.js";

/** Finds in a text or a value; what a `Redactor` offers. */
export type Scan = (input: unknown) => readonly Finding[];

/** How far containers are opened. */
export interface Limits {
  /** Archives inside archives; 0 opens none. Documents such as XLSX are no archives in this sense. */
  readonly archiveDepth: number;
  /** Bytes of one unpacked file, a fifth of what may be unpacked from one outer file, and bytes of a file that has to be read whole. */
  readonly fileBytes: number;
}

/** Limits for those who set none. */
export const LIMITS: Limits = { archiveDepth: 3, fileBytes: 200_000_000 };

/** Bytes of a file that is parsed whole for what its structure tells; larger ones are read as text, which needs no more memory than a block of them. */
export const LARGEST_PARSED = 16 * 1024 * 1024;

/** Something in a file that was not read. */
export interface Gap {
  /** Where in the file, as `Hit.place`; empty for the file itself. */
  readonly place: string;
  /** Goes on the sentence "it was not scanned:". */
  readonly reason: string;
  /** The package that reads it, when it only has to be installed. */
  readonly library?: string;
}

/** How a file is looked at. */
export interface Look {
  /** Finds what is reported. */
  readonly scan: Scan;
  /** Finds more: what is reported by other rules or with a lower score, and must not be shown beside a finding. */
  readonly scanWider: Scan;
  readonly limits: Limits;
  /** Whether keys say anything to the rules; saves time, see `tellingKeys`. Absent: it is not known. */
  readonly isTelling?: (keys: readonly string[]) => boolean;
  /** Called for whatever could not be read; the rest is read all the same. */
  readonly onGap: (gap: Gap) => void;
  /** Bytes that were unpacked so far from the outermost file; set where reading begins. */
  readonly spent?: { bytes: number };
  /** Looks at a file in an archive that was opened. */
  readonly isInArchive?: boolean;
}

/** How a value is written at its place: with the escapes of a JSON string, the doubled quotes of CSV or SQL, the entities of XML. */
export interface Writing {
  /** The value of what is written. */
  readonly read: (written: string) => string;
  /** What to write for a value; the quotes around it are there already. */
  readonly write: (value: string) => string;
}

/** A finding in a file; `start` and `end` count in the passage. */
export interface Hit extends Finding {
  /** Name of the column, key or element. */
  readonly field?: string;
  /** The whole value of the field, of which the finding may be a part. */
  readonly within?: { readonly start: number; readonly end: number };
  /**
   * Where in a file that has no lines, or that holds other files: `Blad1!B3`, `klanten row 4, bsn`, `word/document.xml`, `map/a.csv:3:5`. Absent
   * when line and column say it.
   */
  readonly place?: string;
  /** Absent when the value is written as it is. */
  readonly writing?: Writing;
}

/**
 * A part of a file with what was found in it, in order.
 *
 * To write another value in the place of a hit, a passage needs an `offset`: then `offset + start` and `offset + end` are its place in the text of
 * the file (UTF-16 code units, byte order mark left out, as `fileText` of `../file-text.ts` gives it) and `text.slice(start, end)` is the value as
 * it is written there. `writing.read` of that is the value itself; `writing.write` of another value is what has to stand there instead. A passage
 * without an offset was unpacked, decoded or put together, and cannot be written back. Passages may overlap; no place is reported twice.
 */
export interface Passage {
  readonly text: string;
  /** Where the text begins in the file. */
  readonly position: Position;
  /** Where the text begins in the text of the file; absent when it does not stand there literally. */
  readonly offset?: number;
  readonly hits: readonly Hit[];
  /** What `scanWider` finds in the text, in order. It is asked for only where there are hits. */
  readonly widerHits: () => readonly Hit[];
}

/** What zwartlak can read beyond plain text. One file per format; `passages.ts` asks them in order. */
export interface Format {
  /** Whether a file with this name and these first bytes is of this format. */
  readonly matches: (name: string, head: Uint8Array) => boolean;
  /** Bytes; a larger file is none of this format. Absent where any size is read. */
  readonly largest?: number;
  /**
   * Throws `NotThisFormat` for a file that is none of this format after all; then it is read as text, or skipped when it is binary. What was
   * given before that is forgotten.
   */
  readonly passages: ReadPassages;
}

/** Reads the passages of a file. */
export type ReadPassages = (source: Source, look: Look, readInner: ReadInner) => AsyncIterable<Passage>;

/** Reads a file that was found inside another, in its own format. Undefined when it is binary. */
export type ReadInner = (source: Source, look: Look) => Promise<readonly Passage[] | undefined>;

/** Thrown by a format that cannot read what it was given. A plain object: nobody sees it. */
export const NOT_THIS_FORMAT = { notThisFormat: true } as const;

/** The answer of `read`, worked out when it is first asked for. */
export function lazily<T>(read: () => T): () => T {
  let answer: { readonly value: T } | undefined;
  return () => {
    answer ??= { value: read() };
    return answer.value;
  };
}
