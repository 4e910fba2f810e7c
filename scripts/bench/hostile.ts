import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packageRoot as root } from '../../src/content/places.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { hostileInputs } from '../../tests/hostile/inputs.ts';
import { hostileFolders, type HostileFolder } from './hostile-folders.ts';
import { measureRun, type Measurement } from './measure.ts';

const help = `
Checks and imports files that are made to take long, of one megabyte each and of fractions, each in a process of its own.
Fails if one takes more than four times as much processor time as an innocent folder of about the same size, more than
500 MB, or ends in a fault of Headword.

  npm run bench hostile -- [WORD]

  WORD   only inputs whose names contain it
`;

const SETTINGS = 'name: Words\ndescription: A glossary of words.\nurl: https://example.com/words\nlanguage: en\n';

/** Those just below a limit take longer than those that are refused. */
const SIZES = [1_000_000, 250_000, 60_000, 25_000];

const MOST = { ratio: 4, megabytes: 500 };

export default command({
  help,
  options: {},
  takesWords: true,
  run: async (_, [word = '']) => {
    const inputs: HostileFolder[] = [
      ...hostileInputs.map(({ name, text, besides }) => ({
        name,
        files: (bytes: number): Record<string, string> => ({
          'terms/hostile.md': text(bytes),
          ...otherTerms(besides?.terms ?? 0, besides?.homonyms ?? []),
        }),
      })),
      ...hostileFolders,
    ].filter(({ name }) => name.includes(word));
    const work = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'headword-hostile-'));
    const innocents = new Innocents(work);
    let failed = 0;
    try {
      for (const [index, input] of inputs.entries()) {
        const sizes = new Set<number>();
        for (const bytes of SIZES) {
          const files = input.files(bytes);
          const size = Object.values(files).reduce((sum, file) => sum + file.length, 0);
          // Some inputs have one size.
          if (sizes.has(size)) continue;
          sizes.add(size);
          const innocent = await innocents.seconds(input.from, size);
          failed += (await isWithinLaw(input, join(work, `${index}-${bytes}`), files, size, innocent)) ? 0 : 1;
        }
      }
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    console.log(failed === 0 ? 'All are within the limits.' : `${failed} are beyond the limits.`);
    return failed === 0 ? EXIT.fine : EXIT.problems;
  },
});

/** What innocent folders take, measured on the same machine, so that a slow one changes nothing. */
class Innocents {
  readonly #measured = new Map<string, Promise<number>>();
  readonly #work: string;

  constructor(work: string) {
    this.#work = work;
  }

  /** The processor time of an innocent folder of the next larger size. */
  seconds(from: HostileFolder['from'], size: number): Promise<number> {
    const bytes = SIZES.findLast((one) => one >= size) ?? SIZES[0]!;
    const name = `innocent-${from === undefined ? 'check' : 'import'}-${bytes}`;
    const measured = this.#measured.get(name) ?? this.#measure(name, from, bytes);
    this.#measured.set(name, measured);
    return measured;
  }

  async #measure(name: string, from: HostileFolder['from'], bytes: number): Promise<number> {
    const words = (count: number): string => 'Plain words of a sentence. '.repeat(count);
    const files =
      from === undefined
        ? Array.from({ length: Math.ceil(bytes / 2000) }, (_, index) => [
            `terms/word-${index}.md`,
            `---\nterm: Word ${index}\nfaq: []\n---\n${words(72)}\n`,
          ])
        : [['glossary.md', Array.from({ length: bytes / 50 }, (_, n) => `## Word ${n}\n\n${words(1)}\n\n`).join('')]];
    const run = await runOn(from && 'markdown', join(this.#work, name), Object.fromEntries(files));
    if (run.status !== EXIT.fine) throw new Error(`An innocent folder ended with ${String(run.status)}.`);
    return run.cpuSeconds;
  }
}

async function isWithinLaw(
  { name, from }: HostileFolder,
  folder: string,
  files: Record<string, string | Uint8Array>,
  size: number,
  innocent: number,
): Promise<boolean> {
  const run = await runOn(from, folder, files);
  const megabytes = run.peakMiB * 1.048576;
  const isFine = run.status !== null && run.status <= 1;
  const ratio = run.cpuSeconds / innocent;
  const isGood = isFine && ratio <= MOST.ratio && megabytes <= MOST.megabytes;
  console.log(
    [
      isGood ? ' ' : '!',
      `${(size / 1000).toFixed(0)} kB`.padStart(8),
      `${run.cpuSeconds.toFixed(1)} s`.padStart(7),
      `× ${ratio.toFixed(1)}`.padStart(6),
      `${megabytes.toFixed(0)} MB`.padStart(8),
      isFine ? '' : `ended with ${String(run.status)}`,
      name,
    ].join('  '),
  );
  return isGood;
}

/** Checks a content folder or imports a source. */
async function runOn(
  from: HostileFolder['from'],
  folder: string,
  files: Record<string, string | Uint8Array>,
): Promise<Measurement> {
  const source = join(folder, from === undefined ? 'content' : 'source');
  for (const [path, text] of Object.entries(from === undefined ? { 'site.yaml': SETTINGS, ...files } : files)) {
    await mkdir(dirname(join(source, path)), { recursive: true });
    await writeFile(join(source, path), text);
  }
  const words =
    from === undefined
      ? ['check', '--content', source]
      : ['import', '--from', from, source, '--content', join(folder, 'content')];
  const run = await measureRun(process.execPath, ['src/cli/headword.js', ...words], {
    cwd: root,
    env: { HEADWORD_CACHE: join(folder, 'cache') },
    isAnyStatus: true,
  });
  await rm(folder, { recursive: true, force: true });
  return run;
}

function otherTerms(count: number, homonyms: readonly string[]): Record<string, string> {
  const term = (name: string, more = ''): string => `---\nterm: ${name}\n${more}faq: []\n---\nA word.\n`;
  return Object.fromEntries([
    ...Array.from({ length: count }, (_, index) => [`terms/word-${index}.md`, term(`word ${index}`)] as const),
    ...homonyms.map((id) => [`terms/${id}.md`, term('alpha', `sense: ${id}\n`)] as const),
  ]);
}
