import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { Page } from '../../src/models/page.ts';
import { collectionGraph, homeGraph, ownGraph, termGraph } from '../../src/outputs/json-ld.ts';
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
  const { homes, letters, terms, categories, senses, pages, moved, maps, notFound, media, cards } = glossary;
  const outputs = outputFiles(glossary).map(({ address, body }): [string, string] => [
    glossary.site.addresses.file(address).replaceAll('/', '~'),
    body,
  ]);
  const inLanguage = (kind: string, { frame }: Page): string =>
    frame.language === glossary.site.languages[0] ? kind : `${kind}-${frame.language}`;
  return new Map([
    ...homes.map((page) => pageFile(inLanguage('home', page), page, homeGraph(page, glossary))),
    ...terms
      .map((sheet) => sheet.page())
      .map((page) => pageFile(`${inLanguage('term', page)}-${page.data.id}`, page, termGraph(page, glossary))),
    ...letters.map((page) =>
      pageFile(
        `${inLanguage('letter', page)}-${page.data.path.replace('/', '-')}`,
        page,
        collectionGraph(page, glossary),
      ),
    ),
    ...categories.map((page) =>
      pageFile(
        `${inLanguage('category', page)}-${page.data.path.replace('/', '-')}`,
        page,
        collectionGraph(page, glossary),
      ),
    ),
    ...senses.map((page) =>
      pageFile(`${inLanguage('senses', page)}-${page.slug}`, page, collectionGraph(page, glossary)),
    ),
    ...pages.map((page) => pageFile(`${inLanguage('own', page)}-${page.slug}`, page, ownGraph(page, glossary))),
    ...moved.map((page) => pageFile(`moved-${page.slug}`, page)),
    ...maps.map((page) => pageFile(inLanguage('map', page), page)),
    pageFile('not-found', notFound),
    ['media.json', json({ media, cards: cards.map(({ png, webp }) => ({ png, webp })) })],
    ...outputs,
  ]);
}

function pageFile(name: string, page: Page, graph?: string): [string, string] {
  const { texts: _, ...frame } = page.frame;
  return [
    `${name}.json`,
    json({ page: { ...page, frame }, ...(graph ? { jsonLd: JSON.parse(graph) as unknown } : {}) }),
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
