import { type ExpressRequest, read } from "./request.js";
import type { RequestMode } from "./settings.js";

/**
 * A check for the most likely mistake: a middleware that is to mask, block or observe the body stands before the parser and never sees one.
 * It warns once, as `process.on("warning")` with code `ZWARTLAK_BODY_UNREAD`. Undefined when the mode does not need the body that early.
 */
export function unreadBodyWarning(mode: RequestMode | undefined): ((request: ExpressRequest) => void) | undefined {
  if (mode === undefined || mode === "copy" || mode === "off") return undefined;
  let warned = false;
  return (request) => {
    if (warned || "body" in request || !hasBody(request.headers)) return;
    warned = true;
    const warning = `redactRequests({ body: "${mode}" }) ran before the body was read and saw none. Use it after express.json() and other parsers.`;
    process.emitWarning(warning, { type: "RedactorWarning", code: "ZWARTLAK_BODY_UNREAD" });
  };
}

function hasBody(headers: object): boolean {
  const length = read(headers, "content-length");
  return read(headers, "transfer-encoding") !== undefined || (length !== undefined && length !== "0");
}
