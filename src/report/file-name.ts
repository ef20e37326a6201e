/** Places in a text, in order. */
type Find = (text: string) => readonly { readonly start: number; readonly end: number; readonly rule: string }[];

/** Gives a file the name under which reports know it. */
export type NameOf = (name: string) => string;

/**
 * Replaces personal data in file names by labels: a path is part of every report. Two files never share a name: where the labels are all that
 * differs they are numbered, `[EMAIL]` and `[EMAIL-2]`, in the order in which the files are met. Most names come out as they are.
 *
 * @param find finds what may be personal, better too much than too little
 * @example
 * nameMask(redactor.scan, () => "EMAIL")("jan@voorbeeld.example/1.eml"); // "[EMAIL]/1.eml"
 */
export function nameMask(find: Find, labelOf: (rule: string) => string): NameOf {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  return (name) => {
    const shown = known.get(name) ?? numbered(maskedName(name, find, labelOf), name, counts);
    known.set(name, shown);
    return shown;
  };
}

/** A name with labels in the place of personal data; two names may come out as one. */
export function maskedName(name: string, find: Find, labelOf: (rule: string) => string): string {
  return withLabels(name, spansIn(name, find), labelOf);
}

function numbered(masked: string, name: string, counts: Map<string, number>): string {
  if (masked === name) return name;
  const count = (counts.get(masked) ?? 0) + 1;
  counts.set(masked, count);
  return count === 1 ? masked : masked.replace("]", `-${count}]`);
}

type Spans = ReturnType<Find>;

/** What a name may end in, where it ends: `.json`, `.csv.gz`. */
const ENDINGS = [/\.\w{1,8}(?=$|[/:!])/g, /\.\w{1,8}\.\w{1,8}(?=$|[/:!])/g];

/**
 * Also looked at without extension, since there is no domain `example.nl.json`, and with the signs that stand for spaces as spaces and each folder as
 * a line of its own: `brief_aan_Jan_de_Vries.pdf`.
 */
function spansIn(name: string, find: Find): Spans {
  const bare = ENDINGS.map((ending) => name.replace(ending, (extension) => " ".repeat(extension.length)));
  const prose = (bare[0] as string).replace(/[_+-]/g, " ").replace(/\//g, "\n");
  return [...new Set([name, ...bare, prose])].flatMap(find).sort((a, b) => a.start - b.start || b.end - a.end);
}

function withLabels(name: string, spans: Spans, labelOf: (rule: string) => string): string {
  let output = "";
  let at = 0;
  for (const { start, end, rule } of spans) {
    if (start >= at) output += `${name.slice(at, start)}[${labelOf(rule)}]`;
    at = Math.max(at, end);
  }
  return output + name.slice(at);
}
