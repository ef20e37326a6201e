import { createRedactor } from "../../src/index.js";
import { lineContests } from "./contests.js";
import { type Effort, type Measured, measure } from "./rounds.js";

/** Measures log lines where there is no WebAssembly, in a process of its own because the scanner is chosen once; see `portable.ts`. */
Reflect.deleteProperty(globalThis, "WebAssembly");

process.once("message", async (effort) => {
  const measured: Measured[] = [];
  for (const contest of lineContests(createRedactor(), [])) measured.push(await measure(contest, effort as Effort));
  process.send?.(measured);
  process.disconnect();
});
