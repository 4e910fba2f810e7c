import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readContent } from '../scripts/io/read-content.ts';
import { compile } from '../src/compile.ts';
import type { Problem } from '../src/diagnostics/problem.ts';
import { renderBriefly, renderText } from '../src/diagnostics/render-text.ts';
import { rules } from '../src/diagnostics/rules.ts';
import { layOver } from './lay-over.ts';

/** `UPDATE=1` writes what is reported now into every expected.txt; read the difference before you keep it. */
const isUpdate = process.env['UPDATE'] === '1';

const root = fileURLToPath(new URL('rules', import.meta.url));
const folders = readdirSync(root).filter((name) => name !== 'base');

test('every rule has a folder, and every folder a rule', () => {
  expect(folders.sort()).toEqual(Object.keys(rules).sort());
});

test('the base has no problem', async () => {
  expect(await report('base')).toBe('0 errors, 0 warnings\n');
});

test('of many problems, who builds is told fifty, errors first, and how many there are', () => {
  const problem = (severity: Problem['severity'], line: number): Problem => ({ severity, line, column: 1, rule: 'no-terms', file: 'a.md', message: 'm' });
  const many = [...Array.from({ length: 60 }, (_, line) => problem('warning', line + 1)), problem('error', 99)];
  const lines = renderBriefly(many, '').trim().split('\n');
  expect(lines).toHaveLength(51);
  expect(lines[0]).toContain('99:1  error');
  expect(lines.at(-1)).toBe('1 error, 60 warnings. These are 50 of them; npm run check tells all.');
  expect(renderBriefly(many.slice(0, 50), '')).toBe(renderText(many.slice(0, 50), ''));
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
