import { CONFIG, MASKS, type Shape } from "./shape.js";

/** The JSON schema of the configuration, for editors. */
export function configSchema(ruleIds: readonly string[]): object {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Configuration of zwartlak",
    allowTrailingCommas: true,
    ...schemaOf(CONFIG, ruleIds),
  };
}

function schemaOf(shape: Shape, ruleIds: readonly string[]): object {
  return { ...(shape.text !== undefined && { description: shape.text }), ...typeOf(shape, ruleIds) };
}

function typeOf(shape: Shape, ruleIds: readonly string[]): object {
  switch (shape.kind) {
    case "boolean":
      return { type: "boolean" };
    case "score":
      return { type: "number", minimum: 0, maximum: 1 };
    case "count":
      return { type: "integer", minimum: shape.least };
    case "day":
      return { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" };
    case "text":
      return { type: "string" };
    case "mask":
      return { enum: MASKS };
    case "choice":
      return { enum: shape.orRuleId ? [...shape.choices, ...ruleIds] : shape.choices };
    case "size":
      return { type: "string", pattern: "^\\d{1,15} ?([kKmMgG]?[bB])?$" };
    case "ruleId":
      return { enum: ruleIds };
    case "list":
      return { type: "array", items: schemaOf(shape.of, ruleIds) };
    case "record":
      return { type: "object", ...(shape.keys === "rule" && { propertyNames: { enum: ruleIds } }), additionalProperties: schemaOf(shape.of, ruleIds) };
    case "object":
      return { ...objectOf(shape, ruleIds), ...(shape.needs && { required: shape.needs }) };
    case "either":
      return { anyOf: shape.of.filter(({ kind }) => !isProgram(kind)).map((one) => schemaOf(one, ruleIds)) };
    default:
      return {};
  }
}

function objectOf({ keys }: Extract<Shape, { readonly kind: "object" }>, ruleIds: readonly string[]): object {
  const written = Object.entries(keys).filter(([, { kind }]) => !isProgram(kind));
  return { type: "object", ...closed(Object.fromEntries(written.map(([key, shape]) => [key, schemaOf(shape, ruleIds)]))) };
}

function closed(properties: object): object {
  return { properties, additionalProperties: false };
}

/** What JSON cannot hold. */
function isProgram(kind: Shape["kind"]): boolean {
  return kind === "rules" || kind === "pattern";
}
