import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Content } from '../../src/source/content.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { DrawnMap } from '../../src/models/map/map-drawing.ts';
import type { MapBranch } from '../../src/models/map/map-page.ts';
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

const outline = (branches: readonly MapBranch[]): unknown[] =>
  branches.map(({ name, branches: below }) => (below.length > 0 ? [name, ...outline(below)] : name));
const names = (branches: readonly MapBranch[]): string[] =>
  branches.flatMap(({ name, branches: below }) => [name, ...names(below)]);
const drawing = ({ drawings }: Glossary): DrawnMap => JSON.parse(drawings[0]!.body) as DrawnMap;
const term = (name: string, text: string, category = 'one'): string =>
  `---\nterm: ${name}\ncategory: ${category}\n---\n${text}\n`;

test('what other terms build on comes first, and they stand below it in small steps, three at the most', () => {
  const glossary = glossaryOf({
    hull: term('Hull', 'What swims.'),
    mast: term('Mast', 'It stands on the hull.'),
    sail: term('Sail', 'It hangs on the mast above the hull.'),
    reef: term('Reef', 'It shortens the sail on the mast.'),
    harbour: term('Harbour', 'Where a hull rests.', 'two'),
  });
  expect(outline(glossary.pages.map[0]!.branches)).toEqual([['Hull', ['Mast', 'Sail', 'Reef']], 'Harbour']);
  const { categories, weights, links } = drawing(glossary);
  expect({ categories, weights }).toEqual({ categories: [2, 1, 1, 1, 1], weights: [0, 3, 2, 0, 1] });
  expect(links.map(String).sort()).toEqual(['0,1', '1,2', '1,4', '2,3', '2,4', '3,4']);
});

test('every term of the shipped glossary stands in the outline once', async () => {
  const { glossary } = compile(await readContent(join(root, 'content')));
  expect(names(glossary!.pages.map[0]!.branches).sort()).toEqual(glossary!.pages.term.map(({ name }) => name).sort());
  expect(glossary!.pages.map[0]!.more).toBeUndefined();
});

test('the legend has the colours of the categories that terms belong to, and of terms without one', () => {
  const legend = (terms: Record<string, string>): unknown => glossaryOf(terms).pages.map[0]!.colours;
  expect(legend({ hull: term('Hull', 'What swims.', 'two'), mast: '---\nterm: Mast\n---\nIt stands.\n' })).toEqual([
    { category: 2, title: 'Two', address: '/category/two/' },
    { category: 0, title: 'Without a category' },
  ]);
  expect(legend({ hull: term('Hull', 'What swims.') })).toEqual([
    { category: 1, title: 'One', address: '/category/one/' },
  ]);
  expect(legend({ mast: '---\nterm: Mast\n---\nIt stands.\n' })).toEqual([]);
});

test('a long outline ends after 500 terms and leads to all of them', () => {
  const glossary = glossaryOf(
    Object.fromEntries(
      Array.from({ length: 510 }, (_, index) => [`word-${index}`, term(`Word ${index}x`, 'It is one of many.')]),
    ),
  );
  expect(names(glossary.pages.map[0]!.branches)).toHaveLength(500);
  expect(glossary.pages.map[0]!.more?.address).toBe('/');
});

test('of many terms, those are drawn that most others name, with their other names and the links between them', () => {
  const many = Object.fromEntries(
    Array.from({ length: 410 }, (_, index) => [
      `word-${index}`,
      term(`Word ${index}x`, 'It stands under the zenith, near the yard.'),
    ]),
  );
  const glossary = glossaryOf({
    ...many,
    yard: '---\nterm: Yard\naliases: [court]\ncategory: two\n---\nIt lies under the zenith.\n',
    zenith: term('Zenith', 'The highest point.', 'two'),
  });
  const { terms, others, categories, weights, links, places } = drawing(glossary);
  expect([terms, categories, weights, places].map(({ length }) => length)).toEqual([400, 400, 400, 400]);
  expect(terms.slice(-2)).toEqual([
    ['Yard', 'yard'],
    ['Zenith', 'zenith'],
  ]);
  expect(weights.slice(-2)).toEqual([410, 411]);
  expect(others).toEqual([['court', 398]]);
  expect(links).toContainEqual([398, 399]);
  expect(links.flat().every((place) => place < 400)).toBe(true);
  expect(glossary.pages.map[0]!.most).toContain('400');
  expect(glossaryOf({ hull: term('Hull', 'What swims.') }).pages.map[0]!.most).toBeUndefined();
});

test('one term, and none, have a map without lines', () => {
  expect(outline(glossaryOf({ hull: term('Hull', 'What swims.') }).pages.map[0]!.branches)).toEqual(['Hull']);
  expect(glossaryOf({ hull: term('Hull', 'What swims.') }).pages.home[0]!.map).toBeUndefined();
});

test('the map is in no sitemap', async () => {
  const { glossary } = compile(await readContent(join(fixture('pages/anatomy'), 'content')));
  expect(glossary!.pages.map[0]!.frame.head.robots).toBe('noindex');
});
