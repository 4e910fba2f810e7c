import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { TermPage } from '../../src/models/term/term-page.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { sourceFile } from '../../src/source/source-file.ts';

const usual = 'name: Tea\ndescription: D.\nurl: https://tea.example\nlanguage: en\nlocales: [de]\n';

function glossaryOf(terms: Record<string, string>, settings = ''): { glossary: Glossary; told: string[] } {
  const { glossary, problems } = compile({
    settings: sourceFile('site.yaml', usual + settings),
    terms: Object.entries(terms).map(([path, text]) =>
      sourceFile(`terms/${path}.md`, `---\n${text}\n---\nWhat it is.\n`),
    ),
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  return {
    glossary: glossary!,
    told: problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, line, rule }) => `${file}:${line} ${rule}`),
  };
}

function page({ pages }: Glossary, address: string): TermPage {
  return pages.term.find((sheet) => sheet.address === address)!.page();
}

const shownPairs = (glossary: Glossary, address: string) =>
  page(glossary, address).confusedWith.map(({ id, title, other, difference }) => [
    id,
    title,
    other.address,
    difference,
  ]);

test('a pair that readers confuse is told apart on both pages, at an address of its own', () => {
  const { glossary, told } = glossaryOf({
    oolong: 'term: Oolong\nconfusedWith: [{ term: pu-erh, difference: "Oolong is *half* oxidized; pu-erh ages." }]',
    'pu-erh': 'term: Pu-erh',
    'de/oolong': 'term: Oolong (de)',
    'de/pu-erh': 'term: Pu-erh (de)',
  });
  expect(told).toEqual([]);
  expect(shownPairs(glossary, '/oolong/')).toEqual([
    ['Or-pu-erh', 'Oolong or Pu-erh?', '/pu-erh/', 'Oolong is half oxidized; pu-erh ages.'],
  ]);
  expect(shownPairs(glossary, '/pu-erh/')).toEqual([
    ['Or-oolong', 'Pu-erh or Oolong?', '/oolong/', 'Oolong is half oxidized; pu-erh ages.'],
  ]);
  // The sentence is in the language of its author.
  expect(shownPairs(glossary, '/de/pu-erh/')).toEqual([]);
  const markdown = outputFiles(glossary).find(({ address }) => address === '/pu-erh.md')!.body;
  expect(markdown).toContain('## Pu-erh or Oolong?\n\nOolong is half oxidized; pu-erh ages.\n');
});

test('where both authors write, each page has the words of its own', () => {
  const pair = (other: string, difference: string) => `confusedWith: [{ term: ${other}, difference: ${difference} }]`;
  const { glossary } = glossaryOf({
    a: `term: A\n${pair('b', 'First.')}`,
    b: `term: B\n${pair('a', 'Second.')}`,
  });
  expect(shownPairs(glossary, '/a/').map(([, , , difference]) => difference)).toEqual(['First.']);
  expect(shownPairs(glossary, '/b/').map(([, , , difference]) => difference)).toEqual(['Second.']);
});

test('a pair needs another term and a difference', () => {
  const { told } = glossaryOf({
    a: 'term: A\nconfusedWith: [{ term: nothing, difference: D. }, { term: a, difference: D. }, { term: b }]',
    b: 'term: B',
  });
  expect(told.sort()).toEqual(['terms/a.md:3 missing-field', 'terms/a.md:3 unknown-term']);
});

test('authors and reviewers stand once in the settings', () => {
  const { glossary, told } = glossaryOf(
    { a: 'term: A\nauthors: [ada, { name: Bo }]\nreviewedBy: [ada]\nreviewed: 2026-01-02' },
    'people: { ada: { name: Ada Byron, url: https://tea.example/ada } }\n',
  );
  expect(told).toEqual([]);
  const { bylines, jsonLd } = page(glossary, '/a/');
  expect(bylines.map(({ text }) => text)).toEqual(['By Ada Byron and Bo', 'Reviewed by Ada Byron']);
  const graph = (JSON.parse(jsonLd!) as { '@graph': Record<string, unknown>[] })['@graph'];
  expect(graph.find((node) => node['@type'] === 'WebPage')).toMatchObject({
    author: [
      { '@type': 'Person', name: 'Ada Byron', url: 'https://tea.example/ada' },
      { '@type': 'Person', name: 'Bo' },
    ],
    reviewedBy: [{ '@type': 'Person', name: 'Ada Byron' }],
    lastReviewed: '2026-01-02',
  });
});

test('a text that was first published elsewhere says so, and keeps its own address', () => {
  const { glossary } = glossaryOf({ a: 'term: A\ncanonical: https://other.example/a' });
  const graph = JSON.parse(page(glossary, '/a/').jsonLd!) as { '@graph': Record<string, unknown>[] };
  expect(graph['@graph'].find((node) => node['@type'] === 'WebPage')).toMatchObject({
    '@id': 'https://tea.example/a/#webpage',
    url: 'https://tea.example/a/',
    isBasedOn: 'https://other.example/a',
  });
});
