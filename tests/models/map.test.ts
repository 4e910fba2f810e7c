import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Content } from '../../src/source/content.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { MapRegion } from '../../src/models/map/map-page.ts';
import { fixture, root } from '../places.ts';

function glossaryOf(terms: Record<string, string>): Glossary {
  const settings =
    'name: Words\ndescription: Many words.\nurl: https://words.example/\nlanguage: en\ncategories: { one: { title: One }, two: { title: Two } }\n';
  const files = Object.entries(terms).map(([name, text]) => ({ path: `terms/${name}.md`, text }));
  const content: Content = {
    settings: { path: 'site.yaml', text: settings },
    terms: files,
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  };
  return compile(content).glossary!;
}

const regions = (terms: Record<string, string>): readonly MapRegion[] => glossaryOf(terms).pages.map[0]!.regions;
const names = (all: readonly MapRegion[]): unknown[] =>
  all.map(({ title, terms }) => [title, ...terms.map(({ name }) => name)]);
const term = (name: string, text: string, category = 'one'): string =>
  `---\nterm: ${name}\ncategory: ${category}\n---\n${text}\n`;

test('each category has a region in which what most others name comes first, joined with what is near', () => {
  const all = regions({
    hull: term('Hull', 'What swims.'),
    mast: term('Mast', 'It stands on the hull.'),
    sail: term('Sail', 'It hangs on the mast above the hull.'),
    reef: term('Reef', 'It shortens the sail on the mast.'),
    harbour: term('Harbour', 'Where a hull rests.', 'two'),
    wind: '---\nterm: Wind\n---\nIt blows.\n',
  });
  expect(names(all)).toEqual([
    ['One', 'Hull', 'Mast', 'Sail', 'Reef'],
    ['Two', 'Harbour'],
    ['Without a category', 'Wind'],
  ]);
  expect(all.map(({ category, address, count, width }) => [category, address, count, width])).toEqual([
    [1, '/category/one/', '4 terms', 1],
    [2, '/category/two/', '1 term', 1],
    [0, undefined, '1 term', 1],
  ]);
  expect(all.flatMap(({ terms }) => terms.map(({ name, near }) => [name, ...near]))).toEqual([
    ['Hull', 2, 1],
    ['Mast', 3, 2, 0],
    ['Sail', 3, 1, 0],
    ['Reef', 2, 1],
    ['Harbour', 0],
    ['Wind'],
  ]);
});

test('where no term has a category, the one region has no heading', () => {
  expect(names(regions({ mast: '---\nterm: Mast\n---\nIt stands.\n' }))).toEqual([[undefined, 'Mast']]);
  expect(regions({})).toEqual([]);
});

test('the more terms name a term, the larger it is; what none names is small', () => {
  const terms: Record<string, string> = { hull: term('Hull', 'What swims.'), mast: term('Mast', 'On a hull.') };
  for (let number = 0; number < 20; number++)
    terms[`knot-${number}`] = term(`Knot ${number}x`, number < 5 ? 'It holds the mast to the hull.' : 'Near the hull.');
  const sizes = new Map(regions(terms).flatMap((region) => region.terms.map(({ name, size }) => [name, size])));
  expect([sizes.get('Hull'), sizes.get('Mast'), sizes.get('Knot 0x')]).toEqual([3, 3, 1]);
});

test('every term of the shipped glossary is on the map once', async () => {
  const { glossary } = compile(await readContent(join(root, 'content')));
  const [map] = glossary!.pages.map;
  const shown = map!.regions.flatMap(({ terms }) => terms.map(({ name }) => name));
  expect(shown.sort()).toEqual(glossary!.pages.term.map(({ name }) => name).sort());
  expect(map!.most).toBeUndefined();
});

test('of many terms, those of each category are on the map that most others name', () => {
  const many = Object.fromEntries(
    Array.from({ length: 410 }, (_, index) => [
      `word-${index}`,
      term(`Word ${index}x`, 'It stands under the zenith, near the yard.'),
    ]),
  );
  const map = glossaryOf({
    ...many,
    yard: term('Yard', 'It lies under the zenith.'),
    zenith: term('Zenith', 'The highest point.', 'two'),
  }).pages.map[0]!;
  expect(map.regions.map(({ count, terms }) => [count, terms.length])).toEqual([
    ['411 terms', 200],
    ['1 term', 1],
  ]);
  expect(map.regions[0]!.terms[0]!.name).toBe('Yard');
  expect(map.regions.flatMap(({ terms }) => terms.flatMap(({ near }) => near)).every((at) => at < 201)).toBe(true);
  expect(map.most).toContain('201');
});

test('the home page leads to no map of one term', () => {
  expect(glossaryOf({ hull: term('Hull', 'What swims.') }).pages.home[0]!.map).toBeUndefined();
});

test('the map is in no sitemap', async () => {
  const { glossary } = compile(await readContent(join(fixture('pages/anatomy'), 'content')));
  expect(glossary!.pages.map[0]!.frame.head.robots).toBe('noindex');
});
