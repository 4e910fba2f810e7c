import { expect, test } from 'vitest';
import type { Entry, OwnPageEntry } from '../../src/entries/entry.ts';
import { fullTextParts } from '../../src/models/search/full-text.ts';
import { addressesOf } from '../../src/site/addresses.ts';

const site = { addresses: addressesOf('https://words.example/w', 'en') };
const entriesOf = (count: number): Entry[] =>
  Array.from(
    { length: count },
    (_, index) => ({ slug: { value: `t-${index}` }, status: index === 7 ? 'draft' : 'published' }) as Entry,
  );
const about = { slug: { value: 'about' } } as OwnPageEntry;

test('up to 2,500 pages are indexed at once, without drafts', () => {
  const [part, ...others] = fullTextParts(entriesOf(2_500), [about], 'en', site);
  expect(others).toEqual([]);
  expect(part).toMatchObject({ number: 0, folder: '/w/-/search/index/' });
  expect(part!.pages).toHaveLength(2_500);
  expect(part!.pages).toContain('/w/-/about/');
  expect(part!.pages).not.toContain('/w/t-7/');
});

test('more come in parts of about the same length, and a new page changes one of them', () => {
  const before = fullTextParts(entriesOf(10_000), [], 'de', site);
  expect(before.map(({ number, folder }) => [number, folder])).toEqual([
    [0, '/w/de/-/search/index/'],
    [1, '/w/de/-/search/index-1/'],
    [2, '/w/de/-/search/index-2/'],
    [3, '/w/de/-/search/index-3/'],
  ]);
  for (const { pages } of before) expect(Math.abs(pages.length - 2_500)).toBeLessThan(200);
  expect(new Set(before.flatMap(({ pages }) => pages)).size).toBe(9_999);
  const after = fullTextParts(entriesOf(10_001), [], 'de', site);
  expect(after.filter((part, at) => JSON.stringify(part) !== JSON.stringify(before[at]))).toHaveLength(1);
});

test('with the pages, parts become larger and more', () => {
  const sizes = [3_000, 40_000, 100_000].map((count) => fullTextParts(entriesOf(count), [], 'en', site));
  expect(sizes.map(({ length }) => length)).toEqual([2, 8, 13]);
});
