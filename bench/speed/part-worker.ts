import type { Part } from "./options.js";

/** Measures one part in a process of its own: what other parts made the compiler assume, or give up, would change its figures. */
process.once("message", async (asked) => {
  const { part, quick } = asked as { part: Part; quick: boolean };
  // The scanner is chosen once, when it is imported.
  if (part === "portable") Reflect.deleteProperty(globalThis, "WebAssembly");
  const { measurePart } = await import("./parts.js");
  const outcome = await measurePart(part, quick);
  process.send?.(outcome, () => process.disconnect());
});
