import { MARKERS } from "../../input/walk.js";

/** What a redactor puts in the place of what lies past its limits. */
const MARKS: ReadonlySet<unknown> = new Set([...Object.values(MARKERS), "[TOO LONG]"]);
/** Key under which an object says that it went on. */
const MORE = "…";

/** Whether a redactor left something of a value unread: its copy has a marker where the value has something else. Findings do not tell. */
export function isUnread(original: unknown, copy: unknown): boolean {
  if (typeof copy === "string") return MARKS.has(copy) && copy !== original;
  if (typeof copy !== "object" || copy === null || copy === original) return false;
  return hasUnread(original, copy, new Set());
}

function hasUnread(original: unknown, copy: object, open: Set<object>): boolean {
  if (open.has(copy)) return false;
  open.add(copy);
  return Object.entries(copy).some(([key, inner]) => {
    const before: unknown = typeof original === "object" && original !== null && Object.hasOwn(original, key) ? Reflect.get(original, key) : undefined;
    if (key === MORE && before === undefined) return true;
    return typeof inner === "object" && inner !== null ? hasUnread(before, inner, open) : MARKS.has(inner) && inner !== before;
  });
}
