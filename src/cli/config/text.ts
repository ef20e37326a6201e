import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Path } from "./shape.js";

/** A configuration as JSON, which may have comments and trailing commas. */
export interface ConfigText {
  readonly content: unknown;
  /** Line of a place, or of the nearest place around it that is there; counts from 1. */
  readonly lineOf: (path: Path) => number;
}

/** The syntax error of a text that cannot be read. Without the text itself: the list of allowed values in it is nobody's business. */
export interface SyntaxProblem {
  readonly line: number;
  /** As the parser names it, `CommaExpected`. */
  readonly code: string;
}

export function readConfigText(text: string): ConfigText | SyntaxProblem {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) return { line: lineAt(text, first.offset), code: printParseErrorCode(first.error) };
  return { content: root && getNodeValue(root), lineOf: (path) => lineAt(text, root ? offsetOf(root, path) : 0) };
}

function offsetOf(root: Node, path: Path): number {
  const node = findNodeAtLocation(root, [...path]);
  if (node === undefined) return path.length === 0 ? root.offset : offsetOf(root, path.slice(0, -1));
  return (node.parent?.type === "property" ? node.parent : node).offset;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
