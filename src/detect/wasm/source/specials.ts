import { classOf, codeAt, SPECIAL, UNKNOWN } from "./characters.js";
import { ANCHORS, TEXT } from "./layout.js";

/**
 * Puts the places of characters that a view may read differently where anchors stand: those of class `SPECIAL`, those whose class is not known, and, if wanted, `=`.
 *
 * @returns how many there are
 */
export function specials(length: i32, withEquals: bool): i32 {
  const equals = i16x8.splat(withEquals ? 61 : 92);
  let count = 0;
  for (let at = 0; at < length; at += 8) {
    const lanes = v128.load(<usize>(<i32>TEXT + (at << 1)));
    let ofAscii = v128.or(i16x8.eq(lanes, i16x8.splat(92)), i16x8.eq(lanes, i16x8.splat(38)));
    ofAscii = v128.or(ofAscii, v128.or(i16x8.eq(lanes, i16x8.splat(37)), i16x8.eq(lanes, equals)));
    const others = v128.or(v128.or(i16x8.eq(lanes, i16x8.splat(0)), i16x8.eq(lanes, i16x8.splat(27))), i16x8.gt_u(lanes, i16x8.splat(0x9f)));
    let bits = i16x8.bitmask(v128.or(ofAscii, others));
    while (bits !== 0) {
      const place = at + ctz(bits);
      bits &= bits - 1;
      if (place >= length) return count;
      const code = codeAt(place);
      const kind = classOf(code);
      if (kind !== SPECIAL && kind !== UNKNOWN && !(withEquals && code === 61)) continue;
      store<i32>(ANCHORS + (count << 2), place);
      count++;
    }
  }
  return count;
}
