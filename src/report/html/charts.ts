import type { Rule } from "../../rule.js";
import { groupBy } from "../group.js";
import type { Level, PlacedFinding } from "../report.js";
import { FACET_NAMES, type Facets, facetsOf } from "./facets.js";
import { amount, counted, escapeHtml, section } from "./markup.js";

/** Bars in a chart: all categories there are, and the folders with most findings. The others share the last line. */
const BARS = { category: 14, folder: 10 } as const;
const PLURALS = { category: "categories", folder: "folders" } as const;
const LEVEL_ORDER: readonly Level[] = ["high", "medium", "low"];

/** Where the findings are: by category of data and by folder. Each bar is a button that filters the list below. */
export function charts(findings: readonly PlacedFinding[], rules: readonly Rule[]): string {
  const facets = findings.map(facetsOf(rules));
  const key = LEVEL_ORDER.map(
    (level) => `<li><svg class="swatch" aria-hidden="true"><rect class="${level}" width="12" height="12"/></svg>${level} certainty</li>`,
  );
  const parts = [chart("category", "By category", facets), chart("folder", "By folder", facets)];
  return section("charts", "Where it is", `<ul class="key" aria-label="Colours">${key.join("")}</ul>\n<div class="charts">${parts.join("\n")}</div>`);
}

function chart(facet: "category" | "folder", heading: string, facets: readonly Facets[]): string {
  const groups = [...groupBy(facets, (one) => one[facet])].sort(([a, some], [b, more]) => more.length - some.length || (a < b ? -1 : 1));
  const most = groups[0]?.[1].length ?? 1;
  const bars = groups.slice(0, BARS[facet]).map(([key, members]) => bar(facet, key, members, most));
  const left = groups.slice(BARS[facet]);
  const rest = left.reduce((sum, [, members]) => sum + members.length, 0);
  const more =
    left.length === 0
      ? ""
      : `<p class="more">${counted(rest, "finding")} in ${left.length === 1 ? `one more ${facet}` : `${left.length} more ${PLURALS[facet]}`}.</p>`;
  return `<div class="chart"><h3>${heading}</h3><ul>${bars.join("")}</ul>${more}</div>`;
}

function bar(facet: "category" | "folder", key: string, members: readonly Facets[], most: number): string {
  const name = FACET_NAMES[facet](key);
  const shares = LEVEL_ORDER.map((level) => [level, members.filter((one) => one.level === level).length] as const).filter(([, count]) => count > 0);
  const spoken = `${members.length === 1 ? "finding" : "findings"} (${shares.map(([level, count]) => `${count} ${level}`).join(", ")}). Show only these.`;
  const dutch = facet === "category" && key !== name.toLowerCase() ? ` <small lang="nl">${escapeHtml(key)}</small>` : "";
  return `<li><button type="button" class="bar-button" data-facet="${facet}" data-key="${escapeHtml(key)}" aria-pressed="false"><span class="bar-name">${escapeHtml(name)}${dutch}</span>${stack(shares, most)}<span class="bar-count">${amount(members.length)}</span><span class="spoken">${spoken}</span></button></li>`;
}

/** Percentages of the longest bar, side by side. A small share stays visible. */
function stack(shares: readonly (readonly [level: Level, count: number])[], most: number): string {
  let x = 0;
  const rects = shares.map(([level, count]) => {
    const width = Math.max((100 * count) / most, 0.6);
    const rect = `<rect class="${level}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="100%"/>`;
    x += width;
    return rect;
  });
  return `<svg class="bar-stack" aria-hidden="true" focusable="false">${rects.join("")}</svg>`;
}
