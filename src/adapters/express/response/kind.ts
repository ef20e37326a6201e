import type { ServerResponse } from "node:http";

/**
 * How a body is read. `json`: put together and judged whole. `lines`: judged line by line, each of JSON. `events`: each line at once, because the
 * client waits for it. `text`: in blocks of lines. `none`: it is no text.
 */
export type BodyKind = "json" | "lines" | "events" | "text" | "none";

const TEXT =
  /^(?:text\/(?!css|javascript|ecmascript)|image\/svg\+xml$|message\/|application\/(?:xml|[\w.-]+\+xml|x-www-form-urlencoded|yaml|x-yaml|graphql|sql|rtf)$)/;

export function kindOf(type: string): BodyKind {
  if (type === "") return "text";
  if (/^application\/(?:x-)?(?:ndjson|jsonl|json-lines|json-seq|jsonlines)$/.test(type)) return "lines";
  if (/^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(type)) return "json";
  if (type === "text/event-stream") return "events";
  return TEXT.test(type) ? "text" : "none";
}

/** Media type of a response without its parameters, in lower case; `""` when it has none. */
export function typeOf(response: ServerResponse): string {
  const [type = ""] = headerOf(response, "content-type").split(";", 1);
  return type.trim().toLowerCase();
}

/** Encodings that Node can read; undefined for another one. */
export function charsetOf(response: ServerResponse): "utf8" | "latin1" | undefined {
  const charset = /;\s*charset="?([\w-]+)/i.exec(headerOf(response, "content-type"))?.[1]?.toLowerCase() ?? "utf-8";
  if (/^(?:utf-?8|us-ascii|ascii)$/.test(charset)) return "utf8";
  return /^(?:iso-8859-1|latin1|windows-1252)$/.test(charset) ? "latin1" : undefined;
}

/** Whether the body is compressed already, by something between the handler and us. */
export function isEncoded(response: ServerResponse): boolean {
  return !/^(?:|identity)$/i.test(headerOf(response, "content-encoding"));
}

export function headerOf(response: ServerResponse, name: string): string {
  return String(response.getHeader(name) ?? "");
}
