import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../src/content/walk-folder.ts';
import { rules } from '../../src/diagnostics/rules.ts';
import { fixture, root } from '../places.ts';
import { runHeadword, type Ended } from './run-headword.ts';

/** A folder with fifteen mistakes in nine of its files: one run names them all, each once. */
const content = 'tests/fixtures/mistakes/content';
const expected = await readFile(fixture('mistakes/expected.txt'), 'utf8');
const places = [...expected.matchAll(/^(\S+):(\d+):(\d+) {2}(error|warning) {2}(\S+) {2}/gmu)].map(
  ([, file, line, column, severity, rule]) => ({
    file: file!,
    line: Number(line),
    column: Number(column),
    severity: severity!,
    rule: rule!,
  }),
);

test('check names all fifteen, and fails', async () => {
  const { status, stdout } = await run('check', '--content', content);
  expect(stdout).toBe(expected);
  expect(places).toHaveLength(15);
  expect(status).toBe(1);
});

test('build names all fifteen, fails and writes nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headword-fifteen-'));
  const before = await digest();
  const { status, stderr } = await run('build', '--content', content, '--out', join(folder, 'dist'));
  expect(stderr).toContain(expected);
  expect(status).toBe(1);
  expect(existsSync(join(folder, 'dist'))).toBe(false);
  expect(listFiles(folder)).toEqual([]);
  expect(await digest()).toBe(before);
  await rm(folder, { recursive: true });
});

test('json has every problem, with the counts', async () => {
  const { status, stdout } = await run('check', '--content', content, '--format', 'json');
  const { problems, errors, warnings } = JSON.parse(stdout) as {
    problems: (typeof places)[number][];
    errors: number;
    warnings: number;
  };
  expect(
    problems.map(({ file, line, column, severity, rule }) => ({
      file: `${content}/${file}`,
      line,
      column,
      severity,
      rule,
    })),
  ).toEqual(places);
  expect(`${errors} errors, ${warnings} warnings`).toBe(expected.trim().split('\n').at(-1));
  expect(status).toBe(1);
});

test('sarif has the structure that code scanning requires', async () => {
  const { status, stdout } = await run('check', '--content', content, '--format', 'sarif');
  const log = JSON.parse(stdout) as Sarif;
  expect(log).toMatchObject({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Headword' } }, columnKind: 'utf16CodeUnits' }],
  });
  expect(log.$schema).toContain('sarif-schema-2.1.0.json');
  const [{ tool, results }] = log.runs;
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(Object.keys(rules));
  expect(tool.driver.rules.every(({ shortDescription }) => shortDescription.text !== '')).toBe(true);
  const found = results.map(({ ruleId, ruleIndex, level, message, locations: [location] }) => {
    const { artifactLocation, region } = location!.physicalLocation;
    expect(tool.driver.rules[ruleIndex]!.id).toBe(ruleId);
    expect(message.text).not.toBe('');
    return {
      file: artifactLocation.uri,
      line: region.startLine,
      column: region.startColumn,
      severity: level,
      rule: ruleId,
    };
  });
  expect(found).toEqual(places);
  expect(status).toBe(1);
});

test('github has one line for each problem', async () => {
  const { status, stdout } = await run('check', '--content', content, '--format', 'github');
  const commands = places.map(
    ({ file, line, column, severity, rule }) => `::${severity} file=${file},line=${line},col=${column},title=${rule}::`,
  );
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, -1).map((line) => /^::.*?::/u.exec(line)?.[0])).toEqual(commands);
  expect(lines.at(-1)).toBe(expected.trim().split('\n').at(-1));
  expect(status).toBe(1);
});

test('--only tells what some rules find, or what is of a severity, and fails all the same', async () => {
  const warnings = places.filter(({ severity }) => severity === 'warning');
  const { status, stdout } = await run('check', '--content', content, '--only', 'warning');
  expect([...stdout.matchAll(/ {2}warning {2}(\S+)/gu)].map(([, rule]) => rule)).toEqual(
    warnings.map(({ rule }) => rule),
  );
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(
    `0 errors, ${warnings.length} warning${warnings.length === 1 ? '' : 's'}`,
  );
  expect(status).toBe(1);
  const [{ rule }] = places as [(typeof places)[number]];
  expect((await run('check', '--content', content, '--only', rule, '--format', 'github')).stdout).toMatch(
    new RegExp(`title=${rule}::`, 'u'),
  );
  const wrong = await run('check', '--content', content, '--only', 'no-such-rule');
  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining('"no-such-rule" is not a rule')]);
});

test.each(['sarif', 'github'])('--translations has no form for %s', async (format) => {
  const { status, stdout, stderr } = await run('check', '--translations', '--format', format);
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    `Translations are told as text or json: "${format}" is for problems.\n`,
  ]);
});

interface Sarif {
  $schema: string;
  runs: [{ tool: { driver: { rules: { id: string; shortDescription: { text: string } }[] } }; results: SarifResult[] }];
}

interface SarifResult {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number; startColumn: number } };
  }[];
}

function run(command: string, ...args: string[]): Promise<Ended> {
  return runHeadword([command, ...args]);
}

async function digest(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of listFiles(join(root, content)))
    hash.update(file).update(await readFile(join(root, content, file)));
  return hash.digest('hex');
}
