/** The picture of a term's neighbourhood, in units of its view box: rows of names, and arcs between them at one edge. */
export const WIDTH = 320;
export const STEP = 30;
const EDGE = 60;

/** From a circle to its name. */
const GAP = 14;

/** Of the letters, as in `tools.css`. */
const SIZE = 15;

/** Semi-bold letters of a family that has only bold ones are so much wider. */
const BOLD = 1.15;

/**
 * How wide a sign is, in parts of the size of letters: the first line that fits. The fonts are the reader's, so these are the
 * widths of DejaVu Sans, which is wider than what most systems show, and of the Noto fonts for the scripts that it lacks.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/\p{Extended_Pictographic}/u, 1.4],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u30FF\uFF00-\uFFEF]/u,
    1,
  ],
  [/[WÆŒЖМШЩЮФЫДжмшщфыюm@%—…ﬃ]/u, 1.1],
  [/[wM&æœ]/u, 0.9],
  [/[ijlIJ\s.,:;'’!|]/u, 0.37],
  [/[frt()[\]/"“”-]/u, 0.52],
  [/\p{Lu}/u, 0.8],
  [/[\p{Ll}\p{N}\p{P}\p{Script=Hebrew}\p{Script=Thai}]/u, 0.66],
  [/[سشصضفبتثپيىكگ]/u, 1.1],
  [/\p{Script=Arabic}/u, 0.66],
  [/[\p{Script=Devanagari}\p{Script=Bengali}\p{S}]/u, 0.9],
];

/** Of a script that isn't listed. */
const OTHER = 1.3;

/** Where names begin and circles stand. */
export function columns(isMirrored: boolean): { circle: number; name: number } {
  return isMirrored ? { circle: WIDTH - EDGE, name: WIDTH - EDGE - GAP } : { circle: EDGE, name: EDGE + GAP };
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
export function shortened(name: string, isBold: boolean): string {
  const room = (WIDTH - EDGE - GAP) / SIZE / (isBold ? BOLD : 1);
  if (widthOf(name) <= room) return name;
  // What a reader takes for one letter stays together.
  const letters = Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
  let left = room - widthOf('…');
  const end = letters.findIndex((letter) => (left -= widthOf(letter)) < 0);
  return `${letters.slice(0, end).join('').trimEnd()}…`;
}

function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) {
    let known = widths.get(sign);
    if (known === undefined) widths.set(sign, (known = WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? OTHER));
    width += known;
  }
  return width;
}

/** Of the signs that were met: looking them up takes longer than everything else here. */
const widths = new Map<string, number>();
