import { isNode, type Node, resolved } from "./schema.js";

/** A request and its answer, as far as an OpenAPI document knows them. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly type: string;
}

/** The schema of an answer; undefined when the document does not describe it. */
export function answerSchema(document: Node, { method, path, status, type }: Exchange): unknown {
  const item = pathItem(document, path);
  const operation = item === undefined ? undefined : followed(document, item[method.toLowerCase()] ?? (method === "HEAD" ? item.get : undefined));
  const responses = followed(document, operation?.responses);
  const response = followed(document, responses?.[String(status)] ?? responses?.[`${Math.floor(status / 100)}XX`] ?? responses?.default);
  // Swagger 2 has the schema in the response itself.
  return response?.schema ?? schemaFor(response?.content, type);
}

function schemaFor(content: unknown, type: string): unknown {
  if (!isNode(content)) return undefined;
  const isJson = /[/+]json$/.test(type);
  const media = content[type] ?? (isJson ? Object.entries(content).find(([name]) => /[/+]json\b/.test(name))?.[1] : undefined) ?? content["*/*"];
  return isNode(media) ? media.schema : undefined;
}

/** The entry of `paths` that fits with the fewest parameters. */
function pathItem(document: Node, path: string): Node | undefined {
  const paths = isNode(document.paths) ? document.paths : {};
  let best: { readonly item: Node; readonly parameters: number } | undefined;
  for (const [template, value] of Object.entries(paths)) {
    const item = followed(document, value);
    const parameters = template.split("{").length - 1;
    if (item === undefined || (best !== undefined && best.parameters <= parameters)) continue;
    if (basesOf(document).some((base) => fitsTemplate(base + template, path))) best = { item, parameters };
  }
  return best?.item;
}

/** An app may be mounted at the path of the document's server, or behind a proxy that cuts it off. */
function basesOf(document: Node): readonly string[] {
  const servers: unknown[] = Array.isArray(document.servers) ? document.servers : [];
  const urls = servers.map((server) => (isNode(server) ? String(server.url ?? "") : ""));
  const bases = [...urls, String(document.basePath ?? "")].map((url) => url.replace(/^[a-z]+:\/\/[^/]*/i, "").replace(/\/$/, ""));
  return ["", ...new Set(bases.filter((base) => base !== ""))];
}

function fitsTemplate(template: string, path: string): boolean {
  const wanted = template.replace(/\/$/, "").split("/");
  const given = path.replace(/\/$/, "").split("/");
  return wanted.length === given.length && wanted.every((part, i) => part === given[i] || (part.includes("{") && given[i] !== ""));
}

function followed(document: Node, value: unknown): Node | undefined {
  const target = isNode(value) && typeof value.$ref === "string" ? resolved(document, value.$ref) : value;
  return isNode(target) ? target : undefined;
}
