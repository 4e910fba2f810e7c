import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { everyPage, madePage, type Page } from '../../src/models/page-kinds.ts';
import type { TermPage } from '../../src/models/term/term-page.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { fixture } from '../places.ts';

/**
 * Each folder in `tests/fixtures/pages/` is a small content folder and all that its site shows: page models and JSON-LD as JSON,
 * the other files as they are. `UPDATE=1` writes what is expected anew; then read the difference.
 */
const folder = fixture('pages');

describe.each(await readdir(folder))('the site of tests/fixtures/pages/%s', async (name) => {
  const { glossary, problems } = compile(await readContent(join(folder, name, 'content')));
  const files = filesOf(glossary!);
  const expected = join(folder, name, 'expected');
  if (process.env['UPDATE']) {
    await rm(expected, { recursive: true, force: true });
    await mkdir(expected, { recursive: true });
    for (const [file, body] of files) await writeFile(join(expected, file), body);
  }

  test('has no errors', () => {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('publishes just the expected files', async () => {
    expect([...files.keys()].sort()).toEqual((await readdir(expected)).sort());
  });

  test.each([...files])('%s', async (file, body) => {
    expect(body).toBe(await readFile(join(expected, file), 'utf8'));
  });
});

function filesOf(glossary: Glossary): Map<string, string> {
  const { pages, media, cards, site } = glossary;
  const nameOf = (address: string): string => site.addresses.file(address).replaceAll('/', '~');
  return new Map([
    ...everyPage(pages).map((page): [string, string] => {
      const name = nameOf(page.address).replace(/(?:~index)?\.html$/u, '');
      return [`${page.kind}~${name}.json`, shown(madePage(page))];
    }),
    ['media.json', json({ media, cards: cards.map(({ png, webp }) => ({ png, webp })) })],
    ...outputFiles(glossary).map(({ address, body }): [string, string] => [nameOf(address), body]),
  ]);
}

/** A page, with its structured data as readable as the rest. */
function shown({ jsonLd, ...page }: Page): string {
  return json({ page, ...(jsonLd === undefined ? {} : { jsonLd: JSON.parse(jsonLd) as unknown }) });
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

test('a category without terms in a language is nowhere in that language', async () => {
  const content = await readContent(join(folder, 'states', 'content'));
  const { glossary } = compile(content);
  const empty = /category\/empty/u;
  expect(content.settings!.text).toContain('empty:');
  const pages = everyPage(glossary!.pages).map((page) => JSON.stringify(madePage(page)));
  expect(pages.filter((page) => empty.test(page))).toEqual([]);
  expect(outputFiles(glossary!).filter(({ body }) => empty.test(String(body)))).toEqual([]);
});

test('a letter that has nothing but other names is marked, so that it can be hidden with them', async () => {
  const { glossary } = compile(await readContent(join(folder, 'anatomy', 'content')));
  const [home] = glossary!.pages.home;
  expect(home!.hasOtherNames).toBe(true);
  for (const [index, { lines }] of home!.groups.entries())
    expect(home!.letters[index]!.hasOthersOnly ?? false).toBe(lines.every(({ see }) => see !== undefined));
  expect(home!.letters.some(({ hasOthersOnly }) => hasOthersOnly)).toBe(true);
});

test('parts of a term page are moved and left out, and the structured data says what the page shows', async () => {
  const content = await readContent(join(folder, 'anatomy', 'content'));
  const settings = content.settings!;
  const pageWith = (text: string): TermPage => {
    const { glossary, problems } = compile({
      ...content,
      settings: { ...settings, text: `${settings.text}\n${text}` },
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (text.includes('map')) expect([glossary!.pages.map, glossary!.pages.home[0]!.map]).toEqual([[], undefined]);
    return glossary!.pages.term.find(({ name }) => name === 'Oolong')!.page();
  };
  const usual = pageWith('');
  expect(usual.order).toEqual([
    ...usual.sections.keys(),
    'questions',
    'confusedWith',
    'related',
    'sources',
    'callToAction',
    'nextSteps',
  ]);
  expect(usual.jsonLd).toContain('FAQPage');
  const changed = pageWith(
    'page: { order: [related, inProduct], without: [questions, sources, kicker, cite, neighbors, map] }',
  );
  const product = changed.sections.findIndex(({ title }) => title === 'In Kettle');
  expect(changed.order).toEqual([
    'related',
    product,
    ...[...changed.sections.keys()].filter((at) => at !== product),
    'confusedWith',
    'callToAction',
    'nextSteps',
  ]);
  const { questions, sources, kicker, citation, previous, next } = changed;
  expect({ questions, sources, kicker, citation, previous, next }).toEqual({ citation: [] });
  expect(changed.jsonLd).not.toMatch(/FAQPage|citation/u);
});

test('pages/home.md is the introduction of the home page, with links to terms, and no page of its own', async () => {
  const content = await readContent(join(folder, 'anatomy', 'content'));
  const text = '---\ntitle: Words for tea\n---\nBegin with [this](term:oolong), or with the gaiwan.\n';
  const { glossary, problems } = compile({ ...content, pages: [...content.pages, { path: 'pages/home.md', text }] });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const [home] = glossary!.pages.home;
  expect(home).toMatchObject({ title: 'Words for tea', isNamed: false });
  expect(JSON.stringify(home!.introduction)).toContain('/words/oolong/');
  expect(glossary!.pages.own.map(({ title }) => title)).not.toContain('Words for tea');
  expect(outputFiles(glossary!).filter(({ body }) => String(body).includes('/-/home/'))).toEqual([]);
  expect(glossary!.search.flatMap(({ pages }) => pages.map(({ address }) => `"${address}"`))).not.toContain('/words/"');
});
