import { isDigit } from "./chars.js";
import { ENOUGH } from "./triggers.js";

/** Most characters between two digits of one number: `+31 (0) 6`. */
const WIDEST_GAP = 3;
/** No rule asks for more. */
const MOST = ENOUGH - 1;
const JOINTS = new Uint8Array(256);
for (const joint of " .-/()\n\r:_") JOINTS[joint.charCodeAt(0)] = 1;

/** How many digits stand at `at` and behind it with no more than joints between them; counts no further than the longest number that a rule knows. */
export function digitsFrom(text: string, at: number): number {
  let digits = 0;
  let gap = 0;
  for (let i = at; digits < MOST && gap <= WIDEST_GAP && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) {
      digits++;
      gap = 0;
    } else if (JOINTS[code] === 1) gap++;
    else break;
  }
  return digits;
}
