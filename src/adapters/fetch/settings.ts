import type { Finding } from "../../finding.js";
import type { Redactor } from "../../redactor.js";
import { checkedRedactor, checkMode, invalid } from "../express/options.js";

export const EGRESS_PARTS = ["url", "headers", "body"] as const;
export type EgressPart = (typeof EGRESS_PARTS)[number];

/**
 * What happens to one part of a request that leaves.
 * - `"block"`: with a finding in it the request is not sent, and the caller gets an error with code `ERR_PERSONAL_DATA`
 * - `"mask"`: it is sent masked
 * - `"observe"`: findings go to `onFindings`
 * - `"off"`: it is not looked at
 */
export type EgressMode = "block" | "mask" | "observe" | "off";
const MODES: readonly EgressMode[] = ["block", "mask", "observe", "off"];

/** A finding in a request that leaves: rule and place, never the value. */
export interface EgressFinding extends Pick<Finding, "rule" | "score" | "reasons" | "legal"> {
  readonly part: EgressPart;
  /** As `body.customer.email`, `headers.x-user` or `url`. */
  readonly path: string;
  /** Where the request would go, without its path: `https://api.example`. */
  readonly origin: string;
}

/** Options of `guardFetch` and `guardDispatch`. */
export interface EgressOptions {
  /** What `createRedactor()` returns. @default createRedactor() */
  readonly redactor?: Redactor;
  /** Path and query. @default "block" */
  readonly url?: EgressMode;
  /** Besides `authorization` and `cookie`, which are for who receives them. @default "off" */
  readonly headers?: EgressMode;
  /** Text, JSON, forms; of uploaded files those that are text. @default "block" */
  readonly body?: EgressMode;
  /** Origins that may be sent personal data, such as `https://payments.example`, or host names, which hold for all their ports and schemes. */
  readonly trusted?: readonly string[];
  /** Largest body that is checked, in bytes; a larger one counts as unchecked, and is sent with `"observe"` only. @default 10_000_000 */
  readonly limit?: number;
  /** Told what was found, without values. What it throws is ignored. */
  onFindings?(findings: readonly EgressFinding[]): unknown;
}

/** Checked options. */
export interface EgressSettings {
  readonly redactor: Redactor;
  readonly modes: { readonly [part in EgressPart]: EgressMode };
  readonly limit: number;
  readonly isTrusted: (url: URL) => boolean;
  readonly onFindings: EgressOptions["onFindings"];
}

export function checkEgressOptions(name: string, options: EgressOptions = {}): EgressSettings {
  const redactor = checkedRedactor(name, options, ["redactor", ...EGRESS_PARTS, "trusted", "limit", "onFindings"]);
  const { url = "block", headers = "off", body = "block", trusted = [], limit = 10_000_000, onFindings } = options;
  const modes = { url, headers, body };
  for (const part of EGRESS_PARTS) checkMode(name, part, modes[part], MODES);
  if (!Array.isArray(trusted) || !trusted.every(isPlace))
    throw invalid(`${name}: \`trusted\` must be a list of origins or host names, such as ["https://payments.example"].`);
  if (!(Number.isInteger(limit) && limit > 0)) throw invalid(`${name}: \`limit\` must be a whole number of bytes.`);
  if (Object.values(modes).includes("observe") && typeof onFindings !== "function") throw invalid(`${name}: "observe" without onFindings tells nobody.`);
  return { redactor, modes, limit, onFindings, isTrusted: ({ origin, hostname }) => trusted.includes(origin) || trusted.includes(hostname) };
}

/** What could never match is refused: a path behind the origin, or a slash at its end. */
function isPlace(place: unknown): boolean {
  if (typeof place !== "string") return false;
  return place.includes("/") ? URL.canParse(place) && new URL(place).origin === place : /^[a-z\d.:[\]-]+$/.test(place);
}
