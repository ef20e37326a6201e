import { attempt } from "./attempt.js";

/** A layer of Express' router, in what 4 and 5 have in common. */
export interface Layer {
  readonly handle: { readonly name?: string; readonly stack?: readonly Layer[] };
  readonly route?: { readonly path: unknown; readonly methods: { readonly [method: string]: boolean | undefined }; readonly stack?: readonly Layer[] };
  /** Express 5 gives what it took of the path, Express 4 says that it took something and notes it on the layer. */
  readonly match: (path: string) => boolean | undefined | Taken;
  readonly path?: string;
  readonly params?: object;
}

/** What a layer took of a path. */
export interface Taken {
  readonly path: string;
  readonly params?: object | undefined;
}

/** The layers of an app; undefined when it is no Express app that we know. */
export function layersOf(app: unknown): readonly Layer[] | undefined {
  const read = (name: string) =>
    attempt<unknown>(
      () => Reflect.get(Object(app), name),
      () => undefined,
    );
  // Express 4 throws on `app.router`, and has its router only after the first `use`.
  const router = read("_router") ?? read("router");
  const stack: unknown = attempt<unknown>(
    () => Reflect.get(Object(router), "stack"),
    () => undefined,
  );
  return Array.isArray(stack) ? (stack as readonly Layer[]) : undefined;
}

/**
 * The part of the path that a layer takes; undefined when it does not fit. The layer is left as it was: Express may be about to use what it noted on it.
 *
 * @throws what the layer throws, for a path that it cannot decode
 */
export function takenBy(layer: Layer, path: string): Taken | undefined {
  const noted = { params: layer.params, path: layer.path };
  const match = layer.match(path);
  if (typeof match === "object" && match !== null) return match;
  const took = match === true ? { path: layer.path ?? "", params: layer.params } : undefined;
  Object.assign(layer, noted);
  return took;
}
