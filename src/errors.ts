/** Stable codes: a program can act on them, the message tells a person what to do. */
export type RedactorErrorCode =
  | "ERR_UNKNOWN_RULE"
  | "ERR_UNKNOWN_OPTION"
  | "ERR_INVALID_OPTION"
  | "ERR_INVALID_RULE"
  | "ERR_INVALID_CONFIG"
  | "ERR_UNREADABLE"
  | "ERR_USAGE"
  /** A function of a rule threw while text was scanned. */
  | "ERR_RULE_FAILED"
  /** A request was not sent, because of what it holds. */
  | "ERR_PERSONAL_DATA"
  /** The self-test saw a planted person come out readable. */
  | "ERR_SELF_TEST";

/** The one error that zwartlak throws on purpose. The message names the fix and never holds a found value. */
export class RedactorError extends Error {
  override readonly name = "RedactorError";
  readonly code: RedactorErrorCode;

  constructor(code: RedactorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
