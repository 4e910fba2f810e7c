import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { array, assert, asyncProperty, constantFrom, nat, oneof, record, tuple, type Arbitrary } from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { compileIncrementally } from '../../src/engine/compile-folder.ts';
import { storeFile } from '../../src/engine/store/open-store.ts';
import { Store } from '../../src/engine/store/store.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { compile, type Compiled, type CompileOptions } from '../../src/compile.ts';
import type { Content } from '../../src/source/content.ts';
import { everyPage, madePage, pageVersion } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import type { SourceFile } from '../../src/source/source-file.ts';

/** Compiling with what earlier runs found out gives just what compiling from nothing gives, whatever happened in between. */
// On a RAM disk, if there is one: every run waits until its store is on the disk.
const work = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'headword-again-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const NAMES = ['Green tea', 'Tea', 'Teapot', 'Pot', 'Leaf', 'Water', 'Kettle', 'Steeping', 'Cup', 'Black tea'];
const WORDS = [
  'green tea',
  'the *green* tea',
  '**hot** water',
  'a pot',
  'leaves',
  'cups',
  '[[Tea]]',
  '[a leaf](term:leaf)',
  'wulong',
  '`tea`',
  'teapots',
  '[home](/)',
  '![x](../images/x.png)',
];
const ALIASES = ['wulong', 'green', 'hot water', 'cup of tea', 'Leaf', 'teas'];

/** Fields by which a page depends on other files. */
const MORE = [
  '',
  'related: [tea]\n',
  'related: [leaf, water]\n',
  'summary: In short.\n',
  'summary: In fewer words.\n',
  'nextSteps: [{ title: Go on, url: /leaf }]\n',
  'nextSteps: [{ title: Go on, url: /pot }]\n',
  'sources: [{ title: A book, url: https://books.example }]\n',
  'image: { src: ../images/x.png, alt: What it looks like }\n',
  'sense: drink\n',
  'published: 2026-01-02\nupdated: 2026-02-03\n',
  'authors: [{ name: Lu Yu }]\n',
  'replacedBy: tea\nstatus: deprecated\n',
];

interface Term {
  name: number;
  words: readonly number[];
  alias: number;
  status: 'published' | 'draft' | 'deprecated';
  isGerman: boolean;
  more?: number;
}

interface Site {
  /** By the number of its name: no two files share one. */
  terms: ReadonlyMap<number, Term>;
  settings: number;
  hasImage: boolean;
}

type Edit = (site: Site) => Site;

const SETTINGS = [
  '',
  'linking: { budget: 3 }\n',
  'product: { name: Green }\n',
  'categories: { kinds: { title: Kinds } }\n',
  'navigation: [{ title: Tea, url: /tea }]\n',
  'callToAction: { title: Try it, label: Go, url: /leaf }\n',
];

const term: Arbitrary<Term> = record({
  name: nat(NAMES.length - 1),
  words: array(nat(WORDS.length - 1), { minLength: 1, maxLength: 8 }),
  alias: nat(ALIASES.length * 2),
  status: constantFrom('published', 'published', 'published', 'draft', 'deprecated'),
  isGerman: constantFrom(true, false),
  more: nat(MORE.length - 1),
});

const edit: Arbitrary<Edit> = oneof(
  term.map((one): Edit => (site) => ({ ...site, terms: new Map([...site.terms, [one.name, one]]) })),
  nat(NAMES.length - 1).map((name): Edit => (site) => ({
    ...site,
    terms: new Map([...site.terms].filter(([key]) => key !== name)),
  })),
  tuple(nat(NAMES.length - 1), nat(NAMES.length - 1)).map(([from, to]): Edit => (site) => {
    const moved = site.terms.get(from);
    return moved
      ? { ...site, terms: new Map([...[...site.terms].filter(([key]) => key !== from), [to, { ...moved, name: to }]]) }
      : site;
  }),
  nat(SETTINGS.length - 1).map((settings): Edit => (site) => ({ ...site, settings })),
  constantFrom<Edit>((site) => ({ ...site, hasImage: !site.hasImage })),
);

test('over hundreds of random sequences of edits', async () => {
  let run = 0;
  const property = asyncProperty(
    array(term, { minLength: 3, maxLength: 8 }),
    array(tuple(edit, constantFrom('none', 'none', 'truncate', 'garbage', 'foreign')), { minLength: 1, maxLength: 5 }),
    async (terms, edits) => {
      const folder = join(work, `run-${(run += 1)}`);
      let site: Site = { terms: new Map(terms.map((one) => [one.name, one])), settings: 0, hasImage: false };
      await expectSame(site, folder);
      for (const [change, harm] of edits) {
        site = change(site);
        await harmStore(folder, harm);
        // The second time, all of it is known.
        await expectSame(site, folder, { times: 2 });
      }
      await rm(folder, { recursive: true });
    },
  );
  await assert(property, { numRuns: 120, seed: 7 });
}, 600_000);

test('and keeps only what the last run asked for', async () => {
  const folder = join(work, 'parts');
  const site: Site = {
    terms: new Map(
      [0, 1, 4].map((name) => [name, { name, words: [6, 4], alias: 0, status: 'published', isGerman: true }]),
    ),
    settings: 0,
    hasImage: false,
  };
  const edited: Site = {
    ...site,
    terms: new Map([...site.terms].slice(1).map(([name, one]) => [name, { ...one, words: [3, 8] }])),
  };
  for (const one of [site, edited]) {
    await expectSame(one, folder);
    const database = new DatabaseSync(storeFile(folder), { readOnly: true });
    const rows = database.prepare('select file, kind from kept').all() as { file: string; kind: string }[];
    const terms = contentOf(one).terms.map(({ path }) => path);
    const expected = [
      ...terms.map((file) => `${file} entry`),
      ...[...terms, 'pages/about.md'].flatMap((file) =>
        ['core', 'mentions', 'shown', 'decision'].map((kind) => `${file} ${kind}`),
      ),
      ' state',
    ];
    expect(rows.map(({ file, kind }) => `${file} ${kind}`).sort()).toEqual(expected.sort());
    database.close();
  }
});

test('with drafts in turn', async () => {
  const folder = join(work, 'drafts');
  const terms = [0, 1, 2, 3].map((name): [number, Term] => [
    name,
    { name, words: [0, 2, 8], alias: 0, status: name === 3 ? 'draft' : 'published', isGerman: false },
  ]);
  const site: Site = { terms: new Map(terms), settings: 0, hasImage: false };
  const renamed: Site = { ...site, terms: new Map([...terms.slice(1), [0, { ...terms[0]![1], alias: 1 }]]) };
  for (const [one, drafts] of [
    [site, true],
    [renamed, false],
    [renamed, true],
    [site, true],
    [site, false],
  ] as const)
    await expectSame(one, folder, { drafts });
});

test('where two runs are at work at once: the second one works without the store', async () => {
  const begun: Site = {
    terms: new Map(
      [0, 1, 4, 8].map((name) => [
        name,
        { name, words: [6], alias: ALIASES.length, status: 'published', isGerman: false },
      ]),
    ),
    settings: 0,
    hasImage: false,
  };
  const edited = (name: number, change: Partial<Term>): Site => ({
    ...begun,
    terms: new Map([...begun.terms, [name, { ...begun.terms.get(name)!, ...change }]]),
  });
  for (const [name, sites] of Object.entries({
    texts: [edited(0, { words: [4] }), edited(1, { words: [5] })],
    names: [edited(0, { alias: 0 }), edited(1, { alias: 0 })],
    settings: [edited(0, { words: [4] }), { ...begun, settings: 3 }],
  })) {
    const folder = join(work, `at-once-${name}`);
    await expectSame(begun, folder);
    const runs = await Promise.all(sites.map((site) => compileIncrementally(contentOf(site), {}, folder)));
    for (const [at, site] of sites.entries()) expect(resultOf(runs[at]!)).toEqual(resultOf(compile(contentOf(site))));
    for (const run of runs) run.close();
    for (const site of [...sites, begun]) await expectSame(site, folder);
  }
}, 30_000);

test('where another run changes the store before all pages are made', async () => {
  const folder = join(work, 'changed');
  const site: Site = {
    terms: new Map([0, 1].map((name) => [name, { name, words: [6], alias: 0, status: 'published', isGerman: false }])),
    settings: 0,
    hasImage: false,
  };
  const first = await compileIncrementally(contentOf(site), {}, folder);
  await expectSame({ ...site, settings: 1 }, folder);
  expect(resultOf(first)).toEqual(resultOf(compile(contentOf(site))));
  first.close();
  expect(resultOf(first)).toEqual(resultOf(compile(contentOf(site))));
});

test('after a run that was killed before it had saved', async () => {
  const folder = join(work, 'killed');
  // So much that SQLite writes to the file before the end of the transaction.
  const contentWith = (word: string): Content => ({
    ...contentOf({ terms: new Map(), settings: 0, hasImage: false }),
    terms: Array.from({ length: 100 }, (_, index) => ({
      path: `terms/word-${index}.md`,
      text: `---\nterm: Word ${index}\n---\nIt comes after ${word} ${index - 1}, and is ${'long'.repeat(5_000)}.\n`,
    })),
  });
  const [before, after] = [contentWith('word'), contentWith('sign')];
  await resultAgain(before, {}, folder);
  const old = await readFile(storeFile(folder));
  const texts = join(work, 'killed.json');
  await writeFile(texts, JSON.stringify(after));
  const script = join(import.meta.dirname, 'killed-run.ts');
  const killed = spawnSync(process.execPath, [script, texts, folder], { stdio: 'inherit' });
  expect(killed.signal).toBe('SIGKILL');
  expect((await readFile(storeFile(folder))).equals(old)).toBe(false);
  // The next one finds what was there before.
  const store = new DatabaseSync(storeFile(folder));
  const answers = store.prepare('select answer from kept').all() as { answer: string }[];
  store.close();
  expect(answers.some(({ answer }) => answer.includes('sign'))).toBe(false);
  expect((await readFile(storeFile(folder))).equals(old)).toBe(true);
  for (const content of [after, before])
    expect(await resultAgain(content, {}, folder)).toEqual(resultOf(compile(content)));
}, 60_000);

test('with rows that are damaged', async () => {
  const folder = join(work, 'rows');
  const site: Site = {
    terms: new Map(
      [0, 1, 4].map((name) => [name, { name, words: [6, 4], alias: 0, status: 'published', isGerman: false }]),
    ),
    settings: 0,
    hasImage: false,
  };
  for (const harm of [
    "update kept set answer = replace(answer, 'wulong', 'wulung')",
    ...['entry', 'core', 'mentions', 'shown', 'decision', 'state'].flatMap((kind) => [
      `update kept set answer = null where kind = '${kind}'`,
      `update kept set answer = '{}' where kind = '${kind}'`,
      `update kept set answer = (select answer from kept other where other.kind = kept.kind and other.file > kept.file) where kind = '${kind}'`,
      `delete from kept where kind = '${kind}'`,
    ]),
    'drop table kept',
    'alter table kept rename column answer to answers',
  ]) {
    await expectSame(site, folder);
    const database = new DatabaseSync(storeFile(folder));
    database.exec(harm);
    database.close();
    const terms = new Map([...site.terms, [0, { ...site.terms.get(0)!, alias: 1 }]]);
    await expectSame({ ...site, terms }, folder);
  }
}, 60_000);

test('a store that another run has is left to it, and its answers are not lost', async () => {
  const folder = join(work, 'busy');
  const store = new Store(folder, 'one');
  store.put('entry', 'terms/tea.md', 'its text', 'what it says');
  const other = new Store(folder, 'another');
  expect(other.state).toBeUndefined();
  expect(other.get('entry', 'terms/tea.md', 'its text')).toBeUndefined();
  other.put('entry', 'terms/tea.md', 'another text', 'something else');
  other.save('another state');
  store.save('its state');
  for (const one of [store, other]) one.close();
  const again = new Store(folder, 'one');
  expect(again.state).toBe('its state');
  expect(again.get('entry', 'terms/tea.md', 'its text')).toBe('what it says');
  again.close();
}, 30_000);

test('a store that is none is replaced, and a folder that can hold none is told, with the reason', async () => {
  const folder = join(work, 'no-store');
  await mkdir(folder);
  await writeFile(storeFile(folder), 'This is no store.');
  const store = new Store(folder, 'one');
  store.save('its state');
  store.close();
  const again = new Store(folder, 'one');
  expect(again.state).toBe('its state');
  again.close();
  // SQLite opens no file whose path is that long.
  const deep = join(folder, ...Array.from({ length: 6 }, () => 'long'.repeat(25)));
  const refused = expect(() => new Store(deep, 'one'));
  refused.toThrow(UserError);
  refused.toThrow(/^The cache folder ".*" can't be used \(unable to open database file\)/u);
});

test('where two files had one name for a while', async () => {
  const folder = join(work, 'one-name');
  const page = { path: 'terms/p.md', text: '---\nterm: Page\n---\nHere alpha stands, and beta.\n' };
  const alpha = { path: 'terms/a.md', text: '---\nterm: Alpha\n---\nThe first.\n' };
  const beta = { path: 'terms/x/a.md', text: '---\nterm: Beta\n---\nThe second.\n' };
  const content = contentOf({ terms: new Map(), settings: 0, hasImage: false });
  for (const terms of [
    [page, alpha],
    [page, alpha, beta],
    [page, beta],
    [page, alpha, beta],
    [page, alpha],
  ]) {
    expect(await resultAgain({ ...content, terms }, {}, folder)).toEqual(resultOf(compile({ ...content, terms })));
  }
});

test('where two files have one path, as their names differ in Unicode form only', async () => {
  const folder = join(work, 'one-path');
  const [first, second] = ['one', 'two'].map((word) => ({
    path: 'terms/caf\u00e9.md',
    text: `---\nterm: Cafe ${word}\n---\nThing ${word}.\n`,
  })) as [SourceFile, SourceFile];
  const content = contentOf({ terms: new Map(), settings: 0, hasImage: false });
  for (const terms of [[first, second], [first, second], [second], [first, second], [first], [second]]) {
    expect(await resultAgain({ ...content, terms }, {}, folder)).toEqual(resultOf(compile({ ...content, terms })));
  }
});

test('where a reading could not be kept', async () => {
  const folder = join(work, 'not-kept');
  const terms = [0, 1, 4].map((name): [number, Term] => [
    name,
    { name, words: [2], alias: ALIASES.length, status: 'published', isGerman: false },
  ]);
  const site: Site = { terms: new Map(terms), settings: 0, hasImage: false };
  // Its new name is one that the others already say.
  const named: Site = {
    ...site,
    terms: new Map([...terms, [1, { ...terms[1]![1], alias: ALIASES.indexOf('hot water') }]]),
  };
  await expectSame(site, folder);
  const change = (statement: string): void => {
    const database = new DatabaseSync(storeFile(folder));
    database.exec(statement);
    database.close();
  };
  change("create trigger full before insert on kept when new.kind = 'shown' begin select raise(fail, 'no room'); end");
  await expectSame(named, folder);
  change('drop trigger full');
  await expectSame(named, folder);
});

test('in several threads', async () => {
  const terms = Array.from({ length: 3_050 }, (_, index) => ({
    path: `terms/word-${index}.md`,
    text: `---\nterm: Word ${index}\n---\nIt comes after word ${index - 1}, and *before* word ${index + 1} and [[Word ${(index * 7) % 3_050}]].\n`,
  }));
  const content: Content = { ...contentOf({ terms: new Map(), settings: 0, hasImage: false }), terms };
  const expected = resultOf(compile(content));
  expect(await resultAgain(content, {}, join(work, 'threads'))).toEqual(expected);
  expect(await resultAgain(content, {}, join(work, 'threads'))).toEqual(expected);
  // What few pages mention is worth more: an edit moves links on others.
  const text = `---\nterm: Word 7\n---\nIt is named like ${[5, 6, 9, 9, 12].map((index) => `word ${index}`).join(' and ')}.\n`;
  const edited = {
    ...content,
    terms: terms.map((file) => (file.path === 'terms/word-7.md' ? { ...file, text } : file)),
  };
  expect(await resultAgain(edited, {}, join(work, 'threads'))).toEqual(resultOf(compile(edited)));
}, 180_000);

/** `de/tea` keeps its alphabetical neighbors when `de/cup` (Becher) is added before them. */
const GERMAN = { 'de/pot': 'term: Kanne', 'de/tea': 'term: Kraut', 'de/water': 'term: Nass' };

/** A page that depends on another file, before and after that file is another one. */
const DEPENDING: Record<
  string,
  { settings?: string; before: Record<string, string>; after: Record<string, string>; address: string }
> = {
  'what a translation takes from its original': {
    before: { tea: 'term: Tea', 'de/tea': 'term: Der Tee' },
    after: { tea: 'term: Tea\nreviewed: 2026-02-03', 'de/tea': 'term: Der Tee' },
    address: '/de/tea/',
  },
  'where a link of the settings leads in its language': {
    settings: 'navigation: [{ title: Cups, url: /cup }]\n',
    before: { cup: 'term: Cup', ...GERMAN },
    after: { cup: 'term: Cup', ...GERMAN, 'de/cup': 'term: Becher' },
    address: '/de/tea/',
  },
  'where the call to action leads in its language': {
    settings: 'callToAction: { title: { en: Try it, de: Trink }, label: { en: Go, de: Los }, url: /cup }\n',
    before: { cup: 'term: Cup', ...GERMAN },
    after: { cup: 'term: Cup', ...GERMAN, 'de/cup': 'term: Becher' },
    address: '/de/tea/',
  },
  'what is used in its place': {
    before: { tea: 'term: Tea\nstatus: deprecated\nreplacedBy: cup', pot: 'term: Pot', cup: 'term: Cup' },
    after: {
      tea: 'term: Tea\nstatus: deprecated\nreplacedBy: cup',
      pot: 'term: Pot',
      cup: 'term: Cup\nabbreviation: C',
    },
    address: '/tea/',
  },
  'the languages that have it': {
    before: { tea: 'term: Tea' },
    after: { tea: 'term: Tea', 'de/tea': 'term: Der Tee' },
    address: '/tea/',
  },
  'the other senses of its name': {
    before: {
      tea: 'term: Tea\nsense: drink',
      'tea-herb': 'term: Tea\nsense: herb',
      'tea-plant': 'term: Tea\nsense: plant',
    },
    after: {
      tea: 'term: Tea\nsense: drink',
      'tea-herb': 'term: Tea\nsense: herb',
      'tea-plant': 'term: Tea\nsense: shrub',
    },
    address: '/tea/',
  },
};

test.each(Object.entries(DEPENDING))('a page depends on %s', (_, { settings = '', before, after, address }) => {
  const sheetOf = (files: Record<string, string>): { page: unknown; version: string } => {
    const terms = Object.entries(files).map(([name, fields]) => ({
      path: `terms/${name}.md`,
      text: `---\n${fields}\n---\nAll is said.\n`,
    }));
    const content = contentOf({ terms: new Map(), settings: 0, hasImage: false });
    const { glossary } = compile({
      ...content,
      settings: { path: 'site.yaml', text: content.settings!.text + settings },
      terms,
    });
    const sheet = glossary!.pages.term.find(({ data }) => data.url === `https://tea.example${address}`)!;
    return { page: JSON.parse(JSON.stringify(sheet.page())), version: sheet.version() };
  };
  const [old, now] = [sheetOf(before), sheetOf(after)];
  expect(now.page).not.toEqual(old.page);
  expect(now.version).not.toBe(old.version);
});

async function expectSame(site: Site, folder: string, { drafts = false, times = 1 } = {}): Promise<void> {
  const content = contentOf(site);
  const compiled = compile(content, { drafts });
  expectVersions(compiled, `${site.settings} ${drafts}`);
  const expected = resultOf(compiled);
  for (let time = 0; time < times; time += 1) expect(await resultAgain(content, { drafts }, folder)).toEqual(expected);
}

function contentOf({ terms, settings, hasImage }: Site): Content {
  const files = [...terms.values()]
    .sort((a, b) => a.name - b.name)
    .flatMap((one) => {
      const slug = NAMES[one.name]!.toLowerCase().replace(' ', '-');
      const text = textOf(one);
      return [
        { path: `terms/${slug}.md`, text },
        ...(one.isGerman ? [{ path: `terms/de/${slug}.md`, text: text.replace('term: ', 'term: Der ') }] : []),
      ];
    });
  const image = {
    path: 'images/x.png',
    kind: 'image' as const,
    type: 'image/png',
    width: 40,
    height: 30,
    digest: 'abcdef',
  };
  return {
    settings: {
      path: 'site.yaml',
      text: `name: Tea\ndescription: About tea.\nurl: https://tea.example\nlanguage: en\nlocales: [de]\n${SETTINGS[settings]}`,
    },
    terms: files,
    pages: [{ path: 'pages/about.md', text: '---\ntitle: About\n---\nAll about green tea and water.\n' }],
    assets: new Map(hasImage ? [[image.path, image]] : []),
    publicFiles: [],
    problems: [],
  };
}

function textOf({ name, words, alias, status, more = 0 }: Term): string {
  const aliases = ALIASES[alias] === undefined ? '' : `aliases: [${ALIASES[alias]}]\n`;
  const said = words.map((word) => WORDS[word]).join(' and ');
  return `---\nterm: ${NAMES[name]}\n${aliases}${MORE[more]}${status === 'published' || MORE[more]!.includes('status') ? '' : `status: ${status}\n`}---\nThis is ${said}.\n\n## More of ${WORDS[words[0]!]}\n\nSee ${said}, too.\n`;
}

/** A page whose links depend on something else than its text, before and after that is another thing. */
const DECIDING: Record<string, { linking?: string; before: Record<string, string>; after: Record<string, string> }> = {
  'which sense has its category': {
    before: { ...SENSES('kinds', 'things'), 'x.md': 'term: Box\ncategory: kinds\n---\nIt has a leaf.' },
    after: { ...SENSES('things', 'kinds'), 'x.md': 'term: Box\ncategory: kinds\n---\nIt has a leaf.' },
  },
  'which sense of a heading has its category': {
    before: {
      ...SENSES('kinds', 'things'),
      'x.md': 'term: Box\ncategory: kinds\n---\nIt is.\n\n## More\n\n### A leaf\n\nIt is.',
    },
    after: {
      ...SENSES('things', 'kinds'),
      'x.md': 'term: Box\ncategory: kinds\n---\nIt is.\n\n## More\n\n### A leaf\n\nIt is.',
    },
  },
  'its own category': {
    before: { ...SENSES('kinds', 'things'), 'x.md': 'term: Box\ncategory: kinds\n---\nIt has a leaf.' },
    after: { ...SENSES('kinds', 'things'), 'x.md': 'term: Box\ncategory: things\n---\nIt has a leaf.' },
  },
  'which sense names it as related': {
    before: { ...SENSES('kinds', 'kinds'), 'x.md': 'term: Box\n---\nIt has a leaf.' },
    after: { ...SENSES('kinds', 'kinds\nrelated: [x]'), 'x.md': 'term: Box\n---\nIt has a leaf.' },
  },
  'which of the terms that it names speaks of it': {
    linking: 'linking: { budget: 1 }\n',
    before: {
      'cup.md': 'term: Cup\n---\nIt is.',
      'pot.md': 'term: Pot\n---\nIn a box.',
      'jar.md': 'term: Jar\n---\nIt is.',
      'x.md': 'term: Box\n---\nFor a cup or a jar.',
    },
    after: {
      'cup.md': 'term: Cup\n---\nIt is.',
      'pot.md': 'term: Pot\n---\nIt is.',
      'jar.md': 'term: Jar\n---\nIn a box.',
      'x.md': 'term: Box\n---\nFor a cup or a jar.',
    },
  },
  'what takes the place of a term that it names': {
    before: {
      'cup.md': 'term: Cup\nstatus: deprecated\nreplacedBy: mug\n---\nIt is.',
      'mug.md': 'term: Mug\n---\nIt is.',
      'x.md': 'term: Box\n---\nFor a cup.',
    },
    after: {
      'cup.md': 'term: Cup\nstatus: deprecated\nreplacedBy: mug\n---\nIt is.',
      'mug.md': 'term: Mug\nlinking: { incoming: false }\n---\nIt is.',
      'x.md': 'term: Box\n---\nFor a cup.',
    },
  },
  'how long its summary is': {
    linking: 'linking: { budget: 10 }\n',
    before: {
      'cup.md': 'term: Cup\n---\nIt is.',
      'jar.md': 'term: Jar\n---\nIt is.',
      'x.md': 'term: Box\nsummary: Short.\n---\nFor a cup or a jar.',
    },
    after: {
      'cup.md': 'term: Cup\n---\nIt is.',
      'jar.md': 'term: Jar\n---\nIt is.',
      'x.md': `term: Box\nsummary: ${'Long and '.repeat(12)}.\n---\nFor a cup or a jar.`,
    },
  },
};

function SENSES(first: string, second: string): Record<string, string> {
  return {
    'leaf.md': `term: Leaf\nsense: plant\ncategory: ${first}\n---\nIt is.`,
    'leaf-2.md': `term: Leaf\nsense: page\ncategory: ${second}\n---\nIt is.`,
  };
}

test.each(Object.entries(DECIDING))(
  'which links a page has depends on %s',
  async (name, { linking = '', before, after }) => {
    const folder = join(work, name);
    const contentWith = (files: Record<string, string>): Content => {
      const { settings, ...content } = contentOf({ terms: new Map(), settings: 0, hasImage: false });
      const text = `${settings!.text}categories: { kinds: { title: Kinds }, things: { title: Things } }\n${linking}`;
      return {
        ...content,
        settings: { path: 'site.yaml', text },
        pages: [],
        terms: Object.entries(files).map(([file, said]) => ({ path: `terms/${file}`, text: `---\n${said}\n` })),
      };
    };
    const outcomeIn = ({ entries, linked }: Compiled): unknown => {
      const { made, named, ambiguous, crowdedOut } = linked!.linksOf(entries.find(({ id }) => id === 'x')!).outcome;
      return [
        [...made].map(([mention, { id }]) => [mention, id]),
        named.terms.map(({ id }, at) => [id, named.times[at]]),
        ambiguous.size,
        crowdedOut,
      ];
    };
    const expected = outcomeIn(compile(contentWith(after)));
    expect(outcomeIn(compile(contentWith(before)))).not.toEqual(expected);
    (await compileIncrementally(contentWith(before), {}, folder)).close();
    const again = await compileIncrementally(contentWith(after), {}, folder);
    again.close();
    expect(outcomeIn(again)).toEqual(expected);
  },
);

async function resultAgain(content: Content, options: CompileOptions, folder: string): Promise<unknown> {
  const compiled = await compileIncrementally(content, options, folder);
  try {
    return resultOf(compiled);
  } finally {
    compiled.close();
  }
}

/** Pages by the settings and by their versions. */
const versions = new Map<string, string>();

/**
 * A page that is different has another version, or the old one would stay; and so has what is searched of it, and a file
 * that is made of pages.
 */
function expectVersions({ glossary }: Compiled, settings: string): void {
  for (const { address, version, body } of glossary ? outputFiles(glossary) : [])
    if (version !== undefined) expectVersion(`${settings} ${address} ${version}`, body);
  for (const page of (glossary?.search ?? []).flatMap(({ pages }) => pages))
    expectVersion(`${settings} ${page.version()}`, JSON.stringify(page.record()));
  for (const sheet of glossary ? everyPage(glossary.pages) : []) {
    const page = madePage(sheet);
    expectVersion(`${settings} ${pageVersion(sheet)}`, JSON.stringify(page));
  }
}

function expectVersion(key: string, shown: string): void {
  expect(versions.get(key) ?? shown).toBe(shown);
  versions.set(key, shown);
}

/** All that is seen of a compiled site. */
function resultOf({ glossary, problems }: Compiled): unknown {
  if (!glossary) return { problems };
  const { site: _, pages, ...rest } = glossary;
  // Versions are compared with each other only: what a store has read has others.
  const files = outputFiles(glossary).map(({ address, body }) => [address, body]);
  return JSON.parse(JSON.stringify({ ...rest, pages: everyPage(pages).map(madePage), files, problems })) as unknown;
}

async function harmStore(folder: string, harm: string): Promise<void> {
  const file = storeFile(folder);
  const bytes = await readFile(file);
  if (harm === 'truncate') await truncate(file, Math.floor(bytes.length / 2));
  if (harm === 'garbage')
    await writeFile(file, bytes.fill(7, Math.floor(bytes.length / 3), Math.floor(bytes.length / 2)));
  const foreign = join(work, 'run-1.sqlite');
  if (harm === 'foreign' && existsSync(foreign)) await copyFile(foreign, file);
  else if (!existsSync(foreign)) await writeFile(foreign, bytes);
}
