import { PROFILES } from "../../src/cli/profiles.js";
import { createRedactor } from "../../src/index.js";
import { fixtureOutcomes } from "./fixtures.js";
import { falseFindings } from "./noise.js";
import { percent, type Scan, type Section, type Target, table } from "./section.js";

/** What `--profile` makes of the corpora: how much of the fixtures is found, and how much elsewhere is found wrongly. */
export async function profileSection(folder: string): Promise<Section> {
  const measured: Measured[] = [];
  for (const [name, { minScore }] of Object.entries(PROFILES)) measured.push(await measure(folder, name, minScore));
  const texts = measured[0]?.noise.map(({ name }) => name) ?? [];
  return {
    title: "Profiles",
    targets: [moreIsFound(measured)],
    lines: [
      "A profile is a lowest score. *covered*: annotated values of the fixtures that are found, whatever the rule; *by its rule*: under the right name. Then",
      "findings per 100,000 characters of texts in which almost nothing is personal, without IP and MAC addresses and known test values.",
      "",
      ...table(["profile", "score", "covered", "by its rule", ...texts], measured.map(rowOf)),
    ],
    details: [],
  };
}

interface Measured {
  readonly name: string;
  readonly minScore: number;
  readonly covered: number;
  readonly right: number;
  readonly annotated: number;
  readonly noise: readonly { readonly name: string; readonly rate: string }[];
}

async function measure(folder: string, name: string, minScore: number): Promise<Measured> {
  const redactor = createRedactor({ minScore });
  const scan: Scan = (_, input) => redactor.scan(input);
  const outcomes = await fixtureOutcomes(folder, scan);
  const covered = outcomes.filter((outcome) => outcome.covered).length;
  const right = outcomes.filter((outcome) => outcome.right).length;
  return { name, minScore, covered, right, annotated: outcomes.length, noise: falseFindings(folder, scan) };
}

/** In the order strict, balanced, quiet. */
function moreIsFound(measured: readonly Measured[]): Target {
  const reached = measured.map(({ covered, annotated }) => percent(covered, annotated));
  const met = measured.every(({ covered }, index) => covered <= (measured[index - 1]?.covered ?? Number.POSITIVE_INFINITY));
  return { name: "profiles: strict finds most, quiet least", reached: reached.join(", "), wanted: "in that order", met };
}

function rowOf({ name, minScore, covered, right, annotated, noise }: Measured): (string | number)[] {
  return [name, minScore.toFixed(2), percent(covered, annotated), percent(right, annotated), ...noise.map(({ rate }) => rate)];
}
