import { RedactorError } from "../../../errors.js";
import { rules as builtIn } from "../../../index.js";
import { nearest } from "../../../nearest.js";
import type { Rule } from "../../../rule.js";
import { answerSchema, type Exchange } from "./openapi.js";
import { covers, type Path, pathOf } from "./path.js";
import { checkDocument, declaredAt, invalid, isNode, type Node } from "./schema.js";

/**
 * What a route says that it sends: ids of rules (an own rule is given itself), a JSON Schema of its answer, or an OpenAPI document, both marked with
 * `x-pii: true`, `x-pii: "email"` or `x-pii: ["email", "phone"]`.
 */
export type Declaration = readonly (string | Rule)[] | { readonly [key: string]: unknown };

/** Whether a place may hold what was found there. */
export type IsDeclared = (rule: string, place: string) => boolean;

/** @throws {RedactorError} for what declares nothing, or a rule that does not exist */
export function declarationOf(declaration: Declaration | undefined, allowed: readonly Path[]): (exchange: () => Exchange) => IsDeclared {
  const ofExchange = checkedDeclaration(declaration);
  return (exchange) => {
    let isIn: ((rule: string, path: Path | undefined) => boolean) | undefined;
    return (rule, place) => {
      const path = pathOf(place);
      if (path !== undefined && allowed.some((pattern) => covers(pattern, path))) return true;
      isIn ??= ofExchange(exchange);
      return isIn(rule, path);
    };
  };
}

type IsIn = (rule: string, path: Path | undefined) => boolean;

function checkedDeclaration(declaration: unknown): (exchange: () => Exchange) => IsIn {
  if (declaration === undefined) return () => () => false;
  if (Array.isArray(declaration)) {
    const ids = new Set(declaration.map(idOf));
    return () => (rule) => ids.has(rule);
  }
  if (!isNode(declaration)) throw invalid('it has to be a list of rules, such as ["email"], a JSON Schema or an OpenAPI document.');
  checkDocument(declaration, checkRule);
  if (!isNode(declaration.paths)) return () => inSchema(declaration, declaration);
  return (exchange) => inSchema(declaration, answerSchema(declaration, exchange()));
}

function inSchema(root: Node, schema: unknown): IsIn {
  return (rule, path) => {
    const declared = path === undefined || schema === undefined ? undefined : declaredAt(root, schema, path);
    return declared === "all" || (declared?.has(rule) ?? false);
  };
}

function idOf(entry: unknown): string {
  if (isNode(entry) && typeof entry.id === "string") return entry.id;
  checkRule(String(entry));
  return String(entry);
}

function checkRule(id: string): void {
  if (builtIn.some((rule) => rule.id === id)) return;
  const near = nearest(
    id,
    builtIn.map((rule) => rule.id),
  );
  const meant = near === undefined ? "" : ` Did you mean "${near}"?`;
  throw new RedactorError("ERR_UNKNOWN_RULE", `redactResponses: declare: there is no rule "${id}".${meant} Give an own rule itself, instead of its id.`);
}
