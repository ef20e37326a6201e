import { RedactorError } from "./errors.js";
import { nearest } from "./nearest.js";
import type { Limits, Mask, RedactorOptions } from "./options.js";

const OPTIONS = ["rules", "customRules", "mask", "minScore", "paths", "fields", "allow", "limits", "onFinding", "attribute"];
const RULE_SETTINGS = ["mask", "minScore"];
const LIMITS = ["depth", "nodes", "length"];
const ATTRIBUTE = ["perSecond", "rows"];
const MASKS = ["label", "stars", "partial", "remove", "surrogate"];

/**
 * Checks what a program, a config file or an environment gave, before anything runs.
 *
 * @throws RedactorError that names the key and the nearest thing that was probably meant
 */
export function checkOptions(options: RedactorOptions, ruleIds: readonly string[]): void {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw invalid('The options of createRedactor have to be an object, such as { mask: "partial" }.');
  checkKeys(options, OPTIONS, "option");
  checkRules(options.rules ?? {}, ruleIds);
  checkMask(options.mask, "mask");
  checkScore(options.minScore, "minScore");
  checkFields(options.fields ?? {}, ruleIds);
  checkLimits(options.limits ?? {});
  checkAttribute(options.attribute ?? false);
  checkLists(options);
  if (options.onFinding !== undefined && typeof options.onFinding !== "function") throw invalid("`onFinding` has to be a function of a finding.");
}

function checkKeys(given: object, known: readonly string[], kind: string): void {
  for (const key of Object.keys(given)) {
    if (!known.includes(key))
      throw new RedactorError("ERR_UNKNOWN_OPTION", `There is no ${kind} "${key}".${didYouMean(key, known)} Known: ${known.join(", ")}.`);
  }
}

/** The keys of a list are numbers, which no message should call a rule. */
function checkObject(given: unknown, name: string, example: string): void {
  if (typeof given !== "object" || Array.isArray(given)) throw invalid(`\`${name}\` has to be an object, such as ${example}.`);
}

function checkRules(rules: object, ruleIds: readonly string[]): void {
  checkObject(rules, "rules", "{ rules: { ip: false } }");
  for (const [id, settings] of Object.entries(rules)) {
    checkRuleId(id, ruleIds);
    if (typeof settings === "boolean" || settings === undefined) continue;
    if (typeof settings !== "object" || settings === null) throw invalid(`\`rules.${id}\` has to be true, false or { mask, minScore }.`);
    checkKeys(settings, RULE_SETTINGS, `setting of rule "${id}" called`);
    checkMask((settings as { mask?: unknown }).mask, `rules.${id}.mask`);
    checkScore((settings as { minScore?: unknown }).minScore, `rules.${id}.minScore`);
  }
}

function checkRuleId(id: string, ruleIds: readonly string[]): void {
  if (!ruleIds.includes(id))
    throw new RedactorError("ERR_UNKNOWN_RULE", `There is no rule "${id}".${didYouMean(id, ruleIds)} \`zwartlak rules\` lists all rules.`);
}

function checkMask(mask: unknown, name: string): asserts mask is Mask | undefined {
  if (mask === undefined || typeof mask === "function" || MASKS.includes(mask as string)) return;
  throw invalid(`\`${name}\` has to be one of ${MASKS.join(", ")}, or a function.${didYouMean(String(mask), MASKS)}`);
}

function checkScore(score: unknown, name: string): void {
  if (score === undefined || (typeof score === "number" && score >= 0 && score <= 1)) return;
  throw invalid(`\`${name}\` has to be a number from 0 to 1.`);
}

function checkFields(fields: object, ruleIds: readonly string[]): void {
  checkObject(fields, "fields", '{ fields: { lidcode: "klantnummer" } }');
  for (const id of Object.values(fields)) checkRuleId(String(id), ruleIds);
}

function checkLimits(limits: Limits): void {
  checkObject(limits, "limits", "{ limits: { depth: 20 } }");
  checkKeys(limits, LIMITS, "limit");
  checkNumbers(limits, "limits");
}

function checkAttribute(attribute: unknown): void {
  if (typeof attribute === "boolean") return;
  if (typeof attribute !== "object" || attribute === null) throw invalid("`attribute` has to be true, false or { perSecond, rows }.");
  checkKeys(attribute, ATTRIBUTE, "setting of `attribute` called");
  checkNumbers(attribute, "attribute");
}

function checkNumbers(given: object, option: string): void {
  for (const [name, number] of Object.entries(given)) {
    if (!Number.isSafeInteger(number) || number < 1) throw invalid(`\`${option}.${name}\` has to be a whole number of 1 or more.`);
  }
}

function checkLists({ allow, paths, customRules }: RedactorOptions): void {
  if (allow !== undefined && !(Array.isArray(allow) && allow.every((entry) => typeof entry === "string" || entry instanceof RegExp)))
    throw invalid("`allow` has to be a list of strings and regular expressions.");
  if (paths !== undefined && !(Array.isArray(paths) && paths.every((path) => typeof path === "string")))
    throw invalid('`paths` has to be a list of strings, such as ["user.email", "*.token"].');
  if (customRules !== undefined && !Array.isArray(customRules)) throw invalid("`customRules` has to be a list of rules made with defineRule.");
}

function invalid(message: string): RedactorError {
  return new RedactorError("ERR_INVALID_OPTION", message);
}

function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}
