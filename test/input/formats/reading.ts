import { createRedactor, rules } from "../../../src/index.js";
import { fileText } from "../../../src/input/file-text.js";
import { type Gap, type Hit, LIMITS, type Limits, type Passage } from "../../../src/input/formats/passage.js";
import { collect } from "../../../src/input/formats/passages.js";
import { tellingKeys } from "../../../src/input/formats/telling.js";
import { linesOf } from "../../../src/input/position.js";
import { bytesSource } from "../../../src/input/source.js";

const redactor = createRedactor();
const isTelling = tellingKeys(rules);

/** Values that no authority reserved for tests; the BSN fails its check, so that only its field gives it away. */
export const BSN = "123456780";
export const IBAN = "NL13QQQQ0987654321";
export const EMAIL = "jan@bakkerij-voorbeeldstad.nl";
export const NAME = "El Amrani";

export interface Read {
  /** `line:column rule`, or the place in a container and the rule. */
  readonly found: readonly string[];
  /** What stands in the passages at the hits. */
  readonly values: readonly string[];
  readonly hits: readonly (Hit & { readonly passage: Passage })[];
  readonly gaps: readonly Gap[];
  readonly isBinary: boolean;
}

/** Reads a file as `zwartlak scan` does. */
export async function read(name: string, content: string | Uint8Array, limits: Partial<Limits> = {}): Promise<Read> {
  const bytes = Buffer.from(content as string);
  const gaps: Gap[] = [];
  const look = { scan: redactor.scan, scanWider: redactor.scan, limits: { ...LIMITS, ...limits }, isTelling, onGap: (gap: Gap) => void gaps.push(gap) };
  const hits = await collect(bytesSource(name, bytes), look, (passage) => passage.hits.map((hit) => ({ ...hit, passage })));
  const values = (hits ?? []).map(({ start, end, passage }) => passage.text.slice(start, end));
  return { found: (hits ?? []).map(placed), values, hits: hits ?? [], gaps, isBinary: hits === undefined };
}

function placed({ passage, start, place, rule }: Read["hits"][number]): string {
  const { line, column } = linesOf(passage.text).positionOf(start, passage.position);
  return `${place ?? `${line}:${column}`} ${rule}`;
}

/** `rule value` of each hit, as it stands in the text of the file; a hit without a place in the file has `-` for its value. */
export async function inFile(name: string, content: string | Uint8Array): Promise<string[]> {
  const text = fileText(Buffer.from(content as string)) ?? "";
  const { hits } = await read(name, content);
  return hits.map(({ rule, start, end, passage: { offset } }) => `${rule} ${offset === undefined ? "-" : text.slice(offset + start, offset + end)}`);
}
