import { resolve } from 'node:path';
import { readFile } from 'node:fs/promises';
import { buildMatcher } from '../../src/lexicon/matcher.ts';
import type { LinkTerm } from '../../src/lexicon/link-term.ts';
import { chooseLinks, type LinkPolicy } from '../../src/links/decide/choose-links.ts';
import { linkTermOf } from '../../src/links/decide/link-term-of.ts';
import { readMentions } from '../../src/links/read/read-mentions.ts';
import { compile } from '../../src/compile.ts';
import { parseProse } from '../../src/prose/parse-prose.ts';
import type { Content } from '../../src/source/content.ts';
import { compileFolder } from '../../src/engine/compile-folder.ts';
import { EXIT, command, UsageError } from '../../src/cli/command.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { generator } from './generator.ts';
import { median, row } from './rows.ts';

const help = `
Compares automatic links with links that people made, and measures the time that linking takes as a glossary grows.

  npm run bench links -- [CONTENT TRUTH.tsv]

  CONTENT     a content folder, imported with --plain-links
  TRUTH.tsv   a header line, then a line for each link: page, target, words, kind
`;

export default command({
  help,
  options: {},
  takesWords: true,
  run: async (_, [folder, truthFile, ...more]) => {
    if ((folder === undefined) !== (truthFile === undefined) || more.length > 0)
      throw new UsageError('Expected CONTENT and TRUTH.tsv, or neither.');
    if (folder !== undefined && truthFile !== undefined) await measureRecall(resolve(folder), resolve(truthFile));
    measureGrowth();
    return EXIT.fine;
  },
});

const BUDGETS = [1, 2, 3, 4, 5];

async function measureRecall(folder: string, truthFile: string): Promise<void> {
  const { content, glossary, entries, linked } = await compileFolder(folder, {});
  if (!glossary || !linked) throw new UserError(`The settings in "${folder}" can't be read: headword check says why.`);
  const language = glossary.site.languages[0]!;
  const own = entries.filter((entry) => entry.language === language);
  const truth = await readTruth(truthFile, own.map(linkTermOf), language);
  const sourceWords = own.reduce((sum, entry) => sum + linked.linksOf(entry).words, 0);
  row('terms', `${own.length} (${language}), ${Math.round(sourceWords)} words of summaries, definitions and sections`);
  row(
    'page → target pairs made by people',
    `${truth.pairs.size}${truth.unknown.length > 0 ? `; besides ${truth.unknown.length} of which a term is not here: ${truth.unknown.join(', ')}` : ''}`,
  );
  const policies: [string, LinkPolicy][] = [
    ['first per page, no other limit', { mentions: 'page' }],
    ...BUDGETS.map((budget): [string, LinkPolicy] => [`budget ${budget} per 100 words`, { mentions: 'page', budget }]),
    ['as the settings say', glossary.site.settings.linking],
  ];
  for (const [name, policy] of policies) row(name, measurePolicy(content, policy, language, truth.pairs, sourceWords));
}

function measurePolicy(
  content: Content,
  policy: LinkPolicy,
  language: string,
  truth: ReadonlySet<string>,
  words: number,
): string {
  const { entries, linked } = compile(content, { linking: policy });
  const links = entries
    .filter((entry) => entry.language === language)
    .flatMap((entry) => [...linked!.linksOf(entry).outcome.made.values()].map(({ id }) => `${entry.id} ${id}`));
  const found = [...truth].filter((pair) => new Set(links).has(pair)).length;
  return `recall ${((100 * found) / truth.size).toFixed(1)} %, ${links.length} links, ${((100 * links.length) / words).toFixed(2)} per 100 words`;
}

/**
 * The links that people made, as pairs of ids. The file may spell the ids another way, or use names of the terms.
 * @throws UserError if there is no such file
 */
async function readTruth(
  file: string,
  terms: readonly LinkTerm[],
  language: string,
): Promise<{ pairs: Set<string>; unknown: string[] }> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UserError(`There is no file "${file}".`);
  });
  const matcher = buildMatcher(terms, language);
  const bare = (id: string): string => id.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const byId = new Map(terms.map(({ id }) => [bare(id), id]));
  const idOf = (id: string): string | undefined =>
    byId.get(bare(id)) ?? matcher.match(id.replaceAll('-', ' '))[0]?.terms[0]?.id;
  const unknown = new Set<string>();
  const pairs = new Set<string>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [page = '', target = ''] = line.split('\t');
    const [from, to] = [idOf(page), idOf(target)];
    if (from === undefined || to === undefined) unknown.add(`${page} → ${target}`);
    else if (from !== to) pairs.add(`${from} ${to}`);
  }
  return { pairs, unknown: [...unknown] };
}

const SIZES = [100, 1_000, 10_000];
const PAGES = 200;
const RUNS = 9;

/** Links the same pages in glossaries of different sizes: the time for a page shouldn't depend on the number of terms. */
function measureGrowth(): void {
  const times = new Map(SIZES.map((size) => [size, [] as number[]]));
  const lexicons = new Map(
    SIZES.map((size) => {
      const start = performance.now();
      const matcher = buildMatcher(madeUpTerms(size), 'en');
      row(`lexicon of ${size.toLocaleString('en')} terms`, `${(performance.now() - start).toFixed(0)} ms, built once`);
      return [size, matcher];
    }),
  );
  const pages = madeUpPages(madeUpTerms(SIZES[0]!));
  for (let run = -2; run < RUNS; run += 1) {
    for (const [size, matcher] of lexicons) {
      const start = performance.now();
      for (const tree of pages)
        chooseLinks({ ...readMentions([tree], matcher), explicit: [] }, matcher, { mentions: 'page', budget: 4 });
      if (run >= 0) times.get(size)!.push((performance.now() - start) / PAGES);
    }
  }
  const least = median(times.get(SIZES[0]!)!);
  for (const [size, own] of times)
    row(
      `linking a page, ${size.toLocaleString('en')} terms`,
      `${median(own).toFixed(3)} ms, ${(median(own) / least).toFixed(2)} of that with ${SIZES[0]} terms`,
    );
}

/** Terms with names of two made-up words. The first hundred are the same in every size; the others occur on no page. */
function madeUpTerms(count: number): LinkTerm[] {
  const random = generator(7);
  return Array.from({ length: count }, (_, index) => {
    const syllables = index < SIZES[0]! ? 3 : 4;
    return { id: `term-${index}`, name: `${word(random, syllables)} ${word(random, syllables)}` };
  });
}

/** Pages of about 300 words, of which one in thirty is a name. */
function madeUpPages(terms: readonly LinkTerm[]): ReturnType<typeof parseProse>['tree'][] {
  const random = generator(11);
  return Array.from({ length: PAGES }, () => {
    const words = Array.from({ length: 300 }, () =>
      random() < 1 / 30 ? terms[Math.floor(random() * terms.length)]!.name : word(random),
    );
    return parseProse(`${words.join(' ')}.`, { kind: 'lines', line: 1, indent: 0 }).tree;
  });
}

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru'.split(' ');

function word(random: () => number, syllables = 3): string {
  return Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
}
