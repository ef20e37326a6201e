/**
 * Reader for the compressed dictionaries of cspell ("TrieXv3"), written from the behaviour of cspell-trie-lib.
 *
 * A character goes one node down; $ ends a word and goes up, < goes up, a digit n after them goes up n - 1 more; #ref; shares a node that
 * was made before; \ takes the next character as it is.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

interface Node {
  word: boolean;
  readonly next: Map<string, Node>;
}

/** Where the reader stands: every node made so far (for references), and the way from the root to here. */
interface Position {
  readonly nodes: Node[];
  readonly path: { readonly node: Node; readonly letter: string }[];
}

const newNode = (): Node => ({ word: false, next: new Map() });
const end: Node = { word: true, next: new Map() };

/** The words of the dictionary in stored order, with cspell's own marks (+ ! ~ &) still on them. */
export function trieWords(file: string): string[] {
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const radix = Number(/^base=(\d+)$/m.exec(text)?.[1]);
  const found: string[] = [];
  collect(parse(text.slice(text.indexOf("__DATA__\n") + 9).replaceAll("\n", ""), radix), "", found);
  return found;
}

/** One step of the notation: a reference, an escaped letter, the end of a word or a way up with further ways up, or a letter. */
const STEP = /#([^;]*);|\\\\?(.)|([$<])([2-9<]*)|./gsu;

function parse(text: string, radix: number): Node {
  const root = newNode();
  const at: Position = { nodes: [root, end], path: [{ node: root, letter: "" }] };
  for (const [step, reference, escaped, up, further] of text.matchAll(STEP)) {
    if (reference !== undefined) shareNode(at, Number.parseInt(reference, radix));
    else if (up !== undefined) goUp(at, up === "$", further ?? "");
    else goDown(at, escaped ?? step);
  }
  return root;
}

function replaceTop({ path }: Position, node: Node): void {
  path.at(-2)?.node.next.set(path.at(-1)?.letter ?? "", node);
}

/** References count from the first node after the root and the shared end node. */
function shareNode(at: Position, reference: number): void {
  replaceTop(at, at.nodes[reference + 1] as Node);
  at.nodes.pop();
}

function goUp(at: Position, isWord: boolean, further: string): void {
  if (isWord) endWord(at);
  const levels = [...further].reduce((sum, letter) => sum + (letter === "<" ? 1 : Number(letter) - 1), 1);
  at.path.length -= levels;
}

/** A leaf is always the same shared node, which does not count for references. */
function endWord(at: Position): void {
  const { node } = at.path.at(-1) as Position["path"][number];
  if (node.next.size > 0) {
    node.word = true;
    return;
  }
  replaceTop(at, end);
  if (at.nodes.at(-1) === node) at.nodes.pop();
}

function goDown(at: Position, letter: string): void {
  const node = newNode();
  at.path.at(-1)?.node.next.set(letter, node);
  at.nodes.push(node);
  at.path.push({ node, letter });
}

function collect(node: Node, prefix: string, found: string[]): void {
  if (node.word) found.push(prefix);
  for (const [letter, next] of node.next) collect(next, prefix + letter, found);
}
