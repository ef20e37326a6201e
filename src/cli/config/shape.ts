import { FAIL_ON } from "../scan/fail-on.js";

/** What a value of a configuration may be. The check, its messages and the JSON schema for editors all follow from it. */
export type Shape = { readonly text?: string } & (
  | { readonly kind: "boolean" | "score" | "text" | "day" | "pattern" | "rules" | "mask" | "ruleId" | "size" }
  | { readonly kind: "count"; readonly least: number }
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly orRuleId?: boolean }
  | { readonly kind: "list"; readonly of: Shape; readonly example: string }
  /** Keys that the user makes up, or the ids of rules. */
  | { readonly kind: "record"; readonly keys: "any" | "rule"; readonly of: Shape; readonly example: string }
  | { readonly kind: "object"; readonly keys: { readonly [key: string]: Shape }; readonly needs?: readonly string[]; readonly example: string }
  | { readonly kind: "either"; readonly of: readonly Shape[]; readonly says: string }
);

/** A place in a configuration: `["overrides", 0, "minScore"]`. */
export type Path = readonly (string | number)[];

const SCORE: Shape = { kind: "score" };
const RULE_ID: Shape = { kind: "ruleId" };

const RULES: Shape = {
  kind: "record",
  keys: "rule",
  example: '{ "ip": false }',
  text: "Rules to switch off (false), or to set, by their ids. All rules are on.",
  of: {
    kind: "either",
    says: "true, false or { mask, minScore }",
    of: [{ kind: "boolean" }, { kind: "object", example: '{ "minScore": 0.8 }', keys: { mask: { kind: "mask" }, minScore: SCORE } }],
  },
};

const ALLOW: Shape = {
  kind: "list",
  example: '["Jan de Vries", { "pattern": "^KL-0+$", "reason": "invented" }]',
  text: "Values that are fine: whole values, or patterns that are tried on a value. Reserved test values are known already.",
  of: {
    kind: "either",
    says: "text, or { value, reason } or { pattern, reason }",
    of: [
      { kind: "text" },
      { kind: "pattern" },
      {
        kind: "object",
        example: '{ "value": "Jan de Vries", "reason": "invented" }',
        keys: {
          value: { kind: "text", text: "A whole value." },
          pattern: { kind: "text", text: "A regular expression." },
          reason: { kind: "text", text: "Why the value is fine." },
          expires: { kind: "day", text: "Last day on which the entry counts." },
        },
      },
    ],
  },
};

const EXCLUDE: Shape = {
  kind: "list",
  of: { kind: "text" },
  example: '["fixtures/generated/"]',
  text: "Files and folders to leave out; patterns as in .gitignore, seen from the folder of the configuration.",
};

const SETTINGS: { readonly [key: string]: Shape } = {
  profile: { kind: "choice", choices: ["strict", "balanced", "quiet"], text: "How much is reported. What is set beside it goes before it." },
  rules: RULES,
  minScore: { ...SCORE, text: "Findings below this score are left alone. The balanced profile has 0.5." },
  allow: ALLOW,
};

const OVERRIDE: Shape = {
  kind: "object",
  needs: ["files"],
  example: '{ "files": ["test/"], "minScore": 0.8 }',
  keys: {
    files: {
      kind: "list",
      of: { kind: "text" },
      example: '["test/"]',
      text: "For which files; patterns as in .gitignore, seen from the folder of the configuration.",
    },
    ...SETTINGS,
    policy: {
      kind: "choice",
      choices: ["fail", "warn", "off"],
      text: "fail, the default: findings make the scan fail. warn: they are only reported. off: the files are not scanned.",
    },
  },
};

/** The whole configuration. */
export const CONFIG: Shape & { readonly kind: "object" } = {
  kind: "object",
  example: '{ "minScore": 0.6 }',
  keys: {
    $schema: { kind: "text", text: "The schema of this file, for editors." },
    ...SETTINGS,
    exclude: EXCLUDE,
    overrides: {
      kind: "list",
      of: OVERRIDE,
      example: '[{ "files": ["test/"], "minScore": 0.8 }]',
      text: "Other settings for some files. Later entries go before earlier ones.",
    },
    baseline: { kind: "text", text: "File of known findings, seen from the folder of the configuration." },
    failOn: {
      kind: "list",
      of: { kind: "choice", choices: FAIL_ON, orRuleId: true },
      example: '["national-id", "special"]',
      text: "Categories and rules whose findings make the scan fail. All do when it is left out.",
    },
    maxFileSize: { kind: "size", text: "Larger files are not read but reported: 500KB, 20MB." },
    maxArchiveDepth: { kind: "count", least: 0, text: "How deep archives inside archives are opened; 0 opens none." },
    fields: {
      kind: "record",
      keys: "any",
      of: RULE_ID,
      example: '{ "lidcode": "klantnummer" }',
      text: "Own names of fields, and the rule that their values are.",
    },
    paths: {
      kind: "list",
      of: { kind: "text" },
      example: '["user.email"]',
      text: "Known places in objects, in the syntax of pino; always masked by `zwartlak redact`.",
    },
    mask: { kind: "mask", text: "What replaces a value in `zwartlak redact`." },
    customRules: { kind: "rules", text: "Own rules; in a configuration that is a program." },
  },
};

export const MASKS = ["label", "stars", "partial", "remove", "surrogate"];
