import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { listFiles } from '../../src/content/walk-folder.ts';
import { compile } from '../../src/compile.ts';
import type { Problem } from '../../src/diagnostics/problem.ts';
import { buildSite } from './build-site.ts';
import { fixture } from '../places.ts';

/**
 * A site full of what Headword must not publish: an error on every line that says REFUSE, some error in every file that
 * says REFUSE-FILE, and a word about every line that says REMOVE, whose HTML is left out.
 */
const content = fixture('sites/hostile-refused');
const files = listFiles(content).filter((file) => /^(?:terms|pages)\/.*\.md$/u.test(file));
let problems: Problem[];
let errors: Problem[];

beforeAll(async () => {
  problems = compile(await readContent(content)).problems;
  errors = problems.filter(({ severity }) => severity === 'error');
});

test.each(files)('every attack in %s is reported where it stands', async (file) => {
  const text = await readFile(join(content, file), 'utf8');
  const reported = errors.filter((error) => error.file === file);
  if (text.includes('REFUSE-FILE')) {
    expect(reported).not.toEqual([]);
    return;
  }
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const attacks = lines.filter(({ line }) => line.includes('REFUSE'));
  const missed = attacks.filter(({ number }) => !reported.some((error) => error.line === number));
  const removed = problems.filter((one) => one.file === file && one.rule === 'removed-html').map((one) => one.line);
  missed.push(...lines.filter(({ line, number }) => line.includes('REMOVE') && !removed.includes(number)));
  expect(attacks).not.toEqual([]);
  expect(missed.map(({ line, number }) => `${number}: ${line.trim()}`)).toEqual([]);
});

test('the build stops, says where, and leaves no site behind', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headword-refused-'));
  const out = join(folder, 'dist');
  const { exitCode, stdout, stderr } = await buildSite({ content, out });
  expect(exitCode, stdout + stderr).toBe(1);
  for (const file of files) expect(stdout + stderr).toContain(`${file}:`);
  expect(existsSync(out)).toBe(false);
  await rm(folder, { recursive: true });
});
