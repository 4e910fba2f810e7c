import { describe, expect, test } from 'vitest';
import { importGlossary, type ImportResult } from '../../src/import/import-glossary.ts';

/** What a source in the form of files becomes: its terms with their text, and the rules of what is told. */
function imported(
  from: string,
  files: Record<string, string>,
  options: { map?: Record<string, string>; language?: string; origin?: string } = {},
): { terms: Record<string, string>; rules: string[]; result: ImportResult } {
  const { map = {}, ...others } = options;
  const result = importGlossary({
    from,
    source: {
      name: 'words',
      folder: 'words',
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
      others: [],
    },
    map: new Map(Object.entries(map)),
    isPlain: false,
    ...others,
  });
  const terms = [...result.files].flatMap(([path, text]) => {
    const [, fields = '', body = ''] = /^---\n(.*?)---\n(.*)\n$/su.exec(text) ?? [];
    const [, name = ''] = /^term: "?(.*?)"?$/mu.exec(fields) ?? [];
    const [, language = ''] = /^terms\/([^/]+)\//u.exec(path) ?? [];
    return path === 'site.yaml' ? [] : [[`${language === '' ? '' : `${language}: `}${name}`, body] as const];
  });
  const rules = result.notes.map(({ rule }) => rule).filter((rule) => rule !== 'placeholder-settings');
  return { terms: Object.fromEntries(terms), rules, result };
}

describe('a glossary on one page', () => {
  const tide = { Tide: 'The sea rises.', Ebb: 'The sea falls.', Flood: 'The sea comes.' };
  test.each<[string, string, Record<string, string>]>([
    ['bold, colon behind', '**Tide**: The sea rises.\n\n**Ebb**: The sea falls.\n\n**Flood**: The sea comes.', tide],
    ['bold, colon inside', '**Tide:** The sea rises.\n\n**Ebb:** The sea falls.\n\n**Flood:** The sea comes.', tide],
    ['bold, dash', '__Tide__ – The sea rises.\n\n__Ebb__ — The sea falls.\n\n__Flood__ - The sea comes.', tide],
    ['bold, no sign', '**Tide** The sea rises.\n\n**Ebb** The sea falls.\n\n**Flood** The sea comes.', tide],
    ['bold alone', '**Tide**\n\nThe sea rises.\n\n**Ebb**\n\nThe sea falls.\n\n**Flood**\n\nThe sea comes.', tide],
    ['items', '- Tide: The sea rises.\n- Ebb – The sea falls.\n- Flood - The sea comes.', tide],
    [
      'items in bold, one without a sign',
      '* **Tide**: The sea rises.\n* **Ebb** The sea falls.\n* **Flood** — The sea comes.',
      tide,
    ],
    ['definitions', 'Tide\n: The sea rises.\n\nEbb\n: The sea falls.\n\nFlood\n: The sea comes.', tide],
    ['two definitions', 'Tide\n: The sea rises.\n\nEbb\n: The sea falls.', { Tide: tide.Tide, Ebb: tide.Ebb }],
    [
      'spec-up',
      '[[def: Tide, tides]]\n\n~ The sea rises.\n\n[[def: Ebb]]\n~ The sea falls, see [[ref: Tide]].',
      { Tide: tide.Tide, Ebb: 'The sea falls, see [Tide](term:tide).' },
    ],
    [
      'HTML',
      '<dl>\n<dt>Tide</dt><dd>The <em>sea</em> rises.</dd>\n<div><dt>Ebb</dt><dd>The sea falls.</dd></div>\n<dt>Flood<dd>The sea comes.\n</dl>',
      { ...tide, Tide: 'The _sea_ rises.' },
    ],
    [
      'headings of level 4',
      '#### Tide\nThe sea rises.\n\n#### Ebb\nThe sea falls.\n\n#### Flood\nThe sea comes.',
      tide,
    ],
    [
      'headings, one above the others',
      '### Ebb\nThe sea falls.\n\n## Flood\nThe sea comes.\n\n### Tide\nThe sea rises.',
      tide,
    ],
    ['a table', '| Term | Definition |\n|---|---|\n| Tide | The sea rises. |', { Tide: tide.Tide }],
    [
      'a table with numbers, in German',
      '| Nr. | Begriff | Bedeutung |\n|---|---|---|\n| 1 | Ebbe | Das Meer fällt. |\n| 2 | Flut | Das Meer steigt. |',
      { Ebbe: 'Das Meer fällt.', Flut: 'Das Meer steigt.' },
    ],
    [
      'a table in French',
      '| Terme | Définition |\n|---|---|\n| Marée | La mer monte. |\n| Jusant | La mer descend. |',
      { Marée: 'La mer monte.', Jusant: 'La mer descend.' },
    ],
    [
      'a table in Spanish',
      '| Término | Significado |\n|---|---|\n| Marea | El mar sube. |\n| Reflujo | El mar baja. |',
      { Marea: 'El mar sube.', Reflujo: 'El mar baja.' },
    ],
    [
      'a table in Portuguese',
      '| Termo | Definição |\n|---|---|\n| Maré | O mar sobe. |\n| Vazante | O mar desce. |',
      { Maré: 'O mar sobe.', Vazante: 'O mar desce.' },
    ],
    [
      'a table in Japanese',
      '| 用語 | 意味 |\n|---|---|\n| 満ち潮 | 海が満ちること。 |\n| 引き潮 | 海が引くこと。 |',
      { 満ち潮: '海が満ちること。', 引き潮: '海が引くこと。' },
    ],
    [
      'names in bold in Chinese',
      '**潮汐**：海水涨落。\n\n**涨潮**：海水上升。\n\n**退潮**：海水下降。',
      { 潮汐: '海水涨落。', 涨潮: '海水上升。', 退潮: '海水下降。' },
    ],
    [
      'items in Chinese',
      '- 潮汐：海水涨落。\n- 涨潮：海水上升。\n- 退潮：海水下降。',
      { 潮汐: '海水涨落。', 涨潮: '海水上升。', 退潮: '海水下降。' },
    ],
    [
      'a table in Korean',
      '| 용어 | 설명 |\n|---|---|\n| 밀물 | 바다가 오른다. |\n| 썰물 | 바다가 내린다. |',
      { 밀물: '바다가 오른다.', 썰물: '바다가 내린다.' },
    ],
    [
      'definitions in Arabic',
      'المد\n: ارتفاع الماء.\n\nالجزر\n: انخفاض الماء.',
      { المد: 'ارتفاع الماء.', الجزر: 'انخفاض الماء.' },
    ],
    [
      'headings in Hindi',
      '## ज्वार\n\nपानी चढ़ता है।\n\n## भाटा\n\nपानी उतरता है।\n\n## लहर\n\nपानी चलता है।',
      { ज्वार: 'पानी चढ़ता है।', भाटा: 'पानी उतरता है।', लहर: 'पानी चलता है।' },
    ],
  ])('%s', (_, page, terms) => {
    expect(imported('markdown', { 'glossary.md': `${page}\n` }).terms).toEqual(terms);
    expect(imported('markdown', { 'words of the sea.md': `${page}\n` }).terms).toEqual(terms);
  });
});

test('--map names the columns of a table', () => {
  const page = '| No. | Slovo | Význam |\n|---|---|---|\n| 1 | Příliv | Moře stoupá. |\n| 2 | Odliv | Moře klesá. |\n';
  const { terms, rules } = imported('markdown', { 'a.md': page }, { map: { Slovo: 'term', Význam: 'definition' } });
  expect(terms).toEqual({ Příliv: 'Moře stoupá.', Odliv: 'Moře klesá.' });
  expect(new Set(rules)).toEqual(new Set(['unknown-field']));
});

describe('an entry that only refers to another is a name of that', () => {
  test.each([
    'See [Tide](#tide)',
    'see *Tide*.',
    'See also: Tide',
    'See “Tide”.',
    'cf. Tide',
    'Same as Tide',
    '→ Tide',
    '=> [Tide](#tide)',
    'Siehe Tide.',
    's. Tide',
    'vgl. auch Tide',
    'Voir « Tide »',
    'Véase también Tide.',
    'Ver Tide',
    'Veja também Tide.',
    'Tideを参照',
    '「Tide」を参照してください。',
    '参见Tide',
    '参见：Tide。',
    'Tide 참조',
    'انظر Tide',
    'Tide देखें।',
    'zie Tide',
    'см. Tide',
  ])('%s', (words) => {
    const page = `## Tide\n\nThe sea rises.\n\n## Swell\n\n${words}\n\n## Surge\n\nSee Swell\n`;
    const { result, rules } = imported('markdown', { 'glossary.md': page });
    expect(result.files.get('terms/tide.md')).toBe('---\nterm: Tide\naliases: [Swell, Surge]\n---\nThe sea rises.\n');
    expect(rules).toEqual(['see-entry', 'see-entry']);
  });

  test.each([
    ['no such entry', 'See the harbour book.', { Tide: 'The sea rises.', Swell: 'See the harbour book.' }],
    ['more than that', 'See Tide. It is high.', { Tide: 'The sea rises.', Swell: 'See Tide. It is high.' }],
    ['itself', 'See Swell', { Tide: 'The sea rises.', Swell: 'See Swell' }],
  ])('but not where there is %s', (_, words, terms) => {
    const page = `## Tide\n\nThe sea rises.\n\n## Swell\n\n${words}\n`;
    expect(imported('markdown', { 'glossary.md': page }).terms).toEqual(terms);
  });

  test('but not where that has no such language', () => {
    const files = { 'en/tide.md': '# Tide\n\nThe sea rises.\n', 'de/swell.md': '# Dünung\n\nSiehe tide\n' };
    expect(imported('markdown', files).terms).toEqual({ Tide: 'The sea rises.', 'de: Dünung': 'Siehe tide' });
  });
});

describe('what was not understood is not written', () => {
  const rows = (count: number, row: (index: number) => object): string =>
    JSON.stringify(Array.from({ length: count }, (_, index) => row(index)));
  test.each<[string, string, Record<string, string>, string]>([
    ['nothing', 'markdown', {}, 'no-entries'],
    ['a sheet', 'markdown', { 'terms.csv': 'Term;Definition\nTide;Up.\n' }, 'no-entries'],
    ['another reader', 'json', { 'tide.md': '# Tide\n\nUp.\n' }, 'no-entries'],
    ['settings', 'yaml', { 'a.yaml': 'identifier: "26"\nterms: 3\nstatus: valid\n' }, 'no-entries'],
    ['numbers', 'json', { 'a.json': '[1, 2, 3]' }, 'no-entries'],
    ['an empty list', 'json', { 'a.json': '[]' }, 'no-entries'],
    [
      'names alone',
      'json',
      { 'a.json': rows(20, (index) => ({ term: `T${index}`, ...(index ? {} : { definition: 'A b c.' }) })) },
      'few-entries',
    ],
    [
      'one name for all',
      'json',
      {
        'a.json': rows(20, (index) => ({
          term: index % 4 ? 'identifier' : `T${index}`,
          definition: `Number ${index}.`,
        })),
      },
      'one-name',
    ],
    [
      'no definitions',
      'json',
      { 'a.json': rows(3, (index) => ({ term: `T${index}`, size: 3 })) },
      'no-definition-field',
    ],
  ])('%s', (_, from, files, rule) => {
    const stops = imported(from, files).result.notes.filter(({ effect }) => effect === 'stopped');
    expect(stops.map((one) => one.rule)).toEqual([rule]);
    expect(stops[0]!.message).toMatch(/Headword reads Markdown|--map/u);
  });
});

describe('data', () => {
  test.each<[string, unknown, Record<string, string>]>([
    [
      'codes of three letters',
      [{ id: 't', eng: { term: 'Tide', definition: 'Up.' }, fin: { term: 'Vuoksi', definition: 'Ylös.' } }],
      { Tide: 'Up.', 'fi: Vuoksi': 'Ylös.' },
    ],
    [
      'names that are such codes',
      { SAN: 'A network of storage.', API: 'A set of calls.' },
      { SAN: 'A network of storage.', API: 'A set of calls.' },
    ],
    [
      'translations in a list',
      [{ term: 'Tide', definition: 'Up.', translations: [{ language: 'deu', term: 'Tide', definition: 'Hoch.' }] }],
      { Tide: 'Up.', 'de: Tide': 'Hoch.' },
    ],
    [
      'entries below entries',
      [{ term: 'Tide', definition: 'Up.', narrower: [{ term: 'Neap', definition: 'Low.' }] }],
      { Tide: 'Up.', Neap: 'Low.' },
    ],
    [
      'groups in groups',
      { nodes: [{ name: 'Sea', nodes: [{ name: 'Coast', terms: [{ name: 'Tide', description: 'Up.' }] }] }] },
      { Tide: 'Up.' },
    ],
    [
      'several definitions',
      [{ term: 'Tide', definitions: [{ text: 'Up.' }, { text: 'Down.' }] }],
      { Tide: '1. Up.\n\n2. Down.' },
    ],
    [
      'linked data',
      {
        '@graph': [
          {
            '@id': 'x:1',
            'skos:prefLabel': { '@value': 'Tide', '@language': 'en' },
            'skos:definition': { '@value': 'Up.', '@language': 'en' },
          },
        ],
      },
      { Tide: 'Up.' },
    ],
  ])('%s', (_, data, terms) => {
    expect(imported('json', { 'a.json': JSON.stringify(data) }).terms).toEqual(terms);
  });

  test('--map opens a group, and what else is in it keeps its names', () => {
    const data = JSON.stringify({ data: [{ id: 1, attributes: { word: 'Tide', body: 'Up.', kind: { de: 1 } } }] });
    expect(imported('json', { 'a.json': data }, { map: { 'attributes.word': 'term' } }).terms).toEqual({ Tide: 'Up.' });
  });

  test('a field that holds prose in some entries is a section in all', () => {
    const data = [
      { term: 'Tide', definition: 'Up.', usage: 'Said of the sea, and of nothing else.' },
      { term: 'Ebb', definition: 'Down.', usage: 'Rare.' },
    ];
    expect(imported('json', { 'a.json': JSON.stringify(data) }).terms).toEqual({
      Tide: 'Up.\n\n## Usage\n\nSaid of the sea, and of nothing else.',
      Ebb: 'Down.\n\n## Usage\n\nRare.',
    });
  });

  test.each([
    ['comments, and commas at the end', '[{ "term": "Tide", "definition": "Up.", }, // one\n]', { Tide: 'Up.' }, []],
    ['a key twice', '[{ "term": "Flood",\n "term": "Tide", "definition": "Up." }]', { Tide: 'Up.' }, ['key-twice']],
    ['a slip', '[{ "term" "Tide" }]', {}, ['syntax']],
    ['depth', '['.repeat(200_000), {}, ['syntax']],
  ])('JSON with %s', (_, text, terms, rules) => {
    const read = imported('json', { 'a.json': text });
    expect(read.terms).toEqual(terms);
    expect(read.rules).toEqual(rules);
  });
});

test('headings leave out no level', () => {
  const page = '# Berth\n\nA place.\n\n## Costs\n\n##### Fees\n\nHigh.\n\n#### Rates\n\nLow.\n\n### Tax\n\nNone.\n';
  expect(imported('markdown', { 'berth.md': page, 'quay.md': '# Quay\n\nA wall.\n' }).terms).toEqual({
    Berth: 'A place.\n\n## Costs\n\n### Fees\n\nHigh.\n\n### Rates\n\nLow.\n\n### Tax\n\nNone.',
    Quay: 'A wall.',
  });
});

test('an entry that holds only a comment is not imported, and a reference to it is told', () => {
  const files = { 'tide.md': '# Tide\n\nSee [ebb](ebb.md).\n', 'ebb.md': '# Ebb\n\n<!-- to do -->\n\n## Uses\n' };
  const { terms, rules } = imported('markdown', files);
  expect(terms).toEqual({ Tide: 'See ebb.' });
  expect(rules).toEqual(['no-definition', 'old-site-link']);
});

describe('a box of another tool is one of Headword', () => {
  const marked = (kind: string, title = ''): string =>
    `> [!${kind}]\n${title === '' ? '' : `> **${title}**\n>\n`}> Mind the ebb.`;
  test.each([
    ['GitHub', '> [!NOTE]\n> Mind the ebb.', marked('NOTE')],
    ['Obsidian', '> [!tip]\n> Mind the ebb.', marked('tip')],
    ['Obsidian, folded, with a title', '> [!warning]- Low water\n> Mind the ebb.', marked('WARNING', 'Low water')],
    ['Obsidian, of another kind', '> [!quote]\n> Mind the ebb.', marked('NOTE', 'Quote')],
    ['Obsidian, of a kind of its own', '> [!pilot]\n> Mind the ebb.', marked('NOTE', 'Pilot')],
    ['Docusaurus', ':::danger\nMind the ebb.\n:::', marked('CAUTION')],
    ['Docusaurus, with a title', ':::info[Nieder­wasser]\nMind the ebb.\n:::', marked('NOTE', 'Niederwasser')],
    ['MkDocs', '!!! tip\n    Mind the ebb.', marked('TIP')],
    ['MkDocs, with a title', '!!! note "低潮"\n    Mind the ebb.', marked('NOTE', '低潮')],
    ['MkDocs, example', '??? example\n    Mind the ebb.', marked('NOTE', 'Example')],
    ['Hugo', '{{< warning >}}\nMind the ebb.\n{{< /warning >}}', marked('WARNING')],
    ['Hugo, with a title', '{{% note title="المد" %}}\nMind the ebb.\n{{% /note %}}', marked('NOTE', 'المد')],
    ['Jekyll', '{% important %}\nMind the ebb.\n{% endimportant %}', marked('IMPORTANT')],
  ])('%s', (_, box, expected) => {
    const { terms } = imported('markdown', { 'tide.md': `# Tide\n\nUp.\n\n${box}\n\nDown.\n` });
    expect(terms).toEqual({ Tide: `Up.\n\n${expected}\n\nDown.` });
  });
});

describe('hostile input takes no time by its square', () => {
  const many = (text: string, count: number): string => text.repeat(count);
  test.each([
    ['anchors', many('<a href="x">', 8000)],
    ['comments', many('<!-- ', 100_000)],
    ['blanks', `a${many(' ', 900_000)}b {${many(' ', 90_000)}`],
    ['shortcodes', many('{{< note >}} ', 40_000)],
    ['macros', many('{{x("a")}} ', 40_000)],
    ['embeds', many('![[a ', 4000)],
    ['highlights', many('==a ', 100_000)],
    ['notes', `${many('[^a] ', 50_000)}\n\n[^a]: x`],
    ['entities', many('&amp;', 50_000)],
    ['names', many('**a**: b\n\n', 40_000)],
    ['headings', many('## a\n\nb\n\n', 30_000)],
    ['definitions', many('a\n: b\n\n', 40_000)],
    ['lists in HTML', many('<dl>\n', 100_000)],
    ['tables', many('|a|b|\n|-|-|\n|c|d|\n\n', 10_000)],
    ['references', Array.from({ length: 10_000 }, (_, at) => `## n${at}\n\nSee n${at + 1}\n`).join('\n')],
    ['one long text', many('word [a](b) ', 80_000)],
  ])('%s', (_, page) => {
    const before = process.cpuUsage();
    imported('markdown', { 'glossary.md': `${page}\n` });
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(10);
  });
});

test('the footnotes of a page go with the entries that refer to them', () => {
  const page =
    '## Tide\n\nUp.[^moon]\n\n## Ebb\n\nDown[^1], `[^1]`.\n\n## Flood\n\nUp again.[^moon]\n\n[^moon]: By the moon.\n[^1]: Twice a day,\n    mostly.\n[^9]: Nothing.\n';
  expect(imported('markdown', { 'glossary.md': page }).terms).toEqual({
    Tide: 'Up.[^moon]\n\n[^moon]: By the moon.',
    Ebb: 'Down[^1], `[^1]`.\n\n[^1]: Twice a day,\n    mostly.',
    Flood: 'Up again.[^moon]\n\n[^moon]: By the moon.\n[^9]: Nothing.',
  });
});

test('footnotes below a table go with its rows, and are not told as lost', () => {
  const page = '| Term | Definition |\n|---|---|\n| Tide | Up.[^1] |\n| Ebb | Down. |\n\n[^1]: By the moon.\n';
  const { terms, rules } = imported('markdown', { 'glossary.md': page });
  expect(terms).toEqual({ Tide: 'Up.[^1]\n\n[^1]: By the moon.', Ebb: 'Down.' });
  expect(rules).toEqual([]);
});
