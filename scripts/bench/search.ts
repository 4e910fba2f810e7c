import { brotliCompressSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import type { NameIndex } from '../../src/models/search/name-file.ts';
import { suggester } from '../../src/views/scripts/suggest.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { generator } from './generator.ts';
import { median, row } from './rows.ts';
import { wordnet, type Synset } from './wordnet.ts';

const SIZES = [1_000, 10_000];
const TOP = 3;

const help = `
Measures how many names are among the first three results after one random misspelling, compared with MiniSearch's own
options, and the time of a keystroke. Fetches WordNet from npm.

  npm run bench search
`;

export default command({
  help,
  options: {},
  run: async () => {
    const all = await wordnet();
    for (const size of SIZES) measure(all.slice(0, size));
    return EXIT.fine;
  },
});

function measure(synsets: readonly Synset[]): void {
  const index: Omit<NameIndex, 'version'> = {
    terms: synsets.map(({ words }, at) => [words[0]!, `term-${at}`]),
    others: synsets.flatMap(({ words }, at) => words.slice(1).map((word) => [word, at] as const)),
  };
  const terms = synsets.length.toLocaleString('en');
  row(`names of ${terms} terms, brotli`, `${(brotliCompressSync(JSON.stringify(index)).length / 1000).toFixed(0)} kB`);
  const start = performance.now();
  const suggest = suggester(index, 'en');
  row('indexing', `${(performance.now() - start).toFixed(0)} ms`);
  const plain = plainSearch(index);
  const sameName = Map.groupBy(
    index.terms.map(([name], at) => ({ name: name.toLowerCase(), at })),
    ({ name }) => name,
  );
  const random = generator(5);
  const times: number[] = [];
  const hits = { ours: 0, plain: 0, all: 0 };
  for (const [name] of index.terms) {
    if (name.length < 5) continue;
    const query = misspell(name, random);
    const right = new Set(sameName.get(name.toLowerCase())!.map(({ at }) => at));
    let found: ReturnType<typeof suggest> = [];
    times.push(timeOf(() => (found = suggest(query))));
    hits.all += 1;
    if (found.slice(0, TOP).some(({ term }) => right.has(term))) hits.ours += 1;
    if (
      plain(query)
        .slice(0, TOP)
        .some((term) => right.has(term))
    )
      hits.plain += 1;
  }
  const share = (count: number): string => `${((100 * count) / hits.all).toFixed(1)} %`;
  row(
    `right term in the top ${TOP} after one misspelling`,
    `${share(hits.ours)} of ${hits.all}; MiniSearch by itself ${share(hits.plain)}`,
  );
  row('a query', spread(times));
  row('a first letter or two', spread(beginnings(index).map((query) => timeOf(() => suggest(query)))));
}

/** The first letter and the first two letters of all names: the queries with the most matches. */
function beginnings({ terms }: Pick<NameIndex, 'terms'>): string[] {
  return [...new Set(terms.flatMap(([name]) => [name.slice(0, 1).toLowerCase(), name.slice(0, 2).toLowerCase()]))];
}

function timeOf(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${median(times).toFixed(2)} ms (median), ${sorted[Math.floor(times.length * 0.99)]!.toFixed(1)} ms (99 of 100), ${sorted.at(-1)!.toFixed(1)} ms at most`;
}

/** MiniSearch with the options of its documentation. */
function plainSearch(index: Omit<NameIndex, 'version'>): (query: string) => number[] {
  const search = new MiniSearch<{ id: number; name: string; term: number }>({
    fields: ['name'],
    storeFields: ['term'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  });
  search.addAll(
    [
      ...index.terms.map(([name], term) => ({ name, term })),
      ...index.others.map(([name, term]) => ({ name, term })),
    ].map((one, id) => ({ ...one, id })),
  );
  return (query) => [...new Set(search.search(query).map((result) => result.term as number))];
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Removes, adds or changes a letter, or swaps two. */
function misspell(name: string, random: () => number): string {
  const at = Math.floor(random() * name.length);
  const kind = Math.floor(random() * 4);
  const letter = LETTERS[Math.floor(random() * LETTERS.length)]!;
  const [before, after] = [name.slice(0, at), name.slice(at + 1)];
  if (kind === 0) return before + after;
  if (kind === 1) return before + letter + name[at] + after;
  if (kind === 2) return before + letter + after;
  return before + (after[0] ?? '') + name[at] + after.slice(1);
}
