import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { astroOptions } from '../../src/build/renderer/astro-options.ts';
import { readSettings } from '../../src/site/read-settings.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-options-'));
afterAll(() => rm(work, { recursive: true, force: true }));

test('the accent and the fonts of the settings are custom properties of the root', async () => {
  const text =
    'name: Tea\nurl: https://tea.example\ndescription: Words.\ncategories: { green: { title: Green } }\ntheme: { accent: teal, fonts: { text: Georgia } }\n';
  const { site } = readSettings({ path: 'site.yaml', text }, undefined);
  const { vite } = astroOptions(site!, undefined, join(work, 'cache'));
  const { 'headword:theme.css': theme } = vite!.resolve!.alias as Record<string, string>;
  expect(await readFile(theme!, 'utf8')).toMatch(
    /^@layer headword \{ :root \{ --accent: [^}]+ --category-1: [^}]+ --font-text: Georgia; \} \[data-category="1"\] \{ --dot: var\(--category-1\); \} \}\n$/u,
  );
});
