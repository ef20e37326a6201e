/** Remembers which replacement went to whom. A value keeps its replacement, and nobody else gets it while there are others. */
export interface Allotment {
  /**
   * What `draw` gives for the first number of tries that nobody else had; undefined when it never gives anything.
   *
   * @param plainOf what two written forms of one value have in common
   */
  readonly given: (kind: string, value: string, draw: Draw, plainOf: (text: string) => string) => string | undefined;
  /** How many values got what another one has: all was given away. */
  readonly shared: () => number;
}

/** A replacement that depends on the number of tries; undefined when this one will not do. */
export type Draw = (tries: number) => string | undefined;

/** Some ranges hold few values (909 test BSNs), so near their end most draws were given away before. */
const MOST_TRIES = 256;
/** So often the same draw in a row means that trying has no effect. */
const SAME_DRAWS = 8;

export function createAllotment(): Allotment {
  const owners = new Map<string, string>();
  const settled = new Map<string, number>();
  const sharing = new Set<string>();

  function given(kind: string, value: string, draw: Draw, plainOf: (text: string) => string): string | undefined {
    const owner = `${kind}\0${plainOf(value)}`;
    const tried = settled.get(owner);
    const before = tried === undefined ? undefined : draw(tried);
    if (before !== undefined) return before;
    const first = firstDraw(draw, (made) => (owners.get(`${kind}\0${plainOf(made)}`) ?? owner) === owner);
    if (first === undefined) return undefined;
    settled.set(owner, first.tries);
    if (first.isFree) owners.set(`${kind}\0${plainOf(first.made)}`, owner);
    else sharing.add(owner);
    return first.made;
  }

  return { given, shared: () => sharing.size };
}

interface Drawn {
  readonly made: string;
  readonly tries: number;
  readonly isFree: boolean;
}

/** The first draw that is free, else the first one. */
function firstDraw(draw: Draw, isFree: (made: string) => boolean): Drawn | undefined {
  let first: Drawn | undefined;
  let last: string | undefined;
  let repeated = 0;
  for (let tries = 0; tries < MOST_TRIES && repeated < SAME_DRAWS; tries++) {
    const made = draw(tries);
    repeated = made === last ? repeated + 1 : 0;
    last = made;
    if (made === undefined) continue;
    if (isFree(made)) return { made, tries, isFree: true };
    first ??= { made, tries, isFree: false };
  }
  return first;
}
