import { crc32, deflateSync } from 'node:zlib';

/** Files that are made to take long, beside term files of one megabyte. */
export interface HostileFolder {
  name: string;
  /** The reader of `headword import`; without it, the files are a content folder's. */
  from?: 'markdown' | 'json' | 'yaml';
  /** Files of about so many bytes together. */
  files(bytes: number): Record<string, string | Uint8Array>;
}

const times = (bytes: number, piece: string): string => piece.repeat(Math.ceil(bytes / piece.length));

function numbered(bytes: number, piece: (index: number) => string): string {
  const pieces: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) length += pieces[pieces.push(piece(index)) - 1]!.length;
  return pieces.join('');
}

const term = (body: string): string => `---\nterm: Hostile\nfaq: []\n---\n${body}\n`;

/** A drawing that a term shows. */
const drawing = (name: string, inside: (bytes: number) => string, root = ''): HostileFolder => ({
  name: `SVG: ${name}`,
  files: (bytes) => ({
    'terms/hostile.md': term('![A drawing of things](../images/a.svg)'),
    'images/a.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"${root}>${inside(bytes)}</svg>`,
  }),
});

const picture = (name: string, bytes: Uint8Array): HostileFolder => ({
  name: `picture: ${name}`,
  files: () => ({ 'terms/hostile.md': term('![A picture of things](../images/a.png)'), 'images/a.png': bytes }),
});

/** A PNG of one color. It takes about a thousandth of its pixels. */
function png(width: number, height: number, depth: 1 | 8, isInterlaced: boolean): Uint8Array {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, 0, 0, 0, isInterlaced ? 1 : 0], 8);
  const pixels = Buffer.alloc(Math.ceil((width * depth) / 8 + 1) * height * (isInterlaced ? 1.01 : 1));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', new Uint8Array()),
  ]);
}

const page = (name: string, text: (bytes: number) => string): HostileFolder => ({
  name: `import Markdown: ${name}`,
  from: 'markdown',
  files: (bytes) => ({ 'glossary.md': text(bytes) }),
});
const repeated = (name: string, piece: string): HostileFolder => page(name, (bytes) => times(bytes, piece));
const data = (name: string, text: (bytes: number) => string): HostileFolder => ({
  name: `import JSON: ${name}`,
  from: 'json',
  files: (bytes) => ({ 'glossary.json': text(bytes) }),
});
const yaml = (name: string, text: (bytes: number) => string): HostileFolder => ({
  name: `import YAML: ${name}`,
  from: 'yaml',
  files: (bytes) => ({ 'glossary.yaml': text(bytes) }),
});
const inTerm = (name: string, piece: string): HostileFolder =>
  data(name, (bytes) => JSON.stringify([{ term: 'Seed', definition: times(bytes, piece) }]));

export const hostileFolders: readonly HostileFolder[] = [
  drawing('elements', (bytes) => times(bytes, '<g/>')),
  drawing('elements in elements', (bytes) => `${times(bytes / 2, '<g>')}${times((bytes / 2) * (4 / 3), '</g>')}`),
  drawing('a long path', (bytes) => `<path d="M0 0${times(bytes, 'l1 1')}"/>`),
  drawing('text', (bytes) => `<text>${times(bytes, 'words ')}</text>`),
  drawing('copies of copies', () =>
    [...'bcdefghij'].reduce(
      (all, id) =>
        `${all}<g id="${id}">${`<use href="#${String.fromCharCode(id.charCodeAt(0) - 1)}"/>`.repeat(10)}</g>`,
      '<g id="a"><path d="M0 0h9"/></g>',
    ),
  ),
  drawing('filters', (bytes) =>
    times(
      bytes,
      '<filter id="f"><feGaussianBlur stdDeviation="999"/></filter><rect filter="url(#f)" width="9" height="9"/>',
    ),
  ),
  drawing('attributes', (bytes) => `<g ${numbered(bytes, (n) => `data-a${n}="" `)}/>`),
  drawing('ten to the ninth', () => '<path d="M0 0h9"/>', ' viewBox="0 0 1000000000 1000000000"'),
  {
    name: 'SVG: entities',
    files: () => ({
      'terms/hostile.md': term('![A drawing of things](../images/a.svg)'),
      'images/a.svg': `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghi'].map((id) => `<!ENTITY ${id} "${`&${String.fromCharCode(id.charCodeAt(0) - 1)};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&i;</text></svg>`,
    }),
  },
  picture('16,000 × 16,000, interlaced', png(16_000, 16_000, 1, true)),
  picture('30,000 × 30,000', png(30_000, 30_000, 1, false)),
  picture('8,000 × 8,000', png(8000, 8000, 8, false)),
  {
    name: 'settings: fields',
    files: (bytes) => ({ 'terms/hostile.md': term('Text.'), 'site.yaml': numbered(bytes, (n) => `k${n}: 1\n`) }),
  },
  {
    name: 'settings: lists in lists',
    files: (bytes) => ({ 'terms/hostile.md': term('Text.'), 'site.yaml': `name: ${times(bytes, '[')}` }),
  },
  {
    name: 'style sheet',
    files: (bytes) => ({ 'terms/hostile.md': term('Text.'), 'theme.css': times(bytes, '@import "a.css";') }),
  },

  repeated('headings', '## Seed\n\nA number.\n\n'),
  page('headings of many names', (bytes) => numbered(bytes, (n) => `## Seed ${n}\n\nA number.\n\n`)),
  repeated('headings without text', '## a\n'),
  page(
    'a table',
    (bytes) => `| Term | Definition |\n|---|---|\n${numbered(bytes, (n) => `| seed ${n} | A number. |\n`)}`,
  ),
  page('a wide table', () => `${'|a'.repeat(2000)}\n${'|-'.repeat(2000)}\n${'|b\n'.repeat(3000)}`),
  page('bold names', (bytes) => numbered(bytes, (n) => `**seed ${n}**: A number.\n\n`)),
  page('a list of definitions', (bytes) => numbered(bytes, (n) => `seed ${n}\n: A number.\n\n`)),
  page('<dl>', (bytes) => `<dl>${numbered(bytes, (n) => `<dt>seed ${n}</dt><dd>A number.</dd>`)}</dl>`),
  repeated('broken links', '[]('),
  repeated('brackets', '['),
  repeated('references to names', '[[a'),
  repeated('emphasis', '*a _b '),
  repeated('quotes', '> a\n\n'),
  page('quotes in quotes', (bytes) => times(bytes, '>')),
  repeated('a list', '- a\n'),
  repeated('HTML', '<div>'),
  repeated('comments', '<!-- '),
  repeated('templates', '{{a '),
  repeated('templates in templates', '{{a|'),
  repeated('shortcodes', '{{< glossary_tooltip text="a" term_id="b" >}} '),
  repeated('notes', '[^a]: b\n\n'),
  page('fields', (bytes) => `---\n${numbered(bytes, (n) => `k${n}: 1\n`)}---\nText.\n`),
  page('fields in TOML', (bytes) => `+++\n${numbered(bytes, (n) => `k${n} = 1\n`)}+++\nText.\n`),
  page('lists in TOML', (bytes) => `+++\na = ${times(bytes, '[')}\n+++\nText.\n`),
  page('a long line', (bytes) => `# Seed\n\n${times(bytes, 'some words ')}\n`),
  page('a long word', (bytes) => `# Seed\n\n${times(bytes, 'w')}\n`),
  data('lists in lists', (bytes) => times(bytes, '[')),
  data('objects in objects', (bytes) => times(bytes, '{"a":')),
  data(
    'records',
    (bytes) =>
      `[${numbered(bytes, (n) => `{"term":"seed ${n}","definition":"A number."},`)}{"term":"x","definition":"y"}]`,
  ),
  data(
    'records of one name',
    (bytes) => `[${times(bytes, '{"term":"seed","definition":"A number."},')}{"term":"x","definition":"y"}]`,
  ),
  data('fields', (bytes) => `[{"term":"seed","definition":"A number.",${numbered(bytes, (n) => `"k${n}":1,`)}"x":1}]`),
  data('numbers', (bytes) => `[${times(bytes, '1,')}1]`),
  data('a name', (bytes) => JSON.stringify([{ term: times(bytes, 'word '), definition: 'A word.' }])),
  data(
    'aliases',
    (bytes) => `[{"term":"seed","definition":"A number.","aliases":[${numbered(bytes, (n) => `"a${n}",`)}"x"]}]`,
  ),
  data(
    'related terms',
    (bytes) => `[{"term":"seed","definition":"A number.","related":[${numbered(bytes, (n) => `"a${n}",`)}"x"]}]`,
  ),
  data(
    'categories',
    (bytes) =>
      `[${numbered(bytes, (n) => `{"term":"seed ${n}","definition":"A number.","category":"c${n}"},`)}{"term":"x","definition":"y"}]`,
  ),
  inTerm('HTML in HTML', '<div>'),
  inTerm('HTML lists', '<ul><li>a'),
  inTerm('HTML tables', '<table><tr><td>'),
  inTerm('links of HTML', '<a href="b">c</a> '),
  inTerm('broken links', '[]('),
  inTerm('brackets', '['),
  inTerm('angle brackets', '<'),
  inTerm('entities', '&amp;'),
  inTerm('emphasis', '*a _b '),
  inTerm('paragraphs', 'a\n\n'),
  inTerm('code', '`a'),
  inTerm('formulas', '$a$ '),
  yaml('lists in lists', (bytes) => times(bytes, '[')),
  yaml('items in items', (bytes) => times(bytes, '- ')),
  yaml(
    'aliases of aliases',
    () =>
      `${[...'bcdefghij'].reduce((all, id) => `${all}${id}: &${id} [${Array.from({ length: 9 }, () => `*${String.fromCharCode(id.charCodeAt(0) - 1)}`).join(', ')}]\n`, 'a: &a [x]\n')}`,
  ),
  yaml(
    'aliases of a text',
    (bytes) => `a: &a |\n  ${times(bytes / 2, 'words ')}\n${numbered(bytes / 2, (n) => `seed ${n}: *a\n`)}`,
  ),
  yaml('records', (bytes) => numbered(bytes, (n) => `- term: seed ${n}\n  definition: A number.\n`)),
  yaml('fields', (bytes) => numbered(bytes, (n) => `k${n}: 1\n`)),
];
