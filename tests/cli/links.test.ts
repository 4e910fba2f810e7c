import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fixture } from '../places.ts';
import { runHeadword, type Ended } from './run-headword.ts';

const work = mkdtempSync(join(tmpdir(), 'headword-links-'));
afterAll(() => rmSync(work, { recursive: true }));

/** A glossary in a repository of its own, of which one term has got an alias since. */
const content = join(work, 'content');
cpSync(fixture('pages/links/content'), content, { recursive: true });
const git = (...words: string[]): string =>
  execFileSync('git', ['-C', work, '-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...words], {
    encoding: 'utf8',
  });
git('init', '-q');
git('add', '.');
git('commit', '-qm', 'Terms');
const gaiwan = join(content, 'terms/gaiwan.md');
writeFileSync(
  gaiwan,
  readFileSync(gaiwan, 'utf8').replace('term: Gaiwan', 'term: Gaiwan\naliases: [small bowl, bowl]'),
);

function links(...words: string[]): Promise<Ended> {
  return runHeadword(['links', '--content', content, ...words]);
}

test('lists every link and every refusal, with the place in the file', async () => {
  const { status, stdout } = await links('--format', 'json');
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as { links: object[]; refused: object[] };
  expect(report.links).toContainEqual({
    page: 'oolong',
    language: 'en',
    file: 'terms/oolong.md',
    field: 'definition',
    target: 'tea-master',
    text: 'tea masters',
    origin: 'automatic',
    line: 6,
    column: 58,
  });
  expect(report.links).toContainEqual({
    page: 'oolong',
    language: 'en',
    file: 'terms/oolong.md',
    field: 'related',
    target: 'cup-vessel',
    text: 'Cup',
    origin: 'related',
    line: 15,
    column: 11,
  });
  expect(report.refused).toContainEqual({
    page: 'oolong',
    language: 'en',
    file: 'terms/oolong.md',
    field: 'definition',
    target: 'teapot',
    text: 'teapot',
    reason: 'code',
    line: 7,
    column: 54,
  });
});

test('the column of every word is that of the file', async () => {
  const report = JSON.parse((await links('--format', 'json')).stdout) as Record<
    'links' | 'refused',
    { file: string; line: number; column: number; text: string; field: string }[]
  >;
  const inProse = [...report.links, ...report.refused].filter(({ field }) => field === 'definition');
  const wrong = inProse.filter(({ file, line, column, text }) => {
    const source = readFileSync(join(content, file), 'utf8')
      .split('\n')
      [line - 1]!.slice(column - 1);
    return !source.replace(/^\[/u, '').startsWith(text.split(' ')[0]!);
  });
  expect(wrong).toEqual([]);
});

test('--page and --term keep to one page and one term', async () => {
  const page = (await links('--page', 'gaiwan')).stdout.trim().split('\n');
  expect(page.slice(0, -1).every((line) => line.includes('terms/gaiwan.md:'))).toBe(true);
  const term = (await links('--term', 'oolong')).stdout.trim().split('\n');
  expect(term.slice(0, -1).every((line) => / [→✗] oolong /u.test(line))).toBe(true);
  expect(page.length).toBeGreaterThan(2);
  expect(term.length).toBeGreaterThan(2);
});

test('--diff says what a new alias does, and leaves the repository as it was', async () => {
  const before = git('status', '--porcelain');
  const { status, stdout } = await links('--diff', 'HEAD');
  expect(status).toBe(0);
  expect(stdout.replaceAll(/^.*?(?=terms\/)/gmu, '')).toBe(
    [
      'terms/cup-vessel.md:5:15  "small bowl" → gaiwan  automatic',
      'The name "small bowl" of gaiwan adds 1 link on 1 page.',
      'Since HEAD: 1 link more, 0 links fewer.',
      '',
    ].join('\n'),
  );
  expect(git('status', '--porcelain')).toBe(before);
});

test('--diff leaves nothing behind', async () => {
  const [cache, temporary] = [join(work, 'cache'), join(work, 'temporary')];
  mkdirSync(temporary);
  const env = { HEADWORD_CACHE: cache, TMPDIR: temporary };
  const { status } = await runHeadword(['links', '--content', content, '--diff', 'HEAD'], { env });
  expect(status).toBe(0);
  // The cache of the content folder itself.
  expect(readdirSync(cache)).toHaveLength(1);
  expect(readdirSync(temporary)).toEqual([]);
});

describe.each([
  [['--diff', 'no-such-branch'], '"no-such-branch" is not a revision of the repository'],
  [['--diff', '--help-me'], 'argument is ambiguous'],
  [['--term', 'nothing'], '"nothing" is not a term'],
  [['--page', 'pages/nothing'], 'is not a page'],
  [['--format', 'xml'], '"xml" is not a format'],
])('%j', (words, message) => {
  test('is wrong usage', async () => {
    const { status, stderr } = await links(...words);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});
