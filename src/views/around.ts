// The geometry of the picture of a term's neighbourhood, in units of its view box: rows of names, with arcs between them at
// one edge.

export const WIDTH = 320;
export const STEP = 30;
const EDGE = 60;

/** Between a circle and its name. */
const GAP = 14;

/** The font size, as in `tools.css`. */
const SIZE = 15;

/** The width of bold letters relative to regular ones: some families have no semi-bold. */
const BOLD = 1.15;

/**
 * The widths of characters, in em: the first pattern that matches counts. The reader's fonts aren't known, so these are the
 * widths of DejaVu Sans, which is wider than most system fonts, and of Noto fonts for the scripts that it lacks.
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

/** The width of characters of other scripts. */
const OTHER = 1.3;

/** The horizontal positions of circles and of the beginnings of names. */
export function columns(isMirrored: boolean): { circle: number; name: number } {
  return isMirrored ? { circle: WIDTH - EDGE, name: WIDTH - EDGE - GAP } : { circle: EDGE, name: EDGE + GAP };
}

/** The vertical position of the middle of a row. */
export function middle(row: number): number {
  return (row + 0.5) * STEP;
}

/** The path data of an arc from one row down to another. */
export function arc(upper: number, lower: number, isMirrored: boolean): string {
  const { circle } = columns(isMirrored);
  const radius = ((lower - upper) * STEP) / 2;
  return `M${circle} ${middle(upper)}A${Math.min(radius, EDGE - 8)} ${radius} 0 0 ${isMirrored ? 1 : 0} ${circle} ${middle(lower)}`;
}

/** Shortens a name to the width of its row. */
export function shortened(name: string, isBold: boolean): string {
  const room = (WIDTH - EDGE - GAP) / SIZE / (isBold ? BOLD : 1);
  if (widthOf(name) <= room) return name;
  // Grapheme clusters must not be split.
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

/** Cached by character: matching the patterns takes longer than everything else here. */
const widths = new Map<string, number>();
