let ask: (() => string | undefined) | undefined;

/** Who knows the running request tells its route, such as `POST /orders/:id`: the pattern, never the path with its values. */
export function takeRoutesFrom(source: () => string | undefined): void {
  ask = source;
}

/** Undefined outside of a request. */
export function runningRoute(): string | undefined {
  try {
    return ask?.();
  } catch {
    return undefined;
  }
}
