import { expect, test } from 'vitest';
import type { Entry } from '../../src/entries/entry.ts';
import { nameFiles, type NameIndex } from '../../src/models/search/name-file.ts';
import { addressesOf } from '../../src/site/addresses.ts';
import { partAddress } from '../../src/views/scripts/names.ts';
import { suggester } from '../../src/views/scripts/suggest.ts';

const SYLLABLES = ['ba', 'ko', 'li', 'mu', 'né', 'ra', 'so', 'ti', 'wu', 'za', 'Öl', 'x-'];

/** Names of four syllables, each with another name that begins differently. */
function entriesOf(count: number): Entry[] {
  const name = (index: number): string =>
    [0, 1, 2, 3].map((place) => SYLLABLES[Math.floor(index / SYLLABLES.length ** place) % SYLLABLES.length]!).join('');
  const entry = (index: number): unknown => ({
    term: { value: name(index) },
    slug: { value: `t-${index}` },
    aliases: [{ value: `${['Alias', 'zeta', '茶'][index % 3]!} ${index}` }],
  });
  return Array.from({ length: count }, (_, index) => entry(index) as Entry);
}

const site = { addresses: addressesOf('https://words.example/w', 'en') };
const read = (body: string): NameIndex => JSON.parse(body) as NameIndex;

test('20,000 terms are named in one file', () => {
  const { files, version } = nameFiles(entriesOf(20_000), 'en', site);
  expect(files.map(({ address }) => address)).toEqual(['/w/-/search/names.json']);
  expect(read(files[0]!.body)).toMatchObject({
    version,
    terms: expect.objectContaining({ length: 20_000 }) as unknown,
  });
});

test('of more, a part holds all names that begin alike, and is found by their letters', () => {
  const entries = entriesOf(20_700);
  const { files } = nameFiles(entries, 'en', site);
  const [first, ...parts] = files;
  const { parts: starts, terms } = read(first!.body);
  expect(terms).toEqual([]);
  expect(parts.length).toBeGreaterThan(2);
  const byAddress = new Map(parts.map(({ address, body }) => [address, read(body)]));
  const suggest = new Map([...byAddress].map(([address, index]) => [address, suggester(index, 'en')]));
  for (let index = 0; index < entries.length; index += 997) {
    const { term, slug, aliases } = entries[index]!;
    for (const name of [term.value, aliases[0]!.value]) {
      const address = partAddress(starts!, first!.address, name);
      const found = suggest.get(address)!(name)[0]!;
      expect([name, byAddress.get(address)!.terms[found.term]![1]]).toEqual([name, slug.value]);
    }
  }
});
