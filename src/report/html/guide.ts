import type { LegalClass } from "../../rule.js";
import { LEGAL } from "../law.js";
import { LEVELS, type PlacedFinding } from "../report.js";
import { section } from "./markup.js";

/** How to read the page, and what to do next. */
export function guide(findings: readonly PlacedFinding[]): string {
  const classes = (Object.keys(LEGAL) as LegalClass[]).filter((key) => findings.some(({ legal }) => legal === key));
  return `${classes.length === 0 ? "" : section("law", "What the law says", lawTable(classes))}
${section("guide", "How to read this", `<div class="guide">${findings.length === 0 ? "" : NEXT}${MEANING}</div>`)}`;
}

function lawTable(classes: readonly LegalClass[]): string {
  const rows = classes.map((key) => {
    const { name, article, meaning } = LEGAL[key];
    return `<tr id="law-${key}" tabindex="-1"><th scope="row">${name}</th><td>${article}</td><td>${meaning}</td></tr>`;
  });
  const head = '<thead><tr><th scope="col">Data</th><th scope="col">Article</th><th scope="col">What it means</th></tr></thead>';
  return `<div class="table" role="region" aria-label="Table of articles" tabindex="0"><table>${head}<tbody>${rows.join("")}</tbody></table></div>
<p class="note">AVG is the Dutch name of the General Data Protection Regulation (GDPR), UAVG the Dutch act that implements it. This is a guide for a first look, no legal advice.</p>`;
}

const NEXT = `<div><h3>What to do with a finding</h3><ol>
<li><strong>It is somebody's data:</strong> replace it by test data that is reserved for the purpose. Was it published or shared? Tell whoever handles data breaches.</li>
<li><strong>It is a secret:</strong> withdraw it first. Deleting it leaves it in the history.</li>
<li><strong>It may stay:</strong> accept it with a reason, so that the next report is shorter.</li>
</ol></div>`;

const MEANING = `<div><h3>Certainty</h3><p>A score from 0 to 1 that says how sure zwartlak is: <strong>high</strong> from ${LEVELS.high}, <strong>medium</strong> from ${LEVELS.medium}, <strong>low</strong> below. It grows with a valid check digit, a telling field name or a word nearby.</p>
<h3>What is not shown</h3><p>No value that was found, and nothing of the text around it save the words that zwartlak itself knows. An ellipsis stands for the rest. What is personal in the name of a file became a label such as [EMAIL]. So this page can be mailed and kept.</p></div>`;
