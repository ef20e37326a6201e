import type { Rule } from "../rule.js";

/** What a key name says about its value. */
export interface FieldMeaning {
  /** Rules whose identifier the value is. */
  readonly strong: readonly Rule[];
  /** Rules that the key allows, when the value's own form speaks for them too. */
  readonly weak: readonly Rule[];
}

export interface FieldIndex {
  /** Meaning of the last segments of a path: `["user", "dob", "day"]`. Undefined for keys that say nothing. */
  readonly meaningOf: (segments: readonly string[]) => FieldMeaning | undefined;
  /** Meaning of a key as text has it; a phrase before a colon (`Nieuw e-mailadres:`) may say more than the key, so its last words are tried too. */
  readonly meaningOfPhrase: (phrase: string) => FieldMeaning | undefined;
  /** Whether a key that says nothing alone may say something together with the key above it. */
  readonly isTail: (key: string) => boolean;
}

/** Words in front of a key that tell whose value it is, not what it is. */
const OWNERS =
  /^(?:billing|shipping|bill|ship|customer|klant|contact|person|persoon|persoons|partner|ouder[12]?|kind|employee|medewerker|patient|client|clients|user|account|payer|debtor|creditor|ontvanger|afzender|recipient|sender|buyer|seller|owner|member|lid|student|leerling|aanvrager|indiener|gemachtigde|vertegenwoordiger|verzekerde|werknemer|huurder|verhuurder|eigenaar|bewoner|melder|vader|moeder|debiteur|crediteur|prive|private|zakelijk|zakelijke|home|work|mijn|my|uw|your|new|old|nieuw|nieuwe|oud|oude|the|req|request|raw|inp|aoa|gor|wpl|sub|bg|ns\d?|x)(?=.)/;
/** Words behind a key that tell which one or in what form. */
const SUFFIXES =
  /(?<=.)(?:\d{1,2}|line|nr|nummer|number|no|num|code|id|value|waarde|text|tekst|hash|raw|new|old|confirm|confirmation|nieuw|oud|herhaald|partner|ouder|kind|klant|aanvrager|indiener|gemachtigde|vertegenwoordiger|verzekerde|werknemer|huurder|verhuurder|eigenaar|bewoner|melder|vader|moeder)$/;

/**
 * Keys that hold the value of the key above them: of queries (Prisma, MongoDB, Elasticsearch), of what XML becomes in JSON, of changes. Not `in`, by which
 * OpenAPI says where a parameter stands.
 */
const CARRIERS: ReadonlySet<string> = new Set(
  (
    "value waarde _value @value #text _text __text $t _ old new oud nieuw oldvalue newvalue from to van tot " +
    "equals not contains startswith endswith like ilike eq ne neq gt gte lt lte $eq $ne $gt $gte $lt $lte $in $nin $regex $like $ilike"
  ).split(" "),
);

/** Keys are cached as written; programs use few, hostile input many. */
export const CACHE_SIZE = 5000;

const NONE: FieldMeaning = { strong: [], weak: [] };

/** Lower case, letters and digits only, accents removed: `klant_nummer` and `Klant-Nummer` are `klantnummer`. */
export function normaliseKey(key: string): string {
  return key
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/\p{M}/gu, "");
}

export function fieldIndex(rules: readonly Rule[], ownFields: { readonly [key: string]: string }): FieldIndex {
  const strong = new Map<string, Rule[]>();
  const weak = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const field of rule.fields ?? []) add(strong, field, rule);
    for (const field of rule.weakFields ?? []) add(weak, field, rule);
  }
  for (const [key, id] of Object.entries(ownFields)) {
    const rule = rules.find((candidate) => candidate.id === id);
    if (rule !== undefined) strong.set(normaliseKey(key), [rule]);
  }
  const own = cached((segments) => meaning(segments, strong, weak));
  const meaningOf: FieldIndex["meaningOf"] = (segments) => {
    const found = own(segments);
    if ((found !== undefined && found.strong.length > 0) || segments.length < 2 || !isCarrier(segments.at(-1) ?? "")) return found;
    return meaningOf(segments.slice(0, -1)) ?? found;
  };
  const phrases = remembered((phrase) =>
    lastWords(phrase)
      .map((words) => meaningOf([words]))
      .find((found) => found !== undefined),
  );
  return { meaningOf, meaningOfPhrase: phrases, isTail: tailTest([...strong.keys(), ...weak.keys()]) };
}

export function isCarrier(key: string): boolean {
  return key.length < 12 && CARRIERS.has(key.toLowerCase());
}

/** Whether some field ends in a key and has an owner or kind in front: `id` of `klantid`, `line1` of `addressline1`. */
function tailTest(fields: readonly string[]): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    let answer = known.get(key);
    if (answer === undefined) {
      const tail = normaliseKey(key);
      answer = isCarrier(key) || (tail.length > 1 && fields.some((field) => field.length > tail.length + 1 && field.endsWith(tail)));
      if (known.size >= CACHE_SIZE) known.clear();
      known.set(key, answer);
    }
    return answer;
  };
}

/** The last three words, the last two, the last. */
function lastWords(phrase: string): string[] {
  const words = phrase.split(" ").filter((word) => word !== "");
  return [3, 2, 1].filter((count) => count === 1 || count <= words.length).map((count) => words.slice(-count).join(" "));
}

function add(index: Map<string, Rule[]>, key: string, rule: Rule): void {
  const rules = index.get(key);
  if (rules === undefined) index.set(key, [rule]);
  else if (!rules.includes(rule)) rules.push(rule);
}

/** Remembers by the last key and then by the one above it: looking two strings up takes less than joining them. */
function cached(find: (segments: readonly string[]) => FieldMeaning | undefined): FieldIndex["meaningOf"] {
  const known = new Map<string, Map<string, FieldMeaning>>();
  let size = 0;
  const keep = (last: string, parent: string, found: FieldMeaning) => {
    if (++size > CACHE_SIZE) {
      known.clear();
      size = 1;
    }
    const byParent = known.get(last);
    if (byParent === undefined) known.set(last, new Map([[parent, found]]));
    else byParent.set(parent, found);
    return found;
  };
  return (segments) => {
    const last = segments.at(-1) ?? "";
    const parent = segments.at(-2) ?? "";
    const found = known.get(last)?.get(parent) ?? keep(last, parent, find([parent, last]) ?? NONE);
    return found === NONE ? undefined : found;
  };
}

/** Keeps the answers of a function of a string, up to `CACHE_SIZE`. */
function remembered(find: (key: string) => FieldMeaning | undefined): (key: string) => FieldMeaning | undefined {
  const known = new Map<string, FieldMeaning>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = find(key) ?? NONE;
      if (known.size >= CACHE_SIZE) known.clear();
      known.set(key, found);
    }
    return found === NONE ? undefined : found;
  };
}

/** A key in which something was masked says nothing any more; the name of the label least of all. */
const LABEL = /\[[A-Z][A-Z\d -]{1,40}\]/;

/** The most telling reading wins: parent and key together, the key as it is, then without owner or suffix. */
function meaning(
  segments: readonly string[],
  strong: ReadonlyMap<string, readonly Rule[]>,
  weak: ReadonlyMap<string, readonly Rule[]>,
): FieldMeaning | undefined {
  if (LABEL.test(segments.at(-1) ?? "")) return undefined;
  const forms = formsOf(segments);
  const strongForm = forms.find((form) => strong.has(form));
  const weakForm = forms.find((form) => weak.has(form));
  if (strongForm === undefined && weakForm === undefined) return undefined;
  // A more exact weak reading ("accountname") is no reason to drop a strong one, but it outranks a strong one that needed cutting.
  const strongFirst = strongForm !== undefined && (weakForm === undefined || forms.indexOf(strongForm) <= forms.indexOf(weakForm));
  return { strong: strongFirst ? (strong.get(strongForm) as Rule[]) : [], weak: weakForm === undefined ? [] : (weak.get(weakForm) as Rule[]) };
}

/** Readings of a key, the most exact first. */
export function formsOf(segments: readonly string[]): string[] {
  const names = segments.map(normaliseKey);
  const last = names.at(-1) ?? "";
  const parent = names.at(-2);
  const inner = innerSegment(segments.at(-1) ?? "");
  const forms = parent === undefined ? [last] : [`${parent}${last}`, last];
  if (inner !== undefined) forms.push(inner);
  for (const form of [last, inner ?? last]) forms.push(...cuts(form));
  return [...new Set(forms.filter((form) => form !== ""))];
}

/** `user.email`, `address[postal_code]` and `bg:inp.bsn` name their last part. */
function innerSegment(key: string): string | undefined {
  const parts = key.split(/[.:[\]/]+/).filter((part) => part !== "");
  return parts.length < 2 ? undefined : normaliseKey(parts.at(-1) as string);
}

/** Without an owner in front, without a suffix behind, without both; each cut at most twice. */
function cuts(form: string): string[] {
  const withoutOwner = form.replace(OWNERS, "");
  const withoutSuffix = form.replace(SUFFIXES, "");
  const both = withoutOwner.replace(SUFFIXES, "");
  return [withoutOwner, withoutSuffix, both, withoutOwner.replace(OWNERS, ""), both.replace(SUFFIXES, "")].filter((cut) => cut !== form && cut.length > 1);
}
