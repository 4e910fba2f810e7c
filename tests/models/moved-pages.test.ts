import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { readContent } from '../../src/content/read-content.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import { headers, redirects } from '../../src/outputs/hosts/underscore-files.ts';
import { movedScript } from '../../src/site/moved-script.ts';
import { hashOf } from '../../src/site/owner-markup.ts';
import { fixture } from '../places.ts';

const content = await readContent(join(fixture('pages'), 'languages/content'));

function glossaryOf(formerly: Record<string, string>, setting = '', url?: string): Glossary {
  const withField = <F extends { path: string; text: string }>(file: F): F =>
    file.path in formerly ? { ...file, text: file.text.replace('---\n', `---\n${formerly[file.path]}\n`) } : file;
  const settings = { ...content.settings!, text: `${content.settings!.text}\n${setting}` };
  settings.text = settings.text.replace('kinds: { title', `kinds: { ${formerly['kinds'] ?? ''} title`);
  const { glossary, problems } = compile(
    { ...content, settings, terms: content.terms.map(withField), pages: content.pages.map(withField) },
    url === undefined ? {} : { url },
  );
  expect(problems.filter(({ rule }) => ['taken-address', 'invalid-value', 'bad-slug'].includes(rule))).toEqual([]);
  return glossary!;
}

const movesOf = ({ pages }: Glossary): [string, string][] =>
  pages.moved.map(({ address, target }) => [decodeURIComponent(address), target?.address ?? 'its parts']);

const older = { 'terms/gaiwan.md': 'formerly: [lidded-cup, /words/Lexikon/was-ist-gaiwan.html, /words/gaiwan.php]' };

describe('whole paths of an older site', () => {
  test('lead to the page, from a file for .html and a folder for all others', () => {
    const glossary = glossaryOf(older);
    expect(movesOf(glossary)).toEqual([
      ['/words/lidded-cup/', '/words/gaiwan/'],
      ['/words/Lexikon/was-ist-gaiwan.html', '/words/gaiwan/'],
      ['/words/gaiwan.php/', '/words/gaiwan/'],
    ]);
    expect(glossary.pages.moved.map(({ address }) => glossary.site.addresses.file(address))).toEqual([
      'lidded-cup/index.html',
      'Lexikon/was-ist-gaiwan.html',
      'gaiwan.php/index.html',
    ]);
    expect(redirects(glossary)).toContain('/words/Lexikon/was-ist-gaiwan.html /words/gaiwan/ 301!\n');
  });

  test('follow the site to another address', () => {
    expect(movesOf(glossaryOf(older, '', 'http://localhost:8080/next'))[1]).toEqual([
      '/next/Lexikon/was-ist-gaiwan.html',
      '/next/gaiwan/',
    ]);
  });

  test('of a category lead to its page in the language of the path', () => {
    const glossary = glossaryOf({ kinds: 'formerly: [/words/tea-kinds, /words/de/tee-sorten.html],' });
    expect(movesOf(glossary)).toEqual([
      ['/words/tea-kinds/', '/words/category/kinds/'],
      ['/words/de/tee-sorten.html', '/words/de/category/kinds/'],
    ]);
  });
});

describe('parts of an older page', () => {
  const glossary = glossaryOf({
    'terms/gaiwan.md': 'formerly: ["/words/list.html#Gaiwan", "/words/?term=gaiwan", "/words/old.php?id=1"]',
    'terms/green-tea.md': 'formerly: ["/words/list.html#grün", "/words/#green", "/words/old.php?id=1&part=2#x"]',
    'terms/de/green-tea.md': 'formerly: ["/words/list.html#gruen"]',
    'terms/oolong.md': 'formerly: [/words/old.php]',
  });
  const [list, old] = glossary.pages.moved;

  test('share a page, which has the way to each of them, and no host rule that would pass over it', () => {
    expect(movesOf(glossary)).toEqual([
      ['/words/list.html', 'its parts'],
      ['/words/old.php/', '/words/oolong/'],
    ]);
    expect(list).toMatchObject({
      frame: { language: 'en', head: { robots: 'noindex' } },
      ways: [
        ['', '#gruen', '/words/de/gruener-tee/'],
        ['', '#Gaiwan', '/words/gaiwan/'],
        ['', '#gr%C3%BCn', '/words/green-tea/'],
      ],
      others: [
        { name: 'Gaiwan', language: undefined },
        { name: 'Green tea', language: undefined },
        { name: 'Grüner Tee', language: 'de' },
      ],
    });
    expect(redirects(glossary)).toBe('');
  });

  test('come before the whole page, the one that asks for most first', () => {
    expect(old!.ways).toEqual([
      ['?id=1&part=2', '#x', '/words/green-tea/'],
      ['?id=1', '', '/words/gaiwan/'],
    ]);
    expect(old!.frame.head.canonical).toBe('https://tea.example/words/oolong/');
  });

  test('lead on from the home page, if that was their page', () => {
    const [home, german] = glossary.pages.home;
    expect(home!.ways).toEqual([
      ['?term=gaiwan', '', '/words/gaiwan/'],
      ['', '#green', '/words/green-tea/'],
    ]);
    expect(home!.frame.head.policy).toContain(hashOf(movedScript));
    expect(german!.ways).toEqual([]);
    expect(german!.frame.head.policy).not.toContain(hashOf(movedScript));
  });
});

test('earlier names of own pages, categories and parts lead on, in every language that had them', () => {
  const glossary = glossaryOf(
    { 'pages/imprint.md': 'formerly: [contact]', kinds: 'slug: { de: arten }, formerly: [kinds, sorts],' },
    'addresses: { category: { de: kategorie }, page: /, formerly: { category: [category], page: ["-"] } }',
  );
  expect(movesOf(glossary)).toEqual([
    ['/words/de/-/imprint/', '/words/de/imprint/'],
    ['/words/contact/', '/words/imprint/'],
    ['/words/-/imprint/', '/words/imprint/'],
    ['/words/-/contact/', '/words/imprint/'],
    ['/words/category/sorts/', '/words/category/kinds/'],
    ['/words/de/kategorie/kinds/', '/words/de/kategorie/arten/'],
    ['/words/de/kategorie/sorts/', '/words/de/kategorie/arten/'],
    ['/words/de/category/arten/', '/words/de/kategorie/arten/'],
    ['/words/de/category/kinds/', '/words/de/kategorie/arten/'],
    ['/words/de/category/sorts/', '/words/de/kategorie/arten/'],
    ['/words/ar/category/sorts/', '/words/ar/category/kinds/'],
    ['/words/ja/category/sorts/', '/words/ja/category/kinds/'],
  ]);
});

test('only pages that lead on, and the header for all pages, allow the script that takes the query along', () => {
  const glossary = glossaryOf(older);
  const hash = hashOf(movedScript);
  expect(glossary.pages.moved.every(({ frame }) => frame.head.policy!.includes(hash))).toBe(true);
  expect(glossary.pages.home.some(({ frame }) => frame.head.policy!.includes(hash))).toBe(false);
  expect(headers(glossary)).toContain(hash);
});
