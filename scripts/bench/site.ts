import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { packageRoot as root, shown } from '../../src/content/places.ts';
import { EXIT, command } from '../../src/cli/command.ts';
import { contentFolder } from '../../src/cli/paths.ts';
import { listFiles } from '../../src/content/walk-folder.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { readCount } from './count.ts';
import { editInDev } from './edit-in-dev.ts';
import { median, row } from './rows.ts';

const help = `
Measures the time to check, build and edit a site, and the sizes of its pages.

  npm run bench site -- [--content DIR] [--runs NUMBER]

  --content DIR   the content folder (content)
  --runs NUMBER   how often each time is measured; the median is printed (5)
`;

export default command({
  help,
  options: { content: { type: 'string' }, runs: { type: 'string', default: '5' } },
  run: async ({ content, runs }) => {
    const count = readCount(runs, 'runs');
    const source = contentFolder(content);
    const ram = '/dev/shm';
    const work = await mkdtemp(join(existsSync(ram) ? ram : tmpdir(), 'headword-bench-'));
    try {
      console.log(
        `${shown(source)}, ${cpus().length} cores, Node ${process.versions.node}, ${work.startsWith(ram) ? 'RAM disk' : 'ordinary disk'}, median of ${count}`,
      );
      await measureTimes(source, work, count);
      row('edit of a term in dev, until it is seen', `${(await editInDev(source, count)).toFixed(0)} ms`);
      await measureWeights(join(work, 'site-0'));
    } finally {
      await rm(work, { recursive: true, force: true });
    }
    return EXIT.fine;
  },
});

async function measureTimes(source: string, work: string, count: number): Promise<void> {
  const builds: number[] = [];
  const checks: number[] = [];
  let output = '';
  for (let run = 0; run < count; run += 1) {
    // Caches are keyed by the path of the content, so a new path makes a cold build.
    const content = join(work, `content-${run}`);
    await cp(source, content, { recursive: true });
    const build = await timed(['build', '--content', content, '--out', join(work, `site-${run}`)]);
    builds.push(build.seconds);
    output = build.output;
    checks.push((await timed(['check', '--content', content])).seconds);
  }
  row('cold build', `${median(builds).toFixed(2)} s`);
  row('check', `${median(checks).toFixed(2)} s`);
  row('stages of the last build', /: (.*)\.$/mu.exec(output)?.[1] ?? '');
}

async function measureWeights(site: string): Promise<void> {
  const style = (await readdir(join(site, '_astro'))).find((file) => file.endsWith('.css'))!;
  const styleSize = await compressed(join(site, '_astro', style));
  const pages = listFiles(site).filter((file) => file.endsWith('index.html'));
  const weights = await Promise.all(
    pages.map(async (page) => ({ page, size: styleSize + (await compressed(join(site, page))) })),
  );
  weights.sort((a, b) => a.size - b.size);
  row('stylesheet, brotli', `${styleSize} bytes`);
  row('page with stylesheet, brotli, median', `${weights[Math.floor(weights.length / 2)]!.size} bytes`);
  row('the heaviest page', `${weights.at(-1)!.size} bytes (${weights.at(-1)!.page})`);
  const sizes = await Promise.all(listFiles(site).map(async (file) => (await stat(join(site, file))).size));
  row(
    'the whole site',
    `${sizes.length} files, ${(sizes.reduce((sum, size) => sum + size, 0) / 2 ** 20).toFixed(1)} MiB`,
  );
}

async function timed(words: readonly string[]): Promise<{ seconds: number; output: string }> {
  const start = performance.now();
  const child = spawn(process.execPath, ['src/cli/headword.js', ...words], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new UserError(`"headword ${words.join(' ')}" ended with exit status ${String(code)}.`);
  return { seconds: (performance.now() - start) / 1000, output };
}

async function compressed(file: string): Promise<number> {
  return brotliCompressSync(await readFile(file)).length;
}
