/**
 * Checks the MathML of a formula for what would cover the page around it, or what the site's policy forbids. KaTeX's own
 * `maxSize` limits rules, but neither spaces nor sizes. A security boundary: content is untrusted.
 * @returns the reason, as a sentence; undefined if there is none
 */
export function formulaFault(mathMl: string): string | undefined {
  // `\pmb` and `\fcolorbox` have no other form in MathML.
  if (/ style="/u.test(mathMl)) return 'bold by shadow and coloured frames are not shown by all browsers.';
  let backwards = 0;
  for (const [, name, length] of mathMl.matchAll(/ (width|height|depth|lspace|rspace|voffset)="([+-]?[\d.]+)em"/gu)) {
    const ems = Number(length);
    if (Math.abs(ems) > MOST_EMS || (name === 'voffset' && Math.abs(ems) > MOST_SHIFT))
      return `a space or a shift of ${ems}em is too large.`;
    if (ems < 0 && name !== 'voffset') backwards -= ems;
  }
  if (backwards > MOST_BACKWARDS) return `spaces of -${Math.round(backwards)}em in all lead out of the formula.`;
  return deepestSize(mathMl) > MOST_SIZE ? 'sizes inside sizes make it too large.' : undefined;
}

const MOST_EMS = 20;

/** Up or down. */
const MOST_SHIFT = 3;

/** Authors tighten formulas by fractions of an em. */
const MOST_BACKWARDS = 4;

/** Twice `\Huge`. */
const MOST_SIZE = 5;

/** The product of the sizes of nested elements. */
function deepestSize(mathMl: string): number {
  const sizes = [1];
  let deepest = 1;
  for (const [tag, slash, size] of mathMl.matchAll(/<(\/?)mstyle(?:[^>]*? mathsize="([\d.]+)em")?[^>]*>/gu)) {
    if (slash !== '') sizes.pop();
    else if (!tag.endsWith('/>')) sizes.push((sizes.at(-1) ?? 1) * Number(size ?? 1));
    deepest = Math.max(deepest, sizes.at(-1) ?? 1);
  }
  return deepest;
}
