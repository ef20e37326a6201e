/** What every test line holds, so that it is told from other lines. */
export const MARK = "zwartlak self-test";

/** An invented value, and how it must not come out. */
export interface Canary {
  readonly rule: string;
  readonly key: string;
  readonly value: string;
  /** Parts that identify: a telephone number may be written with or without its hyphen. */
  readonly readable: readonly string[];
}

/** Reserved for tests, or invented. */
export const CANARIES: readonly Canary[] = [
  { rule: "person-name", key: "naam", value: "Fatma El Amrani", readable: ["Amrani"] }, // zwartlak-ignore-line: nobody, and so are the others
  { rule: "email", key: "email", value: "f.elamrani@voorbeeld.example", readable: ["f.elamrani@", "@voorbeeld.example"] },
  { rule: "phone", key: "telefoon", value: "06-12345678", readable: ["12345678"] },
  { rule: "bsn", key: "bsn", value: "999990019", readable: ["999990019"] },
  { rule: "iban", key: "iban", value: "NL91ABNA0417164300", readable: ["0417164300"] },
];

/** A logger as pino's; what it has besides `info` is used if it is there. */
export interface PlantingLogger {
  info(fields: object, message: string, ...args: unknown[]): unknown;
  fatal?(fields: object, message: string, ...args: unknown[]): unknown;
  isLevelEnabled?(level: string): boolean;
  child?(bindings: object): PlantingLogger;
}

type Write = (fields: object, message: string, ...args: unknown[]) => unknown;

/** The ways into a line. */
const PLACES: readonly (readonly [place: string, plant: (write: Write, canary: Canary, logger: PlantingLogger) => unknown])[] = [
  ["message", (write, canary) => write({}, `${MARK} message: ${inWords(canary)}`)],
  ["argument", (write, canary) => write({}, `${MARK} argument: ${canary.key} %s`, canary.value)],
  ["field", (write, { key, value }) => write({ [key]: value }, `${MARK} field`)],
  ["nested", (write, { key, value }) => write({ klant: { lijst: [{ [key]: value }] } }, `${MARK} nested`)],
  ["number", (write, { rule, key, value }) => write({ [key]: rule === "bsn" ? Number(value) : value }, `${MARK} number`)],
  ["binding", (_write, { key, value }, logger) => writerOf(logger.child?.({ [key]: value }) ?? logger)({}, `${MARK} binding`)],
  ["error", (write, canary) => write({ err: errorOf(canary) }, `${MARK} error`)],
  ["query", (write, { key, value }) => write({ url: `/zoek?${key}=${encodeURIComponent(value)}&pagina=2` }, `${MARK} query`)],
  ["json", (write, { key, value }) => write({ body: JSON.stringify({ [key]: value }) }, `${MARK} json`)],
];

export function plant(logger: PlantingLogger, canaries: readonly Canary[]): void {
  const write = writerOf(logger);
  for (const canary of canaries) for (const [, enter] of PLACES) enter(write, canary, logger);
}

export function linesPlanted(canaries: readonly Canary[]): number {
  return canaries.length * PLACES.length;
}

export function plantInText(canaries: readonly Canary[]): string[] {
  return canaries.map(inWords);
}

function inWords({ key, value }: Canary): string {
  return `${key}: ${value}`;
}

function errorOf(canary: Canary): Error {
  return new Error(`mislukt voor ${inWords(canary)}`, { cause: new Error(inWords(canary)) });
}

/** The lowest level that is written. */
function writerOf(logger: PlantingLogger): Write {
  const level = logger.isLevelEnabled?.("info") === false && logger.fatal !== undefined ? "fatal" : "info";
  return (fields, message, ...args) => logger[level]?.(fields, message, ...args);
}
