import { expect, test } from 'vitest';
import { generatedDocs, readText } from '../scripts/docs/generated-docs.ts';

const docs = await generatedDocs();

test.each([...docs.keys()])('%s is current', async (path) => {
  expect(await readText(path), 'run npm run docs').toBe(docs.get(path));
});

test('the guide has a table for every schema', () => {
  const names = [...(docs.get('content/README.md') ?? '').matchAll(/<!-- fields:(\w+) -->\n\|/gu)].map(([, name]) => name);
  expect(names.sort()).toEqual(['page', 'settings', 'term']);
});
