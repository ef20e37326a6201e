import type { LegalClass, Rule } from "../../rule.js";
import { LEGAL } from "../law.js";
import { LEVELS, type PlacedFinding } from "../report.js";
import { countsOf, FACET_NAMES, type Facets, facetsOf } from "./facets.js";
import { escapeHtml } from "./markup.js";

/** Where to look for what; of no use without a script, so the script shows it. */
export function filters(findings: readonly PlacedFinding[], rules: readonly Rule[]): string {
  const facets = findings.map(facetsOf(rules));
  const keys = (facet: keyof Facets) => countsOf(facets.map((one) => one[facet]));
  const levels = keys("level").sort(([a], [b]) => LEVELS[b as keyof typeof LEVELS] - LEVELS[a as keyof typeof LEVELS]);
  const laws = keys("law").sort(([a], [b]) => LEGAL[b as LegalClass].severity - LEGAL[a as LegalClass].severity);
  return `<form id="filters" class="filters" role="search" aria-label="Filter the findings" hidden>
<div class="field wide"><label for="filter-text">Search</label><input id="filter-text" type="search" placeholder="file, rule or reason" autocomplete="off" spellcheck="false"></div>
${choice("level", "Certainty", levels)}
${choice("category", "Category", keys("category"))}
${choice("law", "Law", laws)}
${choice("folder", "Folder", keys("folder"))}
<div class="buttons"><button type="reset">Clear filters</button><button type="button" id="fold" aria-expanded="true">Fold all</button></div>
<p class="shown"><output id="shown" for="filter-text filter-level filter-category filter-law filter-folder" aria-live="polite"></output></p>
</form>`;
}

function choice(facet: keyof Facets, label: string, keys: readonly (readonly [key: string, count: number])[]): string {
  const options = keys.map(([key, count]) => `<option value="${escapeHtml(key)}">${escapeHtml(FACET_NAMES[facet](key))} (${count})</option>`);
  return `<div class="field"><label for="filter-${facet}">${label}</label><select id="filter-${facet}"><option value="">All</option>${options.join("")}</select></div>`;
}
