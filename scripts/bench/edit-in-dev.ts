import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compileFolder } from '../../src/engine/compile-folder.ts';
import { packageRoot as root } from '../../src/content/places.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { median } from './rows.ts';

/** The interval at which the page is fetched, in milliseconds. */
const POLL_MS = 5;

/**
 * Measures the time from saving a term's file until `dev` serves the edited page. The first edit isn't counted, so that the
 * server is warm.
 * @returns the median, in milliseconds
 */
export async function editInDev(content: string, runs: number): Promise<number> {
  const { glossary, entries } = await compileFolder(content, {});
  const { file, language, slug } = entries[0]!;
  const address = glossary!.site.addresses.term(language, slug.value);
  const work = await mkdtemp(join(tmpdir(), 'headword-edit-'));
  const copy = join(work, 'content');
  await cp(content, copy, { recursive: true });
  const port = 4_400 + (process.pid % 1_000);
  const server = spawn(process.execPath, ['src/cli/headword.js', 'dev', '--content', copy, '--port', String(port)], {
    cwd: root,
    env: { ...process.env, HEADWORD_CACHE: join(work, 'cache') },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const url = await waitFor(server.stdout, / Reading: (\S+)/u);
    const origin = new URL(url).origin;
    const page = origin + address;
    const text = (await readFile(join(copy, file), 'utf8')).replace(/^summary: .*\n/mu, '');
    const times: number[] = [];
    for (let run = 0; run <= runs; run += 1) {
      const words = `Edit number ${run}, seen.`;
      await fetch(page).then((answer) => answer.text());
      const start = performance.now();
      await writeFile(
        join(copy, file),
        text.replace(/^---\n/u, (fence) => `${fence}summary: ${words}\n`),
      );
      while (!(await fetch(page).then((answer) => answer.text())).includes(words)) await pause(POLL_MS);
      times.push(performance.now() - start);
    }
    return median(times.slice(1));
  } finally {
    if (server.kill()) await once(server, 'exit');
    await rm(work, { recursive: true, force: true });
  }
}

/** Resolves with the first group of a pattern once a stream has output that matches. */
async function waitFor(stream: NodeJS.ReadableStream, pattern: RegExp): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    stream.on('data', (part) => {
      output += String(part);
      const [, found] = pattern.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    stream.once('end', () => reject(new UserError('"dev" ended before it served anything.')));
  });
}
