import type { Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { entryProse, pageProses, prosesOf } from '../entries/entry-prose.ts';
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

/** Everything that one file's prose says and shows, read once and independent of every other page. */
export interface PageReading extends LinkReading {
  outline: Outline;
  /** The same where the same is shown. */
  shownVersion(): string;
  /** What it shows. Many pages wait at once, and few are shown at a time. */
  shown(): ShownPage;
}

/** What a site has to know of a page even where nobody looks at it. */
export interface Outline {
  /** The ids of its blocks' headings. */
  ids: Record<keyof PageBlocks, readonly string[]>;
  /** The titles of the sections, in the order of the page. */
  titles: readonly string[];
  /** The first one of the page, as plain text. */
  sentence: string;
  /** How many words its reader has before him. */
  length: number;
  /** Images and videos that it shows. */
  files: readonly MediaFile[];
  problems: readonly Problem[];
  /** Where its links lead besides to terms by name. */
  addresses: readonly AddressSlot[];
}

export interface ShownPage {
  /** Their HTML has slots where links may be. */
  blocks: PageBlocks;
  slots: readonly Slot[];
  /** Mentions that have no place there, as they reach out of emphasised words. */
  crossing: readonly number[];
}

/** A reading at first hand. */
export interface FreshReading extends PageReading {
  /** Every different word of the page: a term can be named only where all words of one of its names are. */
  vocabulary: ReadonlySet<string>;
}

/** The blocks of a term, or the one of an own page. */
export type PageBlocks = Record<BlockName | 'body', RenderedBlock[]>;

/** What reading needs of a page. */
export type ReadablePage = Pick<Entry, 'file' | 'language' | 'term' | 'markdown' | 'questions'> | OwnPageEntry;

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
  around: [],
  mentionedIn: [],
  sources: [],
  callToAction: [],
  nextSteps: [],
  body: [],
};

/**
 * Reads a page: the one time that its Markdown is parsed.
 * @param crossing mentions that reach out of emphasised words and are to be linked all the same: that changes the
 * elements around them, so that there is no slot for them before it is known
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
    siteUrl: site.addresses.absolute(site.addresses.base),
    candidates,
    references: trees.references,
    slots,
  });
  const blocks = [...rendered.blocks];
  const named: PageBlocks = {
    ...none,
    ...Object.fromEntries(Object.entries(parts).map(([name, { length }]) => [name, blocks.splice(0, length)])),
  };
  const shown: ShownPage = { blocks: named, slots, crossing: marked.crossing };
  const outline: Outline = {
    ids: idsOf(named),
    titles: prose?.sections.map(({ title }) => title) ?? [],
    sentence: firstSentence((named.definition[0] ?? named.body[0])!.text, page.language),
    length: countWords(
      [...named.definition, ...named.sections, ...named.items].map(({ text }) => text).join('\n'),
      page.language,
    ),
    files: rendered.files,
    problems: [...(prose?.problems ?? []), ...rendered.problems],
    addresses: slots.filter((slot) => slot.kind === 'address'),
  };
  return { ...reading, outline, vocabulary, shownVersion: () => JSON.stringify(shown), shown: () => shown };
}

function idsOf(blocks: PageBlocks): Outline['ids'] {
  const ids = Object.entries(blocks).map(([name, own]): [string, string[]] => [name, own.map(({ id }) => id)]);
  return Object.fromEntries(ids) as Record<string, string[]> as Outline['ids'];
}
