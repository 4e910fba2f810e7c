import { expect, test } from 'vitest';
import { generatedDocs, readText } from '../../scripts/docs/generated-docs.ts';

const docs = await generatedDocs();

test.each([...docs.keys()])('%s is current', async (path) => {
  expect(await readText(path), 'run npm run docs').toBe(docs.get(path));
});

test('the sections of the glossary that the guide lies beside are no fields of every glossary', () => {
  const table = docs.get('content/README.md')?.match(/<!-- fields:term -->.*?<!-- \/fields -->/su)?.[0];
  expect(table).toContain('| `definition` |');
  expect(table).not.toMatch(/`(?:howItWorks|whyItMatters|inProduct)`/u);
});

test('the guide has a table for every schema', () => {
  const names = [...(docs.get('content/README.md') ?? '').matchAll(/<!-- fields:(\w+) -->\n\|/gu)].map(
    ([, name]) => name,
  );
  expect(names.sort()).toEqual(['page', 'settings', 'term']);
});
