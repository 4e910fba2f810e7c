/** A term file that is made to take long, and what is said about it. */
export interface HostileInput {
  name: string;
  /** The file, of about so many bytes. */
  text(bytes: number): string;
  /** The rule that refuses it; undefined where it is read like any other file. */
  rule?: string;
  /** A part of the message. */
  message?: string;
  /** Other files: the names of terms, or of pictures. */
  besides?: { terms?: number; pictures?: number; homonyms?: readonly string[] };
}

const body = (text: string): string => `---\nterm: Hostile\nfaq: []\n---\n${text}\n`;
const fields = (text: string): string => `---\nterm: Hostile\nfaq: []\n${text}\n---\nSome text.\n`;
const times = (bytes: number, piece: string): string => piece.repeat(Math.ceil(bytes / piece.length));
/** Pieces that differ, up to a size. */
const numbered = (bytes: number, piece: (index: number) => string): string => {
  const pieces: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) length += pieces[pieces.push(piece(index)) - 1]!.length;
  return pieces.join('');
};
const fence = (language: string, code: string): string => body(`\`\`\`${language}\n${code}\n\`\`\``);
const repeated =
  (piece: string) =>
  (bytes: number): string =>
    body(times(bytes, piece));

/** Paragraphs that are as long as they may be. */
const paragraphs =
  (piece: string) =>
  (bytes: number): string =>
    body(times(bytes, `${times(90_000, piece)}\n\n`));

const signs = { rule: 'too-much', message: 'characters that mean something in Markdown' } as const;
const paragraph = { rule: 'too-much', message: 'a paragraph of' } as const;
const lines = { rule: 'too-much', message: ' lines: expected at most' } as const;
const code = { rule: 'plain-code', message: 'without colours' } as const;

/** Inputs that once took minutes or gigabytes, or ended in a stack trace. */
export const hostileInputs: readonly HostileInput[] = [
  // Formulas
  {
    name: 'a formula with ten million columns',
    text: () => body('$$\n\\begin{alignat}{10000000}x\\end{alignat}\n$$'),
    rule: 'bad-formula',
    message: 'a number of columns from 1 to 99',
  },
  {
    name: 'a formula whose columns are counted by a command',
    text: () => body('$\\def\\n{9999999}\\begin{alignedat}{\\n}x\\end{alignedat}$'),
    rule: 'bad-formula',
    message: 'a number of columns from 1 to 99',
  },
  {
    name: 'a formula whose environment is named by a command',
    text: () => body('$\\def\\b#1{\\begin{align#1}{9999999}x\\end{align#1}}\\b{at}$'),
    rule: 'bad-formula',
    message: 'the name of an environment',
  },
  {
    name: 'a formula with long commands',
    text: () =>
      body(numbered(100_000, (n) => `$\\def\\a{${'x'.repeat(400)}}\\def\\b{${'\\a'.repeat(90)}}\\b_{${n}}$\n\n`)),
    rule: 'too-much',
    message: 'more formulas than fit on a page',
  },
  { name: 'a long formula', text: () => body(`$${times(90_000, 'x+')}y$`), rule: 'bad-formula', message: 'characters' },
  { name: 'many formulas', text: repeated('$a$ '), ...signs },
  { name: 'a formula that is never closed', text: (bytes) => body(`$$\n${times(bytes, 'a $')}`), ...signs },

  // Tables
  {
    name: 'a table that is filled up',
    text: () => body(`${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'|b\n'.repeat(3000)}`),
    rule: 'too-much',
    message: 'tables with 6002000 cells',
  },
  { name: 'a table of one column', text: (bytes) => body(`|a|\n|-|\n${times(bytes, '|b|\n')}`), ...lines },
  { name: 'many small tables', text: repeated('|a|\n|-|\n|b|\n\n'), ...lines },

  // Inline Markdown
  { name: 'character references', text: repeated('&amp;'), ...signs },
  { name: 'the beginnings of tags', text: repeated('&lt;x '), ...signs },
  { name: 'a paragraph of character references', text: () => body(times(100_000, '&amp;')), ...paragraph },
  {
    name: 'emphasis in emphasis',
    text: (bytes) => body(times(bytes / 2, '*a _b ') + times(bytes / 2, '_ *')),
    ...signs,
  },
  {
    name: 'a paragraph of emphasis in emphasis',
    text: () => body('*a _b '.repeat(8000) + '_ *'.repeat(8000)),
    ...paragraph,
  },
  { name: 'emphasis that is never closed', text: () => body('**a __a '.repeat(3000)), ...paragraph },
  {
    name: 'emphasis many levels deep',
    text: () => body(`${'**a __a '.repeat(300)}${'__ **'.repeat(300)}`),
    rule: 'too-deep',
    message: 'elements more than 200 levels deep',
  },
  { name: 'links', text: repeated('[a](b)'), ...signs },
  { name: 'pictures', text: repeated('![a](b)'), ...signs },
  { name: 'brackets', text: repeated('['), ...signs },
  { name: 'references to names that are never closed', text: repeated('[[a'), ...signs },
  { name: 'escapes', text: repeated('\\*'), ...signs },
  { name: 'angle brackets', text: repeated('<'), ...signs },
  { name: 'comments that are never closed', text: () => body(`a ${'<!-- '.repeat(9000)}`), ...paragraph },
  { name: 'closing brackets', text: () => body(`a ${']'.repeat(30_000)}`), ...paragraph },
  {
    name: 'backticks in runs of many lengths',
    text: () => body(numbered(10_000, (n) => `${'`'.repeat((n % 100) + 1)} ${'some words '.repeat(20)}`)),
    rule: 'too-much',
    message: 'runs of backticks',
  },
  { name: 'backticks', text: (bytes) => body(numbered(bytes, (n) => `e${'`'.repeat((n % 400) + 1)}`)), ...signs },

  // Blocks
  {
    name: 'lazy lines below quotes',
    text: () => body(`${'>'.repeat(49)} a\n${'a\n'.repeat(10_000)}`),
    rule: 'too-much',
    message: '1000 lines without an empty one',
  },
  { name: 'quotes', text: () => body('>'.repeat(7000)), rule: 'too-deep', message: 'quotes or lists' },
  {
    name: 'quotes behind a fence that is none',
    text: () => body(`<!--\n\`\`\`\n-->\n${'>'.repeat(7000)}`),
    rule: 'too-deep',
    message: 'quotes or lists',
  },
  { name: 'a list', text: repeated('- a\n'), ...lines },
  {
    name: 'boxes',
    text: () => body('> [!NOTE]\n> a\n\n'.repeat(1500)),
    rule: 'too-much',
    message: '1500 quotes: expected at most 1000',
  },
  {
    name: 'quotes in list items',
    text: () => body('- - > a\n    > b\n'.repeat(1500)),
    rule: 'too-much',
    message: '1500 quotes: expected at most 1000',
  },
  {
    name: 'a definition list',
    text: () => body('a\n\n: b\n\n'.repeat(2500)),
    rule: 'too-much',
    message: '2500 lines that begin with a colon: expected at most 2000',
  },
  { name: 'headings', text: repeated('a\n-\n'), ...lines },
  {
    name: 'some headings',
    text: () => body('a\n=\n'.repeat(2000)),
    rule: 'too-much',
    message: 'headings with a line below',
  },
  {
    name: 'a short list of lists',
    text: () => body('- - - - - a\n'.repeat(5000)),
    rule: 'too-much',
    message: 'quotes and items of lists',
  },
  { name: 'tabs', text: repeated('a\t'), ...signs },
  { name: 'fences', text: repeated('```\na\n'), ...lines },
  { name: 'paragraphs', text: repeated('a\n\n'), ...lines },
  { name: 'definitions that are none', text: repeated('[a]: (\n'), ...lines },
  {
    name: 'definitions',
    text: (bytes) => body(numbered(Math.min(bytes, 90_000), (n) => `[a${n}]: /b\n`)),
    rule: 'too-much',
    message: 'definitions of links',
  },
  {
    name: 'references and definitions',
    text: (bytes) =>
      body(numbered(bytes / 2, (n) => `[a${n}][b${n}]\n\n`) + numbered(bytes / 2, (n) => `[b${n}]: /c\n`)),
    rule: 'too-much',
  },
  { name: 'references to one definition', text: (bytes) => body(`[a]: /b\n\n${times(bytes, '[a]')}`), ...signs },

  // HTML
  {
    name: 'HTML in a line, many levels deep',
    text: () => body(`y ${'<b>'.repeat(1500)}x${'</b>'.repeat(1500)}`),
    rule: 'too-deep',
    message: 'HTML elements open at once',
  },
  {
    name: 'HTML blocks, many levels deep',
    text: () => body('<div>'.repeat(1500)),
    rule: 'too-deep',
    message: 'HTML elements open at once',
  },
  {
    name: 'ruby that is none',
    text: () => body('<rt>'.repeat(1500)),
    rule: 'too-deep',
    message: 'HTML elements open at once',
  },
  {
    name: 'HTML that is opened again in each paragraph',
    text: () => body(`${numbered(900, (n) => `<b title="${n}">`)}\n\n${'a\n\n'.repeat(6000)}`),
    rule: 'too-much',
    message: 'HTML elements',
  },

  // Code
  { name: 'JavaScript in JavaScript', text: () => fence('javascript', '`${'.repeat(1500)), ...code },
  { name: 'comments in comments', text: () => fence('rust', '/*'.repeat(200).concat('\n').repeat(10)), ...code },
  { name: 'a long word in ini', text: (bytes) => fence('ini', times(bytes, 'a')), ...code },
  { name: 'a long line of C', text: (bytes) => fence('c', times(bytes, 'if ')), ...code },
  { name: 'much PHP', text: (bytes) => fence('php', times(bytes, 'aAaA\n')), rule: 'too-much' },
  { name: 'much Java', text: () => fence('java', times(30_000, `${'$'.repeat(80)}\n\n`)), ...code },
  {
    name: 'many blocks of TypeScript',
    text: () => body(times(60_000, `\`\`\`typescript\n${`${'a_'.repeat(200)}\n`.repeat(20)}\`\`\`\n\n`)),
    ...code,
  },

  // Fields
  {
    name: 'aliases of YAML',
    text: () =>
      `---\nterm: Hostile\nhowItWorks: &a |\n${'  Some prose.\n'.repeat(3000)}faq:\n${numbered(3000, (n) => `  - {question: q${n}, answer: *a}\n`)}---\nText.\n`,
    rule: 'too-much',
    message: 'aliases for more than 10000 characters',
  },
  {
    name: 'fields',
    text: (bytes) => fields(numbered(bytes, (n) => `k${n}: 1\n`)),
    rule: 'too-much',
    message: 'fields and values',
  },
  {
    name: 'names',
    text: (bytes) => fields(`aliases: [${numbered(bytes, (n) => `a${n}x, `)}b]`),
    rule: 'too-much',
    message: 'fields and values',
  },
  {
    name: 'related terms',
    text: (bytes) => fields(`related: [${numbered(bytes, (n) => `a${n}x, `)}b]`),
    rule: 'too-much',
    message: 'fields and values',
  },
  {
    name: 'earlier addresses',
    text: (bytes) => fields(`formerly: [${numbered(bytes, (n) => `a${n}x, `)}b]`),
    rule: 'too-much',
    message: 'fields and values',
  },
  {
    name: 'lists in lists',
    text: (bytes) => fields(`aliases: ${times(bytes, '[')}`),
    rule: 'too-deep',
    message: 'lists or groups of fields',
  },
  {
    name: 'items in items',
    text: (bytes) => fields(`aliases:\n  ${times(bytes, '- ')}`),
    rule: 'too-deep',
    message: 'lists or groups of fields',
  },
  {
    name: 'a long name',
    text: (bytes) => `---\nterm: ${times(bytes, 'w')}\n---\nText.\n`,
    rule: 'wrong-type',
    message: 'at most 1000 characters',
  },
  {
    name: 'a name of many words',
    text: (bytes) => `---\nterm: ${times(bytes, 'word ')}\n---\nText.\n`,
    rule: 'wrong-type',
    message: 'at most 1000 characters',
  },
  {
    name: 'a long alias',
    text: (bytes) => fields(`aliases: ["${times(bytes, 'LowLow')}"]`),
    rule: 'wrong-type',
    message: 'at most 1000 characters',
  },
  {
    name: 'a long earlier address',
    text: () => fields(`formerly: [${'a'.repeat(300)}]`),
    rule: 'bad-slug',
    message: 'at most 180 bytes',
  },

  // Names in texts
  { name: 'names that no term has', text: paragraphs('SEED Noise sEEd ') },
  { name: 'phrases that no term has', text: paragraphs('seed Noise Seed ') },
  { name: 'a name that two terms have', text: paragraphs('alpha '), besides: { homonyms: ['one', 'two'] } },
  { name: 'a long paragraph', text: repeated('some words '), rule: 'too-much', message: 'expected at most 100000' },
  { name: 'a long word', text: paragraphs('w') },
  { name: 'a long word of letters and marks', text: paragraphs('w.') },
  { name: 'addresses', text: paragraphs('alpha a@b.cd '), besides: { homonyms: ['one', 'two'] } },
  {
    name: 'unknown terms',
    text: () => body(numbered(150_000, (n) => `[a${n}](term:a${n})${n % 20 === 0 ? '\n\n' : ' '}`)),
    rule: 'unknown-term',
    besides: { terms: 2000 },
  },
  {
    name: 'missing pictures',
    text: () => body(numbered(60_000, (n) => `![A picture](../images/b${n}.png)\n\n`)),
    rule: 'missing-image',
    besides: { pictures: 5000 },
  },
];
