import { fileURLToPath } from 'node:url';
import type { Image, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { expect, test } from 'vitest';
import { readContent } from '../src/content/read-content.ts';
import { compile } from '../src/compile.ts';
import type { Entry } from '../src/entries/entry.ts';
import { entryProse, pageProses } from '../src/entries/entry-prose.ts';
import type { Prose } from '../src/prose/parse-prose.ts';
import { walk } from '../src/prose/walk.ts';

/** What the editorial rules of the shipped glossary (content/STYLE.md) ask of every entry, if it can be counted. */
const contentFolder = fileURLToPath(new URL('../content', import.meta.url));
const { entries, glossary, problems } = compile(await readContent(contentFolder));

const { sections } = glossary!.site.in(glossary!.site.languages[0]!);

const each = test.each(entries.map((entry): [string, Entry] => [entry.id, entry]));

/** Stems of verbs that British spelling may end in “-ise”; “promise” and “precise” are right everywhere. */
const IZE = [
  'apolog|categor|character|critic|custom|digit|emphas|final|general|harmon|initial|local|maxim|memor|minim',
  'neutral|normal|optim|organ|penal|personal|prior|quant|random|real|recogn|special|stabil|standard|styl',
  'summar|synchron|synthes|token|util|vector|visual',
].join('|');
const BRITISH = [
  String.raw`\p{L}*(?:colour|favour|flavour|behaviour|neighbour|harbour|humour|honour|labour)\p{L}*`,
  String.raw`artefacts?|gre(?:y|ys|yed|yish|yscale)|centre[ds]?|(?:centi|milli|kilo)?metres?|fibres?`,
  String.raw`licence[ds]?|defence|offence|catalogues?|programmes?|storeys?`,
  String.raw`analys(?:ed?|ing)|practis(?:ed?|ing)|(?:model|label|travel|cancel|signal|channel)l(?:ed|ing|ers?)`,
  String.raw`mould|judgement|ageing|whilst|amongst|learnt|towards|afterwards`,
  String.raw`\p{L}*(?:${IZE})is(?:ed?|es|ing|ers?|ations?)`,
];
const BANNED = [
  String.raw`in the world of|plays? a crucial role|unlock\p{L}*|leverag\p{L}*|seamless\p{L}*|powerful\p{L}*`,
  String.raw`essentially|simply|delv\p{L}*`,
  String.raw`it is important to note|this glossary|nobody|whoever|somebody|we(?! know)`,
];

test('the shipped glossary has at least 90 terms, and every category at least six', () => {
  expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(90);
  const sizes = glossary!.pages.category.map(({ title, terms }) => `${title}: ${terms.length}`);
  expect(
    glossary!.pages.category.filter(({ terms }) => terms.length < 6),
    sizes.join(', '),
  ).toEqual([]);
});

each('%s has every part', (_, { related, category, published, updated, reviewed, nextSteps, sources, questions }) => {
  expect(questions.length).toBeGreaterThanOrEqual(3);
  expect(questions.length).toBeLessThanOrEqual(5);
  expect(related.length).toBeGreaterThanOrEqual(4);
  expect(sources.length).toBeGreaterThanOrEqual(2);
  expect(nextSteps.length).toBeGreaterThanOrEqual(1);
  expect([category?.value, published, updated, reviewed]).not.toContain(undefined);
});

each('%s says what it is, in sentences that hold alone', (_, entry) => {
  const { term, abbreviation, aliases, summary = '', questions } = entry;
  const headword = term.value.toLowerCase();
  expect([...summary].length, summary).toBeLessThanOrEqual(155);
  expect(summary).toMatch(/^[^.?!]+(?:[.?!]\S[^.?!]*)*\.$/u);
  expect(summary.toLowerCase()).toContain(headword);

  const [definition = ''] = blocksOf(entryProse(entry, sections).definition);
  const opening = /^.*?[.?!](?=\s|$)/su.exec(definition)?.[0] ?? definition;
  const said = /^(?:(?:An?|The) )?(.+?) (?:is|are) (?!what|when|where|how|such|this)/iu.exec(opening);
  const subject = said?.[1]?.toLowerCase() ?? '';
  const named = [term.value, abbreviation ?? term.value, ...aliases.map(({ value }) => value)].some((value) => {
    const name = value.toLowerCase();
    // A plural, a bracket or a narrowing may follow: “Noise in a photo is”.
    return subject.startsWith(name) && /^s?(?:$| \(|, | in )/u.test(subject.slice(name.length));
  });
  expect(named, opening).toBe(true);
  expect(wordsOf(opening).length, opening).toBeLessThanOrEqual(40);
  // It isn't the summary with more words.
  expect(runsOf(summary, 8).filter((run) => runsOf(opening, 8).includes(run))).toEqual([]);

  expect(questions[0]?.value).toMatch(/^What (?:is|are) .+ in simple terms\?$/u);
  expect(questions[0]?.value.toLowerCase()).toContain(headword);
});

each('%s is neither too short nor too long', (_, entry) => {
  const { definition, sections: written, answers } = entryProse(entry, sections);
  const length = (prose: Prose): number => wordsOf(blocksOf(prose).join('\n')).length;
  const sum = (proses: readonly Prose[]): number => proses.reduce((words, prose) => words + length(prose), 0);
  const section = (name: string): number =>
    sum(written.filter(({ field }) => field === name).map(({ prose }) => prose));
  const texts = wordsOf([entry.summary ?? '', ...entry.questions.map(({ value }) => value)].join('\n')).length;
  const page = texts + sum([definition, ...written.map(({ prose }) => prose), ...answers]);
  const outside = (count: number, least: number, most: number): boolean => count < least || count > most;
  const faults = Object.entries({
    page: outside(page, 450, 650) && page,
    howItWorks: outside(section('howItWorks'), 90, 160) && section('howItWorks'),
    whyItMatters: outside(section('whyItMatters'), 70, 130) && section('whyItMatters'),
    answers: answers.some((answer) => outside(length(answer), 35, 70)) && answers.map(length),
  }).filter(([, fault]) => fault !== false);
  expect(faults).toEqual([]);
});

test('at least 30 entries have a figure, and every figure says in words what it shows', () => {
  const figures = entries.flatMap((entry) => picturesOf(entry).map(({ alt }) => ({ id: entry.id, alt: alt ?? '' })));
  expect(figures.filter(({ alt }) => [...alt].length < 60)).toEqual([]);
  expect(new Set(figures.map(({ id }) => id)).size).toBeGreaterThanOrEqual(30);
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

test('no entry uses the words that the editorial rules rule out, or British spelling', () => {
  const words = [...BANNED, ...BRITISH].join('|');
  const wrong = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])|!(?=\s|$)`, 'giu');
  const faults = entries.flatMap((entry) => {
    const found = textsOf(entry).flatMap((text) => [...text.matchAll(wrong)]);
    return found.map(([word]) => `${entry.id}: ${word}`);
  });
  expect(faults).toEqual([]);
});

/** Everything that was written for the entry; titles of sources are other people's. */
function textsOf(entry: Entry): string[] {
  const { summary, questions, nextSteps } = entry;
  const pictures = picturesOf(entry).flatMap(({ alt, title }) => [alt ?? '', title ?? '']);
  return [
    summary ?? '',
    ...pageProses(entry, sections).flatMap(blocksOf),
    ...pictures,
    ...questions.map(({ value }) => value),
    ...nextSteps.flatMap(({ title, text }) => [title, text ?? '']),
  ];
}

/** The text of each paragraph, heading and cell of a table, without what its pictures say. */
function blocksOf({ tree }: Prose): string[] {
  const blocks: string[] = [];
  walk<Nodes>(tree, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      blocks.push(toString(node, { includeImageAlt: false }));
    }
  });
  return blocks.filter((text) => text.trim() !== '');
}

function picturesOf(entry: Entry): Image[] {
  const pictures: Image[] = [];
  for (const { tree } of pageProses(entry, sections)) {
    walk<Nodes>(tree, (node) => {
      if (node.type === 'image') pictures.push(node);
    });
  }
  return pictures;
}

function runsOf(text: string, length: number): string[] {
  const words = wordsOf(text);
  const count = Math.max(0, words.length - length + 1);
  return Array.from({ length: count }, (_, start) => words.slice(start, start + length))
    .filter((run) => !isNames(run))
    .map((run) => run.join(' ').toLowerCase());
}

/** A run of which half or more is capitalized is a list of names: “Llama, Stable Diffusion XL and FLUX.1 by …”. */
function isNames(run: readonly string[]): boolean {
  return run.filter((word) => /^\p{Lu}|\d/u.test(word)).length >= run.length / 2;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}
