import { attempt } from "./express/attempt.js";
import { mountOf } from "./express/mount.js";
import { read } from "./express/request.js";

/**
 * Method and pattern of the route that answers a request, such as `POST /orders/:id`: never the path, which holds values. Before the router has chosen a
 * route it is `POST *`.
 */
export function routeOf(request: object | undefined): string | undefined {
  if (request === undefined) return undefined;
  const method = String(read(request, "method") ?? "");
  if (!/^[A-Z-]{1,20}$/.test(method)) return undefined;
  const pattern = attempt(
    () => patternOf(request),
    () => undefined,
  );
  return `${method} ${pattern ?? "*"}`;
}

/** Of Fastify, which knows it whole, or of Express, which knows the last piece. */
function patternOf(request: object): string | undefined {
  const url: unknown = Reflect.get(Object(read(request, "routeOptions")), "url");
  if (typeof url === "string") return url;
  const path: unknown = Reflect.get(Object(read(request, "route")), "path");
  if (path === undefined) return undefined;
  const piece = [path].flat(9).map(String).join("|");
  const mount = mountOf(request);
  return mount !== "" && piece === "/" ? mount : mount + piece;
}
