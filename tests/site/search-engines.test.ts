import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { everyPage, madePage, type Page } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const usual = 'name: Bread words\ndescription: D.\nurl: https://b.example/words\nlanguage: en\nlocales: [de]\n';

function glossaryOf(settings: string, terms: Record<string, string>, pages: Record<string, string> = {}): Glossary {
  const files = (all: Record<string, string>) =>
    Object.entries(all).map(([path, text]) => sourceFile(path, `---\n${text}\n---\nSomething about ${path}.\n`));
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', usual + settings),
    terms: files(terms),
    pages: files(pages),
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return glossary!;
}

function page(glossary: Glossary, address: string): Page {
  return madePage(everyPage(glossary.pages).find((one) => one.address === address)!);
}

function output(glossary: Glossary, file: string): string {
  return String(outputFiles(glossary).find(({ address }) => address === `/words${file}`)?.body);
}

const sampling =
  'categories: { sampling: { title: Sampling }, tools: { title: Tools, description: What bakers use. } }\n';

describe('titles', () => {
  test('name the abbreviation, and tell a category from a term of its name', () => {
    const glossary = glossaryOf(sampling, {
      'terms/vae.md': 'term: Variational autoencoder\nabbreviation: VAE\ncategory: tools',
      'terms/sampling.md': 'term: sampling\ncategory: sampling',
    });
    const titles = [
      '/words/vae/',
      '/words/sampling/',
      '/words/category/sampling/',
      '/words/category/tools/',
      '/words/',
    ].map((address) => page(glossary, address).frame.head.title);
    expect(titles).toEqual([
      'Variational autoencoder (VAE) – Bread words',
      'sampling – Bread words',
      'Category: Sampling – Bread words',
      'Tools – Bread words',
      'Bread words',
    ]);
  });

  test('follow the patterns of the settings, each in its language, and the title of an entry wins', () => {
    const patterns =
      'titles: { term: { en: "What is {term}? | {site}" }, category: "All about {category}", page: "{title} | {site}" }\n';
    const glossary = glossaryOf(
      sampling + patterns,
      {
        'terms/vae.md': 'term: Autoencoder\ncategory: tools',
        'terms/de/vae.md': 'term: Autokodierer',
        'terms/own.md':
          'term: Own\ntitle: Quite another title\ndescription: Another description.\nsummary: The summary.',
      },
      { 'pages/about.md': 'title: About' },
    );
    expect(page(glossary, '/words/vae/').frame.head.title).toBe('What is Autoencoder? | Bread words');
    // No English question around a German word.
    expect(page(glossary, '/words/de/vae/').frame.head.title).toBe('Autokodierer – Bread words');
    expect(page(glossary, '/words/category/tools/').frame.head.title).toBe('All about Tools');
    expect(page(glossary, '/words/-/about/').frame.head.title).toBe('About | Bread words');
    const { head } = page(glossary, '/words/own/').frame;
    expect([head.title, head.description]).toEqual(['Quite another title', 'Another description.']);
  });

  test('refuse a name in braces that they cannot fill in', () => {
    const settings = sourceFile('site.yaml', `${usual}titles: { term: "What is {trem}?" }\n`);
    const { problems } = compile({ settings, terms: [], pages: [], assets: new Map(), publicFiles: [], problems: [] });
    expect(problems.map(({ message }) => message)).toContain('"{trem}" stands for nothing here.');
  });
});

test('a description is cut on a word, and a category without one names its terms', () => {
  const long = `${'word '.repeat(40)}end`;
  const glossary = glossaryOf(sampling, {
    'terms/a.md': `term: Alpha\ncategory: sampling\nsummary: ${long}`,
    'terms/b.md': 'term: Beta\ncategory: sampling',
  });
  const { description } = page(glossary, '/words/a/').frame.head;
  expect(description).toMatch(/^(?:word )+word…$/u);
  expect(description.length).toBeLessThanOrEqual(155);
  expect(page(glossary, '/words/category/sampling/').frame.head.description).toBe('Sampling: Alpha, Beta');
});

test('what is kept from search engines, or published elsewhere first, is in no list for them', () => {
  const glossary = glossaryOf(
    '',
    {
      'terms/secret.md': 'term: Secret\nnoindex: true\npublished: 2026-01-01',
      'terms/de/secret.md': 'term: Geheim',
      'terms/borrowed.md': 'term: Borrowed\ncanonical: https://other.example/borrowed\npublished: 2026-01-01',
      'terms/open.md': 'term: Open\npublished: 2026-01-01',
    },
    { 'pages/imprint.md': 'title: Imprint\nnoindex: true' },
  );
  const lists = ['/sitemap-1.xml', '/llms.txt', '/llms-full.txt', '/feed.xml', '/feed.json'].map((file) =>
    output(glossary, file),
  );
  for (const list of lists) {
    expect(list).toContain('/words/open');
    for (const kept of ['/words/secret', '/words/borrowed', 'imprint']) expect(list).not.toContain(kept);
  }
  expect(page(glossary, '/words/secret/').frame.head.robots).toBe('noindex');
  expect(page(glossary, '/words/de/secret/').frame.head.robots).toBe('noindex');
  expect(page(glossary, '/words/-/imprint/').frame.head.robots).toBe('noindex');
  expect(page(glossary, '/words/borrowed/').frame.head.canonical).toBe('https://other.example/borrowed');
});

test('codes of search engines stand on the home pages alone', () => {
  const glossary = glossaryOf('verification: { google: abc-123, bing: DEF }\n', { 'terms/a.md': 'term: A' });
  expect(page(glossary, '/words/').frame.head.verifications).toEqual([
    { name: 'google-site-verification', content: 'abc-123' },
    { name: 'msvalidate.01', content: 'DEF' },
  ]);
  expect(page(glossary, '/words/a/').frame.head.verifications).toEqual([]);
});

describe('robots.txt', () => {
  const robots = (preset: string): string =>
    output(glossaryOf(`crawlers: ${preset}\n`, { 'terms/a.md': 'term: A' }), '/robots.txt');

  test('lets everybody read, unless the settings say otherwise', () => {
    expect(robots('open')).toBe(
      'User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=yes\nAllow: /words/\n\nSitemap: https://b.example/words/sitemap-index.xml\n',
    );
    expect(robots('closed')).toBe(
      'User-agent: *\nContent-Signal: search=no, ai-input=no, ai-train=no\nDisallow: /words/\n',
    );
  });

  test('keeps crawlers that collect for training out, and lets those of search and assistants in', () => {
    const text = robots('search');
    const refused = text.slice(0, text.indexOf('Disallow'));
    for (const name of ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended', 'Bytespider'])
      expect(refused).toContain(`User-agent: ${name}\n`);
    for (const name of ['OAI-SearchBot', 'ChatGPT-User', 'Claude-SearchBot', 'PerplexityBot', 'Googlebot', 'bingbot'])
      expect(text).not.toContain(name);
    expect(text).toContain('Content-Signal: search=yes, ai-input=yes, ai-train=no\nAllow: /words/');
  });
});
