import type { Element, Root, RootContent } from 'xast';
import { lazyRequire } from '../source/lazy-require.ts';
import { subscript, superscript } from '../source/raised.ts';

const xml = lazyRequire<typeof import('xast-util-from-xml')>('xast-util-from-xml');

/**
 * A formula as one line of text: `E = mc²`, `(a + b)/2`, `√(x + 1)`, `∑_(i=1)^n x_i`. Where a line can't say it, such as a
 * binomial coefficient or a brace over a sum, the TeX source.
 * @param mathMl what KaTeX made of the source: one `<math>` element
 */
export function linearFormula(mathMl: string, tex: string): string {
  const line = new Line();
  const text = line.write(xml().fromXml(mathMl));
  return line.isPossible ? tidy(text).normalize('NFC') : tex.replace(/\s+/gu, ' ').trim();
}

/** Writes MathML as text. https://www.w3.org/TR/mathml-core/ */
class Line {
  /** Whether a line of text can say everything so far. */
  isPossible = true;

  write(node: Root | RootContent, isSmall = false): string {
    if (node.type === 'text') return node.value;
    if (!('children' in node)) return '';
    const { children } = node;
    const child = (index: number, small = isSmall): string =>
      children[index] ? this.part(children[index], small) : '';
    switch (node.type === 'element' ? node.name : '') {
      case 'mi':
      case 'mn':
      case 'mtext':
        return children.some(({ type }) => type === 'element') ? this.row(node, isSmall) : letters(node as Element);
      case 'mspace':
        return Number.parseFloat((node as Element).attributes['width'] ?? '0') > 0.2 ? ' ' : '';
      case 'mphantom':
      case 'annotation':
        return '';
      case 'mfrac':
        if ((node as Element).attributes['linethickness'] === '0px') this.isPossible = false;
        return `${grouped(child(0))}/${divisor(child(1))}`;
      case 'msqrt':
        return `√${grouped(this.row(node, isSmall))}`;
      case 'mroot': {
        const degree = tidy(child(1, true));
        return `${superscript(degree) ?? `[${degree}]`}√${grouped(child(0))}`;
      }
      case 'msup':
        return `${tidy(child(0))}${raised(child(1, true))}`;
      case 'msub':
        return `${tidy(child(0))}${lowered(child(1, true))}`;
      case 'msubsup': {
        const base = `${tidy(child(0))}${lowered(child(1, true))}`;
        // The power is of the whole, not of its index.
        return `${/_[^()]{2,}$/u.test(base) ? `(${base})` : base}${raised(child(2, true))}`;
      }
      case 'munderover':
        return `${tidy(child(0))}${lowered(child(1, true))}${raised(child(2, true))}`;
      case 'munder':
        if (isStretchy(children[1])) this.isPossible = false;
        return `${tidy(child(0))}${lowered(child(1, true))}`;
      case 'mover':
        return this.over(node as Element, child);
      case 'mtable':
        return this.table(node as Element, isSmall);
      default:
        return this.row(node, isSmall);
    }
  }

  private part(node: RootContent, isSmall: boolean): string {
    return this.write(node, isSmall);
  }

  /** Children one after the other, with spaces around relations and between what would run together. */
  private row({ children }: Root | Element, isSmall: boolean): string {
    let text = '';
    /** Whether the next thing must stand apart from the last one. */
    let wasApart: 'loose' | 'name' | undefined;
    for (const child of children) {
      const own = this.part(child, isSmall);
      if (own === '') continue;
      const sign = operatorOf(child);
      const isAfterOperand = /[^\s([{,;:]$/u.test(text);
      if (sign !== undefined && INFIX.test(sign) && !isSmall && (isAfterOperand || !SIGNS.test(sign))) {
        // “:=” is one sign in two elements.
        text = sign === '=' && text.endsWith(': ') ? `${text.trimEnd()}= ` : `${text} ${own} `;
      } else if (sign !== undefined && /^[,;]$/u.test(sign)) text += isSmall ? own : `${own} `;
      else {
        const isLoose = LOOSE.has(nameOf(child)) || LARGE.test(own);
        const isWord = /^\p{L}{2,}/u.test(own);
        const isScript = /[_^]\S*$/u.test(own);
        // A bracket after a name is its argument, but after a sum it isn't.
        const begins = wasApart === 'loose' ? /^[\p{L}\p{N}√([]/u : /^[\p{L}\p{N}√]/u;
        const runsTogether =
          /[\p{L}\p{N}\p{M}\p{So}\p{Sm})\]]$/u.test(text) &&
          ((begins.test(own) && (wasApart !== undefined || isLoose || isWord)) ||
            /\p{N}\|\p{N}/u.test(`${text.at(-1)}|${own}`) ||
            (isLoose && LARGE.test(own)));
        text += runsTogether ? ` ${own}` : own;
        wasApart = isLoose ? 'loose' : isWord || isScript ? 'name' : undefined;
        continue;
      }
      wasApart = undefined;
    }
    return text;
  }

  private over(node: Element, child: (index: number, small?: boolean) => string): string {
    const base = child(0);
    const accent = child(1, true).trim();
    const combining = ACCENTS[accent];
    if (combining !== undefined && /^.\p{M}*$/u.test(base)) return base + combining;
    if (accent === '‾') return [...base].map((sign) => (/\s/u.test(sign) ? sign : `${sign}\u0305`)).join('');
    if (node.attributes['accent'] === 'true' || isStretchy(node.children[1]) || nameOf(node.children[0]) === 'mover')
      this.isPossible = false;
    return `${base}${raised(accent)}`;
  }

  /** Rows of a matrix as `(a, b; c, d)`; of aligned equations, which have no room between columns, one after the other. */
  private table({ attributes, children }: Element, isSmall: boolean): string {
    const between = (attributes['columnspacing'] ?? '0em') === '0em' ? ' ' : ', ';
    const rows = children.map((row) =>
      ('children' in row ? row.children : [])
        .map((cell) => tidy(this.part(cell, isSmall)))
        .filter((cell) => cell !== '' || between !== ' ')
        .join(between),
    );
    return rows.filter((row) => row !== '').join('; ');
  }
}

const INFIX = /^(?!^[∂∇∞∑∏∐∫∬∭∮√∀∃∄¬∅∆^~⏞⏟]$)(?:[\p{Sm}\u2190-\u21FF\u27F0-\u27FF∣∥⋅∗∘⋯:=]|:=)+$/u;

/** Operators that can also be the sign of what follows. */
const SIGNS = /^[+−±∓]$/u;

const LARGE = /^[∑∏∐∫∬∭∮⋃⋂⨁⨂]/u;

/** Elements whose text would run together with the next. */
const LOOSE = new Set(['mfrac', 'munder', 'munderover', 'mtable', 'msqrt', 'mroot']);

const ACCENTS: Readonly<Record<string, string>> = {
  ˉ: '\u0304',
  '‾': '\u0305',
  '^': '\u0302',
  '~': '\u0303',
  '˙': '\u0307',
  '¨': '\u0308',
  ˇ: '\u030C',
  '˘': '\u0306',
  '´': '\u0301',
  ˊ: '\u0301',
  '`': '\u0300',
  ˋ: '\u0300',
  '⃗': '\u20D7',
  '→': '\u20D7',
};

function nameOf(node: RootContent | undefined): string {
  if (node?.type !== 'element') return '';
  const { name, children } = node;
  // A row of one element is that element.
  return /^(?:mrow|mstyle|mpadded)$/u.test(name) && children.length === 1 ? nameOf(children[0]) : name;
}

function operatorOf(node: RootContent | undefined): string | undefined {
  if (node?.type !== 'element' || node.name !== 'mo' || node.attributes['fence'] === 'true') return undefined;
  const [first] = node.children;
  return first?.type === 'text' && node.children.length === 1 ? first.value : undefined;
}

function isStretchy(node: RootContent | undefined): boolean {
  return node?.type === 'element' && node.attributes['stretchy'] === 'true';
}

/** The characters of an identifier. Of the alphabets of mathematics, the double-struck one has a meaning of its own: ℝ. */
function letters({ attributes, children }: Element): string {
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  if (attributes['mathvariant'] !== 'double-struck') return text;
  return text.replace(
    /[A-Z]/gu,
    (letter) => BOARD[letter] ?? String.fromCodePoint(0x1d538 + letter.charCodeAt(0) - 65),
  );
}

const BOARD: Readonly<Record<string, string>> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' };

function raised(text: string): string {
  const script = tidy(text);
  if (script === '∘') return '°';
  return superscript(script) ?? (/[⁰-ⁿ]/u.test(script) ? `^(${script})` : `^${factor(script)}`);
}

function lowered(text: string): string {
  const script = tidy(text);
  return subscript(script) ?? `_${grouped(script)}`;
}

/** In brackets, if the text is more than one thing. */
function grouped(text: string): string {
  const whole = tidy(text);
  return ONE_THING.test(whole) ? whole : `(${whole})`;
}

/** A number, a name or a product of letters, with scripts; something in brackets, after a name or alone; one sign. */
const ONE_THING =
  /^(?:(?:\p{N}[\p{N}.,]*|(?:\p{L}\p{M}*)+)[⁰¹²³⁴-⁹₀-₉ⁿⁱ′]*|(?:\p{L}\p{M}*)*[₀-₉]*\([^()]*\)|[^\p{L}\p{N}])$/u;

/** As `grouped`; a product of letters stands in brackets, too. */
function factor(text: string): string {
  return /^(?:\p{L}\p{M}*){2,}$/u.test(text) ? `(${text})` : grouped(text);
}

/** As `grouped`; of products, only `dx` stands without brackets. */
function divisor(text: string): string {
  const whole = tidy(text);
  return /^(?!d\p{L}$)\p{L}\p{M}*\p{L}[\p{L}\p{M}]*[⁰¹²³⁴-⁹₀-₉ⁿⁱ′]*$/u.test(whole) ? `(${whole})` : grouped(whole);
}

/** Without the signs that are never seen, and with an ordinary sign where Unicode has a rare one for the same. */
function tidy(text: string): string {
  return (
    text
      .replace(/\u2061\s*(?=[([{|∣∥]|$)/gu, '')
      .replaceAll('\u2061', ' ')
      // KaTeX writes a negative space as a space with an invisible sign.
      .replace(/\s?[\u200B\u2062-\u2064]/gu, '')
      .replaceAll('∣', '|')
      .replaceAll('∥', '‖')
      .replaceAll('∗', '*')
      .replace(/\s+/gu, ' ')
      .replace(/(?<=[([]) | (?=[)\],;])/gu, '')
      .trim()
  );
}
