import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesBelow } from '../../src/content/walk-folder.ts';
import { buildSite } from '../build/build-site.ts';
import { environment, runNode, type Ended } from '../cli/run-headword.ts';
import { fixture, root } from '../places.ts';

/** The package as an owner of a glossary has it: packed, and installed by npm in a folder without anything else. */
const work = await mkdtemp(join(tmpdir(), 'headword-package-'));
const owner = join(work, 'owner');
const installed = join(owner, 'node_modules/headword');
const execute = promisify(execFile);
let tarball = '';

beforeAll(async () => {
  const packed = await runNode(['scripts/pack.ts', '--to', work]);
  if (packed.status !== 0) throw new Error(packed.stderr);
  tarball = packed.stdout.trim();
  await mkdir(owner);
  await writeFile(join(owner, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await execute('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], {
    cwd: owner,
    env: environment(),
  });
  await cp(fixture('pages/languages/content'), join(owner, 'glossary'), { recursive: true });
});

afterAll(() => rm(work, { recursive: true, force: true }));

/** Runs the installed command, as `npx headword` does. */
async function headword(...args: string[]): Promise<Ended> {
  return runNode([join(owner, 'node_modules/.bin/headword'), ...args], { cwd: owner });
}

test('builds byte for byte the site that the checkout builds', async () => {
  expect(await headword('build', '--content', 'glossary')).toMatchObject({ status: 0 });
  const here = join(work, 'here');
  expect(await buildSite({ content: join(owner, 'glossary'), out: here, cache: join(work, 'cache') })).toMatchObject({
    exitCode: 0,
  });
  const [theirs, ours] = [join(owner, 'dist'), here];
  expect(filesBelow(theirs)).toEqual(filesBelow(ours));
  for (const path of filesBelow(ours))
    expect((await readFile(join(theirs, path))).equals(await readFile(join(ours, path))), path).toBe(true);
});

test('checks, lists links and imports', async () => {
  expect(await headword('check', '--content', 'glossary')).toMatchObject({ status: 0 });
  const links = await headword('links', '--content', 'glossary', '--format', 'json');
  expect(JSON.parse(links.stdout)).toBeInstanceOf(Object);
  await writeFile(join(owner, 'words.json'), '[{ "term": "Cup", "definition": "What one drinks from." }]');
  expect(await headword('import', '--from', 'json', 'words.json', '--content', 'imported')).toMatchObject({
    status: 0,
  });
  expect(await readdir(join(owner, 'imported/terms'))).toEqual(['cup.md']);
});

test.each(['start', 'dev'])('%s serves the site', async (name) => {
  const bin = join(owner, 'node_modules/.bin/headword');
  const server = spawn(process.execPath, [bin, name, '--content', 'glossary', '--port', '0'], {
    cwd: owner,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    let said = '';
    for await (const text of server.stdout.setEncoding('utf8')) {
      said += text as string;
      if (/https?:\/\/\S+\s/u.test(said)) break;
    }
    const [address = ''] = /https?:\/\/\S+/u.exec(said) ?? [];
    const answer = await fetch(new URL('gaiwan/', address));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('A lidded bowl');
  } finally {
    if (server.kill()) await once(server, 'exit');
  }
});

test('is a library with types', async () => {
  const script = join(owner, 'script.mjs');
  await writeFile(
    script,
    `import * as headword from 'headword';
     import * as linker from 'headword/remark';
     console.log(JSON.stringify([Object.keys(headword), Object.keys(linker)]));`,
  );
  const { status, stdout } = await runNode([script], { cwd: owner });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    expect.arrayContaining(['build', 'check', 'compile']),
    expect.arrayContaining(['glossaryTerms', 'remarkLinkTerms']),
  ]);
});

describe('the package itself', () => {
  test('has nothing that publint finds', async () => {
    const { messages } = await publint({ pkgDir: installed, strict: true });
    expect(messages).toEqual([]);
  });

  test('has types that resolve as its modules do', async () => {
    const attw = join(root, 'node_modules/.bin/attw');
    // Ends with exit status 1 if it finds anything.
    await execute(process.execPath, [attw, tarball, '--profile', 'esm-only']);
  });

  test('brings no Node and no tools of the checkout', async () => {
    const bins = await readdir(join(owner, 'node_modules/.bin'));
    expect(bins.filter((name) => /^(?:node|npm|npx|vitest|playwright|tsc|prettier)$/u.test(name))).toEqual([]);
  });
});
