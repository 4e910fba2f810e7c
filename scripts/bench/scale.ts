import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { cacheRoot } from '../../src/content/cache-folder.ts';
import { packageRoot as root } from '../../src/content/places.ts';
import { listFiles } from '../../src/content/walk-folder.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { readCount } from './count.ts';
import { buildHugo, hugoVersion, writeHugo } from './hugo.ts';
import { measureRun, type Measurement } from './measure.ts';
import { median } from './rows.ts';
import { termFile, termText, wordnetTerms, writeWordnet, type WordnetTerm } from './wordnet-content.ts';

/** The measurements, in this order: each continues with the site of the previous one. */
const KINDS = ['build', 'unchanged', 'definition', 'name', 'alias', 'check', 'sizes'] as const;
type Kind = (typeof KINDS)[number];

const SIZES = [1_000, 10_000];

/** Figures by name: `10000 cold build, s`. */
type Figures = Record<string, number>;

const help = `
Measures time, memory and sizes for sites with many terms, and the same for Hugo if it is installed. Fetches WordNet from npm.

  npm run bench -- [NUMBER…] [--only KINDS] [--runs NUMBER] [--disk]

  NUMBER          the numbers of terms (1000 10000)
  --only KINDS    only these measurements: ${KINDS.join(', ')}; several with commas
  --runs NUMBER   how often each time is measured; the median is printed (3)
  --disk          uses the ordinary disk, even if there is a RAM disk

Cold builds start without anything from earlier ones, on a RAM disk if there is one.
Other benchmarks, each with --help: npm run bench site, first, links, search, lighthouse, cases.
`;

export default command({
  help,
  options: { only: { type: 'string' }, runs: { type: 'string', default: '3' }, disk: { type: 'boolean' } },
  takesWords: true,
  run: async ({ only, runs: count, disk }, words) => {
    const sizes = words.length > 0 ? words.map((word) => readCount(word, 'terms')) : SIZES;
    const runs = readCount(count, 'runs');
    const kinds = readKinds(only);
    const ram = '/dev/shm';
    const isRam = !disk && existsSync(ram);
    const work = await mkdtemp(join(isRam ? ram : tmpdir(), 'headword-scale-'));
    const hugo = await hugoVersion();
    console.log(
      `WordNet, ${cpus().length} cores, Node ${process.versions.node}, ${isRam ? 'RAM disk' : 'ordinary disk'}, median of ${runs}, ${hugo === undefined ? 'no Hugo here' : `Hugo ${hugo}`}`,
    );
    const before = await readLast();
    const figures: Figures = {};
    try {
      for (const size of sizes)
        await measureSize(size, { work, kinds, runs, hugo: hugo !== undefined }, (name, value) => {
          const key = `${size} ${name}`;
          figures[key] = value;
          tell(key, value, before[key]);
        });
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    await mkdir(cacheRoot(), { recursive: true });
    await writeFile(lastFile, `${JSON.stringify({ ...before, ...figures }, null, 2)}\n`);
    console.log(lastFile);
    return EXIT.fine;
  },
});

function readKinds(only: string | undefined): Set<Kind> {
  const kinds = only?.split(',') ?? KINDS;
  const unknown = kinds.find((kind) => !KINDS.includes(kind as Kind));
  if (unknown !== undefined) throw new UserError(`"${unknown}" is not a measurement: expected ${KINDS.join(', ')}.`);
  return new Set(kinds as Kind[]);
}

const lastFile = join(cacheRoot(), 'bench.json');

async function readLast(): Promise<Figures> {
  return readFile(lastFile, 'utf8').then(
    (text) => JSON.parse(text) as Figures,
    () => ({}),
  );
}

function tell(name: string, value: number, last: number | undefined): void {
  const change =
    last === undefined || last === 0
      ? ''
      : `${value >= last ? '+' : '−'}${Math.abs(100 * (value / last - 1)).toFixed(0)} %`;
  console.log(
    `${name.padEnd(58)}${value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 }).padStart(12)}  ${change}`,
  );
}

interface Bench {
  work: string;
  kinds: ReadonlySet<Kind>;
  runs: number;
  hugo: boolean;
}

async function measureSize(
  size: number,
  { work, kinds, runs, hugo }: Bench,
  report: (name: string, value: number) => void,
): Promise<void> {
  const folder = join(work, String(size));
  const [content, out, cache] = ['content', 'site', 'cache'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const terms = await wordnetTerms(size);
  await writeWordnet(content, terms);
  const run = (name: string, ...words: string[]): Promise<Measurement> =>
    measureRun(process.execPath, ['src/cli/headword.js', name, '--content', content, ...words], {
      cwd: root,
      env: { HEADWORD_CACHE: cache, CI: 'true' },
    });
  const build = (): Promise<Measurement> => run('build', '--out', out);

  const theirs: Measurement[] = [];
  const ours: Measurement[] = [];
  if (hugo && kinds.has('build')) await writeHugo(content, join(folder, 'hugo'));
  for (let at = 0; at < (kinds.has('build') ? runs : 1); at += 1) {
    if (hugo && kinds.has('build')) theirs.push(await buildHugo(join(folder, 'hugo'), join(folder, 'hugo-site')));
    for (const old of [out, cache]) await rm(old, { recursive: true, force: true });
    ours.push(await build());
  }
  if (kinds.has('build')) reportBuilds(ours, theirs, report);

  const again = async (name: string, change: (at: number) => Promise<void>): Promise<void> => {
    const builds: Measurement[] = [];
    for (let at = 0; at < runs; at += 1) {
      await change(at);
      builds.push(await build());
    }
    report(`${name}, s`, median(builds.map(({ seconds }) => seconds)));
  };
  const edit = (at: number, change: (term: WordnetTerm) => Partial<WordnetTerm>): Promise<void> => {
    const term = terms[Math.floor((size * (at + 1)) / (runs + 2))]!;
    return writeFile(termFile(content, term), termText({ ...term, ...change(term) }));
  };
  if (kinds.has('unchanged')) await again('unchanged build', async () => undefined);
  if (kinds.has('definition'))
    await again('one edited definition', (at) =>
      edit(at, ({ definition }) => ({ definition: `${definition}, as edited` })),
    );
  if (kinds.has('name')) await again('one renamed term', (at) => edit(at, () => ({ name: `Renamed Number ${at}` })));
  if (kinds.has('alias'))
    await again('one added alias', (at) =>
      edit(at, ({ aliases }) => ({ aliases: [...aliases, `another name ${at}`, 'whatsoever'] })),
    );
  if (kinds.has('check')) {
    const checks = await repeated(runs, () => run('check'));
    report('check after a build, s', median(checks.map(({ seconds }) => seconds)));
  }
  if (kinds.has('sizes')) await reportSizes(out, report);
  await rm(folder, { recursive: true, force: true });
}

async function repeated(count: number, run: () => Promise<Measurement>): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (let at = 0; at < count; at += 1) all.push(await run());
  return all;
}

/** Reports cold builds, with and without cards, because Hugo makes none. */
function reportBuilds(
  ours: readonly Measurement[],
  theirs: readonly Measurement[],
  report: (name: string, value: number) => void,
): void {
  const stages = ours.map(({ output }) => stagesOf(output));
  const asideOf = (index: number): number => ours[index]!.seconds - (stages[index]!['cards and images'] ?? 0);
  const plain = median(ours.map((_, index) => asideOf(index)));
  report('cold build, s', median(ours.map(({ seconds }) => seconds)));
  report('cold build, cards aside, s', plain);
  for (const name of Object.keys(stages[0]!)) report(`  ${name}, s`, median(stages.map((one) => one[name] ?? 0)));
  report('peak memory of a cold build, MiB', median(ours.map(({ peakMiB }) => peakMiB)));
  if (theirs.length === 0) return;
  const hugo = median(theirs.map(({ seconds }) => seconds));
  report('Hugo, s', hugo);
  report('Hugo, peak memory, MiB', median(theirs.map(({ peakMiB }) => peakMiB)));
  report('cold build, cards aside, of Hugo’s time', plain / hugo);
}

/** The stages of a build and their times in seconds, read from its output: `read files 0.27 s, parse 1.70 s, …`. */
function stagesOf(output: string): Record<string, number> {
  const [, stages = ''] = / after [\d.]+ s: (.*)\.$/mu.exec(output) ?? [];
  return Object.fromEntries(
    stages.split(', ').flatMap((stage) => {
      const [, name, seconds] = /^(.*) ([\d.]+) s$/u.exec(stage) ?? [];
      return name === undefined ? [] : [[name, Number(seconds)]];
    }),
  );
}

const SAMPLE = 200;

async function reportSizes(out: string, report: (name: string, value: number) => void): Promise<void> {
  const files = listFiles(out);
  const sizes = new Map(
    await Promise.all(files.map(async (file) => [file, (await stat(join(out, file))).size] as const)),
  );
  report('files', files.length);
  report('output, MiB', [...sizes.values()].reduce((sum, one) => sum + one, 0) / 2 ** 20);
  const pages = files.filter((file) => file.endsWith('.html'));
  report('largest page, kB of HTML', Math.max(...pages.map((page) => sizes.get(page)!)) / 1000);
  report('home page, kB of HTML', sizes.get('index.html')! / 1000);
  const sample = pages.filter((_, index) => index % Math.ceil(pages.length / SAMPLE) === 0);
  const compressed = async (file: string): Promise<number> =>
    brotliCompressSync(await readFile(join(out, file))).length / 1000;
  report('page, kB brotli, median', median(await Promise.all(sample.map(compressed))));
  report('names for the search, kB brotli', await compressed('-/search/names.json'));
  const drawing = (await readdir(join(out, 'media'))).find((file) => /^map-.*\.json$/u.test(file));
  if (drawing !== undefined) report('drawing of the map, kB brotli', await compressed(`media/${drawing}`));
  for (const [name, pattern] of [
    ['sitemap', /^sitemap-\d/u],
    ['part of the names', /^-\/search\/names-/u],
    ['file of words', /^-\/search\/words/u],
    ['file of texts', /^-\/search\/pages-/u],
  ] as const) {
    const some = files
      .filter((file) => pattern.test(file))
      .sort((a, b) => sizes.get(b)! - sizes.get(a)!)
      .slice(0, SAMPLE);
    if (some.length > 0) report(`largest ${name}, kB brotli`, Math.max(...(await Promise.all(some.map(compressed)))));
  }
}
