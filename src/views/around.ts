/** The picture of a term's neighbourhood, in units of its view box: rows of names, and arcs between them at one edge. */
export const WIDTH = 320;
export const STEP = 30;
const EDGE = 72;

/** As many letters as there is room for; those of East Asian scripts are twice as wide. */
const ROOM = 32;

/** Where names begin and circles stand. */
export function columns(isMirrored: boolean): { circle: number; name: number } {
  return isMirrored ? { circle: WIDTH - EDGE, name: WIDTH - EDGE - 16 } : { circle: EDGE, name: EDGE + 16 };
}

/** The middle of a row. */
export function middle(row: number): number {
  return (row + 0.5) * STEP;
}

/** From one row down to another, as the data of a path. */
export function arc(upper: number, lower: number, isMirrored: boolean): string {
  const { circle } = columns(isMirrored);
  const radius = ((lower - upper) * STEP) / 2;
  return `M${circle} ${middle(upper)}A${Math.min(radius, EDGE - 8)} ${radius} 0 0 ${isMirrored ? 1 : 0} ${circle} ${middle(lower)}`;
}

/** A name that fits into its row. */
export function shortened(name: string): string {
  let room = ROOM;
  const letters = [...name];
  const end = letters.findIndex((letter) => (room -= /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u.test(letter) ? 2 : 1) < 0);
  return end < 0 ? name : `${letters.slice(0, end - 1).join('').trimEnd()}…`;
}
