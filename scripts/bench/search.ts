import { readFile } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import type { NameIndex } from '../../src/models/search/name-file.ts';
import { suggester } from '../../src/views/scripts/suggest.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { contentFolder } from '../../src/cli/paths.ts';
import { compileFolder } from '../../src/engine/compile-folder.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { generator } from './generator.ts';
import { median, row } from './rows.ts';
import { searchIn } from './search-in.ts';
import { wordnet, type Synset } from './wordnet.ts';

const SIZES = [1_000, 10_000];
const TOP = 3;

const help = `
Measures how often the right term is among the first three results and first, for queries as readers type them, what a
query loads, and its time. Then how many names are among the first three suggestions after one random misspelling,
compared with MiniSearch's own options, and the time of a keystroke: for that it fetches WordNet from npm.

  npm run bench search -- [--content DIR] [--queries FILE] [--language TAG] [--misses]

  --content DIR    the content folder (content)
  --queries FILE   lines of a query, a tab, and the ids of the right terms (tests/search/queries.tsv); every third line is
                   held out: it is counted by itself, and --misses doesn't show it
  --language TAG   the language (the site's default language)
  --misses         instead of misspelt names: the queries whose right term isn't first
`;

export default command({
  help,
  options: {
    content: { type: 'string' },
    queries: { type: 'string', default: 'tests/search/queries.tsv' },
    language: { type: 'string' },
    misses: { type: 'boolean' },
  },
  run: async ({ content, queries, language, misses }) => {
    await measureQueries(contentFolder(content), queries, language, misses === true);
    if (misses) return EXIT.fine;
    const all = await wordnet();
    for (const size of SIZES) measure(all.slice(0, size));
    return EXIT.fine;
  },
});

async function measureQueries(
  content: string,
  file: string,
  asked: string | undefined,
  isTelling: boolean,
): Promise<void> {
  const compiled = await compileFolder(content, {});
  const language = asked ?? compiled.glossary?.site.languages[0];
  const source = compiled.glossary?.search.find((one) => one.language === language);
  if (!source) throw new UserError(`${content} has no terms in "${language}".`);
  const { find, bytes } = searchIn(source);
  compiled.close();
  const rows = (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, string]);
  const places = { known: [] as number[], 'held out': [] as number[] };
  const [sizes, times]: [number[], number[]] = [[], []];
  for (const [at, [query, ids]] of rows.entries()) {
    const right = new Set(ids.split(' '));
    await find(query);
    const start = performance.now();
    const { slugs, loaded } = await find(query);
    times.push(performance.now() - start);
    sizes.push(loaded);
    const place = slugs.findIndex((slug) => right.has(slug));
    places[at % 3 === 2 ? 'held out' : 'known'].push(place);
    if (isTelling && at % 3 !== 2 && place !== 0)
      console.log(`${place === -1 ? '–' : place + 1}\t${query}\t${ids}\t${slugs.slice(0, TOP).join(' ')}`);
  }
  for (const [name, own] of Object.entries(places)) {
    const share = (most: number): string =>
      `${((100 * own.filter((place) => place >= 0 && place < most).length) / own.length).toFixed(1)} %`;
    row(`right term first, in the first ${TOP} (${name})`, `${share(1)}, ${share(TOP)} of ${own.length}`);
  }
  row('words of a query, brotli', `${kB(median(sizes))} (median), ${kB(Math.max(...sizes))} at most`);
  row('list of files, brotli', kB(bytes.index));
  row('all words, all texts, brotli', `${kB(bytes.words)}, ${kB(bytes.texts)}`);
  row('a query', spread(times));
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

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
