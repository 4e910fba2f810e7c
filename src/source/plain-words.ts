import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Nodes, Parents } from 'mdast';
import { plainFormula } from './plain-formula.ts';

/** A text of one line as readers see it. */
export interface PlainWords {
  text: string;
  /** What its Markdown has that a plain text can't show, in words that complete “The text has …”. */
  lost: readonly string[];
}

/**
 * Turns a text of a field into plain words: one line, without the signs of emphasis, code and formulas, with entities
 * decoded. Signs that are part of a word stay (`__init__`, `*args`, `snake_case`, `C*`, `2 * 3`), and so does HTML.
 */
export function plainWords(source: string): PlainWords {
  const line = source
    .trim()
    // Chinese and Japanese have no spaces, so that a line break is none either.
    .replace(
      /(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])[ \t]*\n\s*(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])/gu,
      '',
    )
    .replace(/[ \t]*[\t\n]\s*/gu, ' ');
  const blocks = source.length <= MOST_LENGTH ? blocksOf(source) : [];
  if (line.length > MOST_LENGTH || !mayHaveSigns(line)) return { text: line, lost: blocks };
  const { text, lost } = withoutSigns(line);
  return { text, lost: [...blocks, ...lost] };
}

/** What a text of several lines has that would stand on lines of its own in Markdown. */
function blocksOf(source: string): string[] {
  return BLOCKS.filter(([sign]) => /\n/u.test(source.trim()) && sign.test(source)).map(([, name]) => name);
}

const BLOCKS: readonly (readonly [sign: RegExp, name: string])[] = [
  // A dash or a date may begin a line by chance: it takes two items, a first line, or a colon before it.
  [
    /(?:^|\n) {0,3}(?:[-*+]|\d{1,2}[.)]) +\S[^]*\n {0,3}(?:[-*+]|\d{1,2}[.)]) +\S|(?:^|: *\n) {0,3}[-*+] +\S/u,
    'a list',
  ],
  [/^ {0,3}#{1,6} +\S/mu, 'a heading'],
  [/^ {0,3}> ?\S/mu, 'a quotation'],
  [/^ {0,3}(?:```|~~~)/mu, 'a block of code'],
];

/** A longer text is no text of one line, and would take long to read. */
const MOST_LENGTH = 2000;

/** A quick test: most texts have no sign of Markdown. */
function mayHaveSigns(text: string): boolean {
  return SIGN.test(text) && HINT.test(text);
}

const HINT = /\*[^*]*\*|(?<![\p{L}\p{N}])_|`[^`]*`|\$[^$]*\$|&#?\w+;|\\[*_`$[\]~<&\\]|<[A-Za-z]|\][(\]]|~~/u;

/** Whatever Markdown begins with. */
const SIGN = /[*_`$&\\<\]~]/u;

/** What CommonMark reads at the beginning of a line, and HTML and code, which are read here. */
const INLINE_ONLY = {
  disable: {
    null: (
      'autolink blockQuote codeFenced codeIndented codeText definition headingAtx htmlFlow htmlText list setextUnderline ' +
      'thematicBreak'
    ).split(' '),
  },
};

/** Code, a formula, a backslash that escapes nothing or is part of a path (`C:\new\*`), sub- and superscripts. They stand aside while emphasis is read. */
const ATOMS =
  /(?<![\\`])(?<ticks>`+)(?!`)(?<code>.*?[^`])\k<ticks>(?!`)|(?<![\\$])\$(?=[^\s$])(?<formula>(?:\\.|[^\\$])*?)(?<!\s)\$(?!\d)|(?<backslash>(?<=(?<![\p{L}\p{N}])[A-Za-z]:(?:\\\S*)?)\\|\\(?![*_`$[\]~<&\\]))|<(?<level>su[bp])>(?<script>[\d+\-()n]+)<\/\k<level>>/gu;

function withoutSigns(line: string): PlainWords {
  const lost = new Set<string>();
  const atoms: string[] = [];
  const masked = line.replaceAll(/[\uE000-\uE001]/gu, '').replace(ATOMS, (whole, ...rest) => {
    const found = rest.at(-1) as Record<string, string | undefined>;
    const { code, formula, level, script } = found;
    atoms.push(
      code !== undefined
        ? code.replace(/^ (.*\S.*) $/u, '$1')
        : formula !== undefined
          ? plainFormula(formula)
          : script !== undefined
            ? plainFormula(`${level === 'sub' ? '_' : '^'}{${script}}`)
            : whole,
    );
    return `${ATOM}${String.fromCharCode(FIRST + atoms.length - 1)}`;
  });
  const read = masked.replace(BESIDE_CJK, '$1');
  const tree = fromMarkdown(read, { extensions: [INLINE_ONLY] });
  const shown = render(tree, read, lost).replace(
    /\uE000(.)/gsu,
    (_, at: string) => atoms[at.charCodeAt(0) - FIRST] ?? '',
  );
  for (const [, tag] of line.replace(ATOMS, '').matchAll(/<([a-z]+[1-6]?)\b[^<>]*>(?=.*<\/\1>)|<br ?\/?>/giu))
    lost.add(`the HTML element <${tag ?? 'br'}>`);
  if (/~~[^~]+~~/u.test(line)) lost.add('struck-out words (~~)');
  const text = shown.replace(/\s+$|^\s+/gu, '');
  return { text: text === '' ? line : text, lost: [...lost] };
}

/** Emphasis that begins or ends at a bracket beside a letter, which CommonMark doesn't see: https://github.com/commonmark/commonmark-spec/issues/650 */
const BESIDE_CJK =
  /(?:(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}])\*\*(?=\p{P})|\*\*(?=[^*]*\p{P}\*\*[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]))([^*\s](?:[^*]*[^*\s])?)\*\*/gu;

/** Begins a placeholder; the character after it says which. No name has it. */
const ATOM = '\uE000';
const FIRST = 0xe100;

function render(node: Nodes, source: string, lost: Set<string>): string {
  const inner = (): string => (node as Parents).children.map((child) => render(child, source, lost)).join('');
  const raw = (): string => source.slice(node.position!.start.offset, node.position!.end.offset);
  switch (node.type) {
    case 'text':
      return node.value.replace(/\[\[([^[\]|]+)(?:\\?\|([^[\]]+))?\]\]/gu, (_, name: string, label?: string) => {
        lost.add(`the link [[${name}]]`);
        return (label ?? name).trim();
      });
    case 'emphasis':
    case 'strong': {
      const sign = raw().slice(0, node.type === 'strong' ? 2 : 1);
      return isEmphasis(source, node, sign) ? inner() : `${sign}${inner()}${sign}`;
    }
    case 'link':
      if (!/^(?:https?:|mailto:|term:|[./#])|\.md$/u.test(node.url)) return raw();
      lost.add(`a link to ${node.url}`);
      return inner();
    case 'image':
      lost.add(`the picture ${node.url}`);
      return node.alt ?? '';
    case 'break':
      return ' ';
    default:
      return 'children' in node ? inner() : raw();
  }
}

/** Whether signs that CommonMark reads as emphasis aren't part of a name, a pattern or a product. */
function isEmphasis(source: string, { position }: Nodes, sign: string): boolean {
  const [from, to] = [position!.start.offset!, position!.end.offset!];
  const inner = source.slice(from + sign.length, to - sign.length);
  const [before, after] = [source.slice(0, from), source.slice(to)];
  if (sign === '__' && /^(?:[a-z0-9_]+|[A-Z0-9_]+)$/u.test(inner)) return false;
  if (!/^[\p{L}\p{N}\p{Pi}\p{Ps}"'¿¡*_\uE000]/u.test(inner)) return false;
  if (!/[\p{L}\p{M}\p{N}\p{Pf}\p{Pe}"'!?.%…。！？*_\uE100-\uF8FF]$/u.test(inner)) return false;
  if (/[/\\]$/u.test(before) || /^[/\\]/u.test(after)) return false;
  return !(FACTOR_BEFORE.test(before) || FACTOR_AFTER.test(after));
}

/** Between Latin or Greek letters and digits, the signs are those of a product or a power rather than of emphasis. */
const FACTOR_BEFORE = /[\p{Script=Latin}\p{Script=Greek}\p{N}]$/u;
const FACTOR_AFTER = /^[\p{Script=Latin}\p{Script=Greek}\p{N}]/u;
