import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { readContent } from '../../src/content/read-content.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { everyPage, madePage } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { fixture } from '../places.ts';

const content = await readContent(join(fixture('pages'), 'languages/content'));

/** The site with further settings, and other texts in place of `kinds`. */
function compiled(setting: string, replace: Record<string, string> = {}): ReturnType<typeof compile> {
  const text = Object.entries(replace).reduce((all, [from, to]) => all.replace(from, to), content.settings!.text);
  return compile({ ...content, settings: { ...content.settings!, text: `${text}\n${setting}` } });
}

const errorsOf = (setting: string, replace?: Record<string, string>): string[] =>
  compiled(setting, replace)
    .problems.filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `${line}: ${message}`);

/** Everything that is published, as one text. */
function publishedOf(glossary: Glossary): string {
  const pages = everyPage(glossary.pages).map((page) => JSON.stringify(madePage(page)));
  return [...pages, ...outputFiles(glossary).map(({ body }) => String(body))].join('\n');
}

describe('parts of addresses with names by language', () => {
  const { glossary } = compiled(
    'addresses: { category: { de: kategorie, ja: 分類 }, letter: { de: buchstabe }, tag: { de: schlagwort }, page: { de: / } }',
    { 'kinds: { title': 'kinds: { slug: { de: arten }, title', 'url: /-/imprint/': 'url: /de/imprint/' },
  );

  test('stand in the addresses of the pages', () => {
    expect(glossary!.pages.category.map(({ address }) => decodeURIComponent(address))).toEqual([
      '/words/category/kinds/',
      '/words/de/kategorie/arten/',
      '/words/ar/category/kinds/',
      '/words/ja/分類/kinds/',
    ]);
    expect(glossary!.pages.own.map(({ address }) => address)).toEqual(['/words/de/imprint/', '/words/-/imprint/']);
    expect(glossary!.pages.tag.map(({ address }) => address)).toContain('/words/de/schlagwort/leaf/');
  });

  test('stand wherever the pages are named: links, structured data, alternates, sitemap, data files', () => {
    const published = publishedOf(glossary!);
    expect(published).not.toContain('/de/category/');
    expect(published).not.toContain('/kategorie/kinds/');
    expect(published).not.toContain('/de/-/imprint/');
    for (const part of ['"hreflang', 'hreflang="de" href', '"@id":'])
      expect(published.split(part).some((after) => after.includes('/words/de/kategorie/arten/'))).toBe(true);
    const [category] = glossary!.pages.category;
    expect(category!.frame.head.alternates.map(({ url }) => url)).toContain(
      'https://tea.example/words/de/kategorie/arten/',
    );
  });

  test('lead to the translation from either address', () => {
    const links = glossary!.pages.home.map(({ frame }) => frame.footer[0]!.address);
    expect(links.slice(0, 2)).toEqual(['/words/-/imprint/', '/words/de/imprint/']);
  });
});

describe('names in addresses that lead two ways are errors', () => {
  test('with a folder of the site, or a language', () => {
    expect(errorsOf('addresses: { category: { de: api }, letter: ja }')).toEqual([
      '20: "api" is not allowed for "addresses.category.de": expected a name that no other folder of the site has.',
      '20: "ja" is not allowed for "addresses.letter": expected a name that no other folder of the site has.',
    ]);
  });

  test('with another part, also with its usual name', () => {
    const errors = errorsOf('addresses: { category: { de: letter }, page: category }');
    expect(errors).toContain(
      '20: "category" is not allowed for "addresses.page": expected another name than that of "category".',
    );
    expect(errors).toContain(
      '20: "letter" is not allowed for "addresses.letter": expected another name than that of "category".',
    );
  });

  test('with another category', () => {
    expect(errorsOf('', { 'kinds: {': 'tools: { title: Tools, slug: { de: kinds } }\n  kinds: {' })).toEqual([
      '10: "kinds" is not allowed for "categories.kinds.slug": expected another one than the category "tools" has.',
    ]);
  });

  test('between an own page and a term', () => {
    const terms = content.terms.map((file) =>
      file.path === 'terms/gaiwan.md' ? { ...file, path: 'terms/imprint.md' } : file,
    );
    const settings = { ...content.settings!, text: `${content.settings!.text}\naddresses: { page: / }` };
    const { problems } = compile({ ...content, settings, terms });
    expect(problems.map(({ message }) => message)).toContain(
      'The address "imprint/" is already that of terms/imprint.md.',
    );
  });
});
