import type { Rule } from "../../rule.js";
import { byFile } from "../group.js";
import { LEGAL, REASONS } from "../law.js";
import { titlesOf } from "../message.js";
import type { PlacedFinding } from "../report.js";
import { type Facets, facetsOf } from "./facets.js";
import { counted, escapeHtml, section } from "./markup.js";

type Titled = (rule: string) => string;
type Faceted = (finding: PlacedFinding) => Facets;

/** From here on the browser may leave out what is not on the screen. */
const MANY = 200;

/** All findings, the files with the gravest first. */
export function findingsByFile(findings: readonly PlacedFinding[], rules: readonly Rule[]): string {
  const files = [...byFile(findings)].sort(([, a], [, b]) => gravity(b) - gravity(a) || b.length - a.length);
  const titleOf = titlesOf(rules);
  const facets = facetsOf(rules);
  const none = '<p id="none" class="none" hidden>No finding fits these filters.</p>';
  const blocks = files.map(([file, group]) => fileBlock(file, group, titleOf, facets));
  return section("findings", "What was found", `${none}\n<div${findings.length > MANY ? ' class="many"' : ""}>\n${blocks.join("\n")}\n</div>`);
}

/** The worst that a file holds: the harm of a leak, weighed by certainty. */
function gravity(findings: readonly PlacedFinding[]): number {
  return findings.reduce((worst, { legal, score }) => Math.max(worst, LEGAL[legal].severity * score), 0);
}

function fileBlock(file: string, findings: readonly PlacedFinding[], titleOf: Titled, facets: Faceted): string {
  const at = file.lastIndexOf("/") + 1;
  const name = `<span class="path">${escapeHtml(file.slice(0, at))}</span>${escapeHtml(file.slice(at))}`;
  const rows = findings.map((finding) => row(finding, titleOf, facets(finding)));
  return `<details class="file" open data-folder="${escapeHtml(facets(findings[0] as PlacedFinding).folder)}">
<summary><h3>${name}</h3><span class="count">${counted(findings.length, "finding")}</span></summary>
<ol class="rows">${rows.join("\n")}</ol>
</details>`;
}

function row(finding: PlacedFinding, titleOf: Titled, { level, category, law }: Facets): string {
  const { rule, score, reasons, legal, excerpt, field, commit } = finding;
  const why = reasons.map((reason) => `<li>${REASONS[reason]}</li>`).join("");
  const within = field === undefined ? "" : ` <span class="within">in field <code>${escapeHtml(field)}</code></span>`;
  const since = commit === undefined ? "" : ` <span class="within">since commit <code>${escapeHtml(commit.slice(0, 10))}</code></span>`;
  return `<li class="row" data-level="${level}" data-category="${escapeHtml(category)}" data-law="${law}">
<p class="where">${where(finding)}</p>
<div class="what"><h4>${escapeHtml(titleOf(rule))} <code class="id">${escapeHtml(rule)}</code></h4><p class="excerpt"><code>${escapeHtml(excerpt)}</code>${within}${since}</p><ul class="why" aria-label="Why">${why}</ul></div>
<p class="sure ${level}"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${level} <span class="score">${score.toFixed(2)}</span></p>
<p class="law"><a href="#law-${legal}">${LEGAL[legal].name}</a><span class="article">${LEGAL[legal].article}</span></p>
</li>`;
}

function where({ start, place }: PlacedFinding): string {
  return place === undefined ? `<span>line ${start.line}</span> <span class="column">column ${start.column}</span>` : `<span>${escapeHtml(place)}</span>`;
}
