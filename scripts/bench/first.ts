import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EXIT, command } from '../../src/cli/command.ts';
import { contentFolder } from '../../src/cli/paths.ts';
import { packageRoot, shown } from '../../src/content/places.ts';
import { readCount } from './count.ts';
import { median, row } from './rows.ts';

const help = `
Measures the first build of a small glossary with the package, packed and newly installed: nothing is kept from before.

  npm run bench first -- [--content DIR] [--runs NUMBER]

  --content DIR   the content folder (tests/fixtures/pages/languages/content)
  --runs NUMBER   how often it is built; the median is printed (3)
`;

const execute = promisify(execFile);

export default command({
  help,
  options: {
    content: { type: 'string', default: join(packageRoot, 'tests/fixtures/pages/languages/content') },
    runs: { type: 'string', default: '3' },
  },
  run: async ({ content, runs }) => {
    const count = readCount(runs, 'runs');
    const source = contentFolder(content);
    const owner = await mkdtemp(join(tmpdir(), 'headword-first-'));
    try {
      await install(owner);
      const seconds: number[] = [];
      for (let run = 0; run < count; run += 1) seconds.push(await firstBuild(owner, source));
      console.log(`${shown(source)}, ${cpus().length} cores, Node ${process.versions.node}, median of ${count}`);
      row('first build', `${median(seconds).toFixed(2)} s`);
    } finally {
      await rm(owner, { recursive: true });
    }
    return EXIT.fine;
  },
});

async function install(owner: string): Promise<void> {
  const pack = [join(packageRoot, 'scripts/pack.ts'), '--to', owner];
  const { stdout } = await execute(process.execPath, pack);
  await writeFile(join(owner, 'package.json'), '{ "private": true }\n');
  await execute('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', stdout.trim()], { cwd: owner });
}

async function firstBuild(owner: string, source: string): Promise<number> {
  for (const kept of ['content', 'dist', 'node_modules/.cache'])
    await rm(join(owner, kept), { recursive: true, force: true });
  await cp(source, join(owner, 'content'), { recursive: true });
  const start = performance.now();
  await execute(process.execPath, [join(owner, 'node_modules/.bin/headword'), 'build'], { cwd: owner });
  return (performance.now() - start) / 1000;
}
