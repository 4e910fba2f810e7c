import { nearestFinder } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { checkMarkdown, entryProse, pageProses, prosesOf } from '../entries/entry-prose.ts';
import { readLinks, type LinkReading } from '../links/decide/read-links.ts';
import type { LanguageNames } from '../links/decide/site-names.ts';
import type { Site } from '../site/site.ts';
import type { Assets } from '../source/asset.ts';
import { countWords } from './count-words.ts';
import { firstSentence } from './first-sentence.ts';
import { markMentions } from './mark-mentions.ts';
import type { MediaFile } from './picture.ts';
import { renderBlocks, type Block, type RenderedBlock } from './render-blocks.ts';
import { slotAddress, type AddressSlot, type Slot } from './slots.ts';
import { termBlocks, type BlockName } from './term-blocks.ts';

/** The result of reading one page: everything that linking and rendering need of its prose. Independent of other pages. */
export interface PageReading extends LinkReading {
  outline: Outline;
  /** Version of `shown()`: equal versions have equal results. */
  shownVersion(): string;
  /** The rendered blocks. Loaded on demand, because keeping them of all pages takes much memory. */
  shown(): ShownPage;
}

/** The small part of a reading that is kept in memory for every page. */
export interface Outline {
  /** The ids of its blocks' headings. */
  ids: Record<keyof PageBlocks, readonly string[]>;
  /** The ids of the headings within the prose. */
  anchors: readonly string[];
  /** The titles of the sections, in the order of the page. */
  titles: readonly string[];
  /** The first sentence of the page, as plain text. */
  sentence: string;
  /** The number of words that the page shows. */
  length: number;
  /** The length of its Markdown, in bytes, without the links. */
  size: number;
  /** The files of its images and videos. */
  files: readonly MediaFile[];
  problems: readonly Problem[];
  /** Links to addresses of the site, as opposed to references to terms. */
  addresses: readonly AddressSlot[];
}

export interface ShownPage {
  /** Their HTML has slots in place of links. */
  blocks: PageBlocks;
  slots: readonly Slot[];
  /** Mentions without a slot, because they cross the edge of an emphasis. */
  crossing: readonly number[];
}

/** A reading that was just made, as opposed to one from the store. */
export interface FreshReading extends PageReading {
  /** The distinct words of the page. It can mention a term only if it has all words of one of the term's names. */
  vocabulary: ReadonlySet<string>;
}

/** The blocks of a term's page, or the single block (`body`) of an own page. */
export type PageBlocks = Record<BlockName | 'body', RenderedBlock[]>;

/** The part of an entry or own page that reading needs. */
export type ReadablePage =
  Pick<Entry, 'file' | 'language' | 'term' | 'markdown' | 'questions' | 'status'> | OwnPageEntry;

export interface ReadingContext {
  site: Site;
  names: Pick<LanguageNames, 'matcher' | 'own'>;
  assets: Assets;
}

const none: PageBlocks = {
  definition: [],
  sections: [],
  questions: [],
  items: [],
  related: [],
  mentionedIn: [],
  sources: [],
  nextSteps: [],
  body: [],
};

/**
 * Reads a page: parses its Markdown, finds its mentions and references, and renders its HTML with slots for links.
 * @param crossing mentions that get a slot although they cross the edge of an emphasis. Such a link splits the elements
 * around it, so the page is read again with these mentions once they are known to be linked.
 */
export function readPage(
  page: ReadablePage,
  { site, names, assets }: ReadingContext,
  crossing: ReadonlySet<number> = new Set(),
): FreshReading {
  const local = site.in(page.language);
  const prose = 'term' in page ? entryProse(page, local.sections) : undefined;
  const proses = prose ? prosesOf(prose) : pageProses(page, local.sections);
  const { reading, trees, vocabulary } = readLinks(proses, names.matcher, names.own);
  const problems = prose?.problems ?? proses.flatMap((own) => checkMarkdown(own, page.file));
  const slots: Slot[] = [];
  const marked = markMentions(reading.mentions(), trees.runs, crossing);
  const candidates = marked.links.map(({ mention, ...link }) => ({
    ...link,
    url: slotAddress(slots.push({ kind: 'mention', mention }) - 1),
  }));
  const parts: Partial<Record<keyof PageBlocks, Block[]>> =
    'term' in page ? termBlocks(page, prose!, local) : { body: [{ prose: proses[0]!, level: 2 }] };
  const rendered = renderBlocks(Object.values(parts).flat(), {
    file: page.file,
    assets,
    addresses: site.addresses,
    texts: local.texts,
    nearest: nearestFinder(),
    siteUrl: site.addresses.absolute(site.addresses.base),
    candidates,
    references: trees.references,
    notes: new Map(),
    slots,
  });
  const blocks = [...rendered.blocks];
  const named: PageBlocks = {
    ...none,
    ...Object.fromEntries(Object.entries(parts).map(([name, { length }]) => [name, blocks.splice(0, length)])),
  };
  const shown: ShownPage = { blocks: named, slots, crossing: marked.crossing };
  const opening = (named.definition[0] ?? named.body[0])!;
  const outline: Outline = {
    ids: idsOf(named),
    anchors: rendered.anchors,
    titles: prose?.sections.map(({ title }, index) => named.sections[index]!.title?.text ?? title) ?? [],
    sentence: firstSentence(opening.lead ?? opening.text, page.language, 'term' in page ? page.term.value : undefined),
    length: countWords(
      [...named.definition, ...named.sections, ...named.items].map(({ text }) => text).join('\n'),
      page.language,
    ),
    size: Buffer.byteLength(
      Object.values(named)
        .flatMap((own) => own.map(({ markdown }) => markdown))
        .join('\n'),
    ),
    files: rendered.files,
    problems: [...problems, ...rendered.problems, ...checkAnswers(page, named.items)],
    addresses: slots.filter((slot) => slot.kind === 'address'),
  };
  return { ...reading, outline, vocabulary, shownVersion: () => JSON.stringify(shown), shown: () => shown };
}

/** Structured data have answers as text, so one that only shows a picture is missing there. */
function checkAnswers(page: ReadablePage, answers: readonly RenderedBlock[]): Problem[] {
  if (!('term' in page)) return [];
  return page.questions.flatMap(({ value, at }, index) =>
    answers[index]!.text === '' ? [problem('answer-without-text', page.file, at, { question: value })] : [],
  );
}

function idsOf(blocks: PageBlocks): Outline['ids'] {
  const ids = Object.entries(blocks).map(([name, own]): [string, string[]] => [name, own.map(({ id }) => id)]);
  return Object.fromEntries(ids) as Record<string, string[]> as Outline['ids'];
}
