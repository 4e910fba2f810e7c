import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { sitemaps } from '../../src/outputs/sitemap.ts';

/** A glossary of so many terms, all but a few of which begin with one letter and belong to one category. */
function glossaryOf(count: number): Glossary {
  const settings =
    'name: Words\ndescription: Many words.\nurl: https://words.example/glossary\nlanguage: en\ncategories: { all: { title: All } }\n';
  const name = (index: number): string => `${index < 10 ? 'zeta' : 'sigma'} ${String(index).padStart(4, '0')}`;
  const terms = Array.from({ length: count }, (_, index) => ({
    path: `terms/${name(index).replace(' ', '-')}.md`,
    text: `---\nterm: ${name(index)}\ncategory: all\nupdated: 2026-01-${index % 2 ? '01' : '02'}\n---\nA word like many others.\n`,
  }));
  const { glossary, problems } = compile({
    settings: { path: 'site.yaml', text: settings },
    terms,
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return glossary!;
}

test('500 terms stand on the home page', () => {
  const { home: homes, letter: letters } = glossaryOf(500).pages;
  expect(letters).toEqual([]);
  expect(homes[0]!.groups.map(({ letter, lines }) => [letter, lines.length])).toEqual([
    ['S', 490],
    ['Z', 10],
  ]);
  expect(homes[0]!.letters.map(({ address }) => address)).toEqual(['#letter-s', '#letter-z']);
});

test('more terms stand on pages of their letters, of which the longest are parted', () => {
  const glossary = glossaryOf(1_210);
  const [home] = glossary.pages.home;
  expect(home!.groups).toEqual([]);
  expect(home!.letters).toEqual([
    { letter: 'S', address: '/glossary/letter/s/', count: '1,200 terms' },
    { letter: 'Z', address: '/glossary/letter/z/', count: '10 terms' },
  ]);
  expect(home!.jsonLd).not.toContain('hasDefinedTerm');
  expect(glossary.pages.letter.map(({ address, group, parts }) => [address, group.lines.length, parts.length])).toEqual(
    [
      ['/glossary/letter/s/', 400, 3],
      ['/glossary/letter/s/2/', 400, 3],
      ['/glossary/letter/s/3/', 400, 3],
      ['/glossary/letter/z/', 10, 0],
    ],
  );
  const [, second] = glossary.pages.letter;
  expect(second!.parts.map(({ title, isCurrent }) => [title, isCurrent])).toEqual([
    ['sigma 0010 – sigma 0409', false],
    ['sigma 0410 – sigma 0809', true],
    ['sigma 0810 – sigma 1209', false],
  ]);
  expect(second!.frame.head.canonical).toBe('https://words.example/glossary/letter/s/2/');
  expect(new Set(glossary.pages.letter.map(({ frame }) => frame.head.title)).size).toBe(4);
});

test('a category with many terms is spread over pages', () => {
  const { category: categories } = glossaryOf(450).pages;
  expect(categories.map(({ address, terms }) => [address, terms.length])).toEqual([
    ['/glossary/category/all/', 150],
    ['/glossary/category/all/2/', 150],
    ['/glossary/category/all/3/', 150],
  ]);
  expect(categories.map(({ isLong }) => isLong)).toEqual([true, true, true]);
  expect(categories.map(({ introduction, count }) => [introduction, count])).toEqual(
    Array(3).fill([undefined, '450 terms']),
  );
});

test('a letter under which only other names stand counts the terms that they lead to', () => {
  const settings = 'name: Words\ndescription: Many words.\nurl: https://words.example/\nlanguage: en\n';
  const terms = Array.from({ length: 501 }, (_, index) => ({
    path: `terms/sigma-${index}.md`,
    text: `---\nterm: Sigma ${index}\n${index === 7 ? 'aliases: [beta, bet]\n' : ''}---\nA word like many others.\n`,
  }));
  const { glossary } = compile({
    settings: { path: 'site.yaml', text: settings },
    terms,
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(glossary!.pages.home[0]!.letters.map(({ letter, count }) => [letter, count])).toEqual([
    ['B', '1 term'],
    ['S', '501 terms'],
  ]);
});

test('the sitemap names every page of the index with the day of its newest term', () => {
  const [, body] = sitemaps(glossaryOf(600)).map((file) => file.body);
  expect(body).toContain('<loc>https://words.example/glossary/letter/s/2/</loc><lastmod>2026-01-02</lastmod>');
  expect(body).toContain('<loc>https://words.example/glossary/category/all/3/</loc><lastmod>2026-01-02</lastmod>');
});

test('a term that many others name as related shows 24 of them, and all that it names itself', () => {
  const settings = 'name: Words\ndescription: Many words.\nurl: https://words.example/\nlanguage: en\n';
  const word = (index: number): string => `word-${String(index).padStart(2, '0')}`;
  const relatedOf = (hub: string): number => {
    const terms = [
      { path: 'terms/hub.md', text: `---\nterm: Hub\n${hub}---\nIn the middle.\n` },
      ...Array.from({ length: 30 }, (_, index) => ({
        path: `terms/${word(index)}.md`,
        text: `---\nterm: Word ${index}\nrelated: [hub]\n---\nAt the rim.\n`,
      })),
    ];
    const { glossary } = compile({
      settings: { path: 'site.yaml', text: settings },
      terms,
      pages: [],
      assets: new Map(),
      publicFiles: [],
      problems: [],
    });
    return glossary!.pages.term.find(({ name }) => name === 'Hub')!.page().related!.terms.length;
  };
  expect(relatedOf('')).toBe(24);
  expect(relatedOf(`related: [${Array.from({ length: 27 }, (_, index) => word(index)).join(', ')}]\n`)).toBe(27);
});
