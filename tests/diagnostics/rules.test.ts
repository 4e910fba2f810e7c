import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Content } from '../../src/source/content.ts';
import type { Problem } from '../../src/diagnostics/problem.ts';
import { renderBriefly, renderCount, renderText } from '../../src/diagnostics/render-text.ts';
import { rules } from '../../src/diagnostics/rules.ts';
import { layOver } from '../lay-over.ts';
import { fixture } from '../places.ts';

/** `UPDATE=1` writes what is reported now into every expected.txt; read the difference before you keep it. */
const isUpdate = process.env['UPDATE'] === '1';

const root = fixture('rules');
const folders = readdirSync(root).filter((name) => name !== 'base');

test('every rule has a folder, and every folder a rule', () => {
  expect(folders.sort()).toEqual(Object.keys(rules).sort());
});

test('the base has no problem', async () => {
  expect(await report('base')).toBe('0 errors, 0 warnings\n');
});

test('dev and failed builds show every error, and only the number of many warnings', () => {
  const problem = (severity: Problem['severity'], line: number): Problem => ({
    severity,
    line,
    column: 1,
    rule: 'no-terms',
    file: 'a.md',
    message: 'm',
  });
  const warnings = Array.from({ length: 60 }, (_, line) => problem('warning', line + 1));
  const errors = Array.from({ length: 70 }, (_, line) => problem('error', line + 1));
  const lines = renderBriefly([...warnings, ...errors], 'words')
    .trim()
    .split('\n');
  expect(lines.slice(0, 70).every((line) => line.includes('  error  '))).toBe(true);
  expect(lines.slice(70)).toEqual(['70 errors, 60 warnings; run headword check --content words for details.']);
  const few = [...warnings.slice(0, 50), ...errors];
  expect(renderBriefly(few, '')).toBe(renderText(few, ''));
});

test('with very many problems, text output shows some of each rule, all errors last, and the totals', () => {
  const problem = (severity: Problem['severity'], rule: Problem['rule']): Problem => ({
    severity,
    line: 1,
    column: 1,
    rule,
    file: 'a.md',
    message: 'm',
  });
  const many = [
    ...Array.from({ length: 12 }, () => problem('error', 'no-terms')),
    ...Array.from({ length: 40 }, () => problem('warning', 'over-budget')),
    ...Array.from({ length: 9 }, () => problem('note', 'missing-term')),
    problem('warning', 'no-related'),
  ];
  const told = renderText(many, '').trim().split('\n');
  expect(told.slice(0, -5).map((line) => line.split('  ')[2])).toEqual([
    ...Array<string>(10).fill('over-budget'),
    ...Array<string>(9).fill('missing-term'),
    'no-related',
    ...Array<string>(12).fill('no-terms'),
  ]);
  expect(told.slice(-5)).toEqual([
    '12  error  no-terms',
    '40  warning  over-budget  (10 shown; --only over-budget shows all)',
    ' 1  warning  no-related',
    ' 9  note  missing-term',
    '12 errors, 41 warnings, 9 notes',
  ]);
  expect(renderText(many, '', Infinity).trim().split('\n')).toHaveLength(many.length + 5);
  expect(renderText(many.slice(12), '').trim().split('\n')).toEqual(
    renderText(many.slice(12), '', Infinity).trim().split('\n'),
  );
});

test('a build with warnings says how many there are and how to see them', () => {
  const warning: Problem = { severity: 'warning', line: 1, column: 1, rule: 'no-terms', file: 'a.md', message: 'm' };
  expect(renderCount([warning, warning], 'words')).toBe(
    '0 errors, 2 warnings; run headword check --content words for details.',
  );
});

test('advice that the settings name is not told, an error always is', async () => {
  const content = await readContent(join(root, 'base'));
  const settings = (more: string): Content['settings'] => ({
    ...content.settings!,
    text: `${content.settings!.text}${more}`,
  });
  const terms = [
    ...content.terms,
    { path: 'terms/crumb.md', text: '---\nterm: Crumb\nsumary: Soft.\n---\nThe inside of a loaf.\n' },
  ];
  const told = (more: string): string[] =>
    compile({ ...content, terms, settings: settings(more) }).problems.map(({ rule }) => rule);
  expect(told('')).toEqual(expect.arrayContaining(['no-questions', 'unknown-field', 'missing-field']));
  expect(told('ignoredRules: [no-questions]\n')).toEqual(told('').filter((rule) => rule !== 'no-questions'));
  const { problems } = compile({
    ...content,
    settings: settings('ignoredRules: [no-questions, unknown-field, constructor]\n'),
  });
  expect(problems.map(({ rule, message }) => `${rule} ${message}`)).toEqual(
    ['unknown-field', 'constructor'].map((name) => expect.stringMatching(new RegExp(`^wrong-type .*"${name}"`, 'u'))),
  );
});

describe.each(folders)('%s', (rule) => {
  const overlays = readdirSync(join(root, rule));

  test('good', async () => {
    expect(await report(rule, 'good')).toBe('0 errors, 0 warnings\n');
  });

  test.each(overlays.filter((name) => /^bad(?:-\d+)?$/u.test(name)))('%s', async (overlay) => {
    const expected = join(root, rule, overlay.replace('bad', 'expected') + '.txt');
    const found = await report(rule, overlay);
    if (isUpdate) await writeFile(expected, found);
    expect(found).toBe(await readFile(expected, 'utf8'));
    expect(found).toContain(`  ${rule}  `);
  });

  test.skipIf(isUpdate)('nothing else lies in the folder', () => {
    const bad = overlays.filter((name) => /^bad(?:-\d+)?$/u.test(name));
    const expected = bad.map((name) => `${name.replace('bad', 'expected')}.txt`);
    expect(bad).toContain('bad');
    expect(overlays.sort()).toEqual([...bad, ...expected, 'good'].sort());
  });
});

async function report(...overlay: string[]): Promise<string> {
  const folder = await layOver(join(root, 'base'), join(root, ...overlay));
  try {
    return renderText(compile(await readContent(folder)).problems, '');
  } finally {
    await rm(folder, { recursive: true });
  }
}
