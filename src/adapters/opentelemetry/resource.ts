import type { Redactor } from "../../redactor.js";
import { attempt } from "../express/attempt.js";

// biome-ignore lint/suspicious/noExplicitAny: an object of OpenTelemetry, whose fields are looked at by name.
export type Fields = { [key: string]: any };

/**
 * Masks the attributes of a resource, such as the owner and the arguments of the process. There is one masked resource for each real one: exporters group by its
 * identity. Its attributes are masked when they are read, because detectors may add some later.
 */
export function resourceMask(redactor: Redactor): (resource: unknown) => unknown {
  const known = new WeakMap<object, object>();
  return (resource) => {
    if (typeof resource !== "object" || resource === null) return resource;
    let masked = known.get(resource);
    if (masked === undefined) {
      const attributes = (): unknown =>
        attempt<unknown>(
          () => redactor.redact(Reflect.get(resource, "attributes")),
          () => ({}),
        );
      masked = Object.create(resource, {
        attributes: { get: attributes, enumerable: true },
        getRawAttributes: { value: () => Object.entries(attributes() as object) },
      }) as object;
      known.set(resource, masked);
    }
    return masked;
  };
}
