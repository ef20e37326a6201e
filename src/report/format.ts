import type { Rule } from "../rule.js";
import { checkstyleReport } from "./checkstyle.js";
import { githubReport } from "./github.js";
import { gitlabReport } from "./gitlab.js";
import { htmlReport } from "./html/page.js";
import { jsonReport, ndjsonReport } from "./json.js";
import { junitReport } from "./junit.js";
import type { Report } from "./report.js";
import { sarifReport } from "./sarif.js";
import { type Style, textReport } from "./text.js";

/** What a report needs to know besides the findings. */
export interface Setting {
  /** The rules that were switched on, each once. */
  readonly rules: readonly Rule[];
  readonly version: string;
  readonly style: Style;
  /** Findings only, in the report for people. */
  readonly quiet: boolean;
  /** Path from the root of the repository to the working directory, such as `packages/shop/`; empty when they are the same. */
  readonly below: string;
}

/** All forms of a report. Each holds places, rules and reasons, and never a value. */
export const FORMATS = {
  text: textReport,
  json: jsonReport,
  ndjson: ndjsonReport,
  sarif: sarifReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  github: githubReport,
  gitlab: gitlabReport,
  html: htmlReport,
} as const satisfies { readonly [name: string]: (report: Report, setting: Setting) => string };

export type FormatName = keyof typeof FORMATS;
