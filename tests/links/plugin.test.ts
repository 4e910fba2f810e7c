import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from '../places.ts';

test('the example of the plugin in the README does what it says', async () => {
  const readme = await readFile(`${root}README.md`, 'utf8');
  const fenced = (kind: string): string => new RegExp(`^\`\`\`\\w+ ${kind}\\n(.*?)^\`\`\`$`, 'msu').exec(readme)![1]!;
  const script = `${root}readme-example.ts`;
  await writeFile(script, fenced('plugin'));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script], { cwd: root });
    expect(stdout.trim()).toBe(fenced('plugin-result').trim());
  } finally {
    await rm(script);
  }
}, 30_000);

test('the plugin needs nothing of Headword but the linker', async () => {
  const seen = new Set<string>();
  const follow = async (file: URL): Promise<void> => {
    if (seen.has(file.pathname)) return;
    seen.add(file.pathname);
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(
      /^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gmu,
    ))
      await follow(new URL(path!, file));
  };
  await follow(new URL('../../src/links/remark-link-terms.ts', import.meta.url));
  const rooms = new Set([...seen].map((path) => path.slice(path.indexOf('/src/') + 5).split('/')[0]));
  expect([...rooms].sort()).toEqual(['lexicon', 'links']);
});
