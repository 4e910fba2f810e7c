import { join } from 'node:path';
import { root } from './places.ts';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { readContent } from '../src/content/read-content.ts';
import { compile } from '../src/compile.ts';
import type { Entry } from '../src/entries/entry.ts';
import { entryProse, pageProses } from '../src/entries/entry-prose.ts';

/** What the editorial rules of the shipped glossary (content/STYLE.md) ask of every entry, as far as it can be counted. */
const { entries, glossary, problems } = compile(await readContent(join(root, 'content')));

const { sections } = glossary!.site.in(glossary!.site.languages[0]!);

test('the shipped glossary has at least 64 terms, and every category at least six', () => {
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(64);
  const sizes = glossary!.categories.map(({ title, terms }) => `${title}: ${terms.length}`);
  expect(
    glossary!.categories.filter(({ terms }) => terms.length < 6),
    sizes.join(', '),
  ).toEqual([]);
});

test.each(entries.map((entry): [string, Entry] => [entry.id, entry]))('%s has every part', (_, entry) => {
  const { summary = '', questions, related, category, published, updated, reviewed, nextSteps, sources } = entry;
  const section = (field: string): number =>
    wordsOf(
      toString(entryProse(entry, sections).sections.find((one) => one.field === field)?.prose.tree, {
        includeImageAlt: false,
      }),
    ).length;
  expect([...summary].length).toBeLessThanOrEqual(155);
  expect(summary).toMatch(/\.$/u);
  for (const field of ['howItWorks', 'whyItMatters']) {
    expect(section(field), field).toBeGreaterThanOrEqual(100);
    expect(section(field), field).toBeLessThanOrEqual(200);
  }
  expect(questions.length).toBeGreaterThanOrEqual(3);
  expect(questions.length).toBeLessThanOrEqual(5);
  expect(related.length).toBeGreaterThanOrEqual(4);
  expect(sources.length).toBeGreaterThanOrEqual(2);
  expect([category?.value, published, updated, reviewed]).not.toContain(undefined);
  expect(nextSteps.length).toBeGreaterThanOrEqual(1);
});

test('no two entries share a run of eight words, other than names', () => {
  const owner = new Map<string, string>();
  const shared: string[] = [];
  for (const entry of entries) {
    for (const run of new Set(textsOf(entry).flatMap((text) => runsOf(text, 8)))) {
      const other = owner.get(run);
      if (other === undefined) owner.set(run, entry.id);
      else shared.push(`${other} and ${entry.id}: ${run}`);
    }
  }
  expect(shared).toEqual([]);
});

test('no entry uses the words that the editorial rules rule out', () => {
  const banned =
    /\b(?:in the world of|plays? a crucial role|unlock|leverag|seamless|powerful|essentially|it is important to note)\w*|!(?=\s|$)|\bwe\b(?! know)/iu;
  const faults = entries.flatMap((entry) =>
    textsOf(entry).flatMap((text) => (banned.exec(text) ? [`${entry.id}: ${banned.exec(text)![0]}`] : [])),
  );
  expect(faults).toEqual([]);
});

/** Everything that was written for the entry; titles of sources are other people's. */
function textsOf(entry: Entry): string[] {
  const { summary, questions, nextSteps } = entry;
  const paragraphs = pageProses(entry, sections).flatMap(({ tree }) =>
    tree.children.filter((node) => node.type !== 'code').map((node) => toString(node)),
  );
  return [
    summary ?? '',
    ...paragraphs,
    ...questions.map(({ value }) => value),
    ...nextSteps.flatMap(({ title, text }) => [title, text ?? '']),
  ];
}

function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  return Array.from({ length: Math.max(0, words.length - length + 1) }, (_, start) =>
    words.slice(start, start + length),
  )
    .filter((run) => !isNames(run))
    .map((run) => run.join(' ').toLowerCase());
}

/** A run of which half or more is capitalised is a list of names: “Llama, Stable Diffusion XL and FLUX.1 by …”. */
function isNames(run: readonly string[]): boolean {
  return run.filter((word) => /^\p{Lu}|\d/u.test(word)).length >= run.length / 2;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}
