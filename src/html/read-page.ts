import type { Problem } from '../diagnostics/problem.ts';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { entryProse, pageProses, prosesOf, type EntryProse } from '../entries/entry-prose.ts';
import { isWhole, type NewLink } from '../links/apply-links.ts';
import { readLinks, type LinkReading, type ReadTrees } from '../links/read-links.ts';
import type { LanguageNames } from '../links/site-names.ts';
import type { Site } from '../site/site.ts';
import type { Assets } from '../source/asset.ts';
import type { MediaFile } from './picture.ts';
import { renderBlocks, type Block, type RenderedBlock } from './render-blocks.ts';
import { slotAddress, type Slot } from './slots.ts';
import { termBlocks, type BlockName } from './term-blocks.ts';

/** Everything that one file's prose says and shows, read once and independent of every other page. */
export interface PageReading extends LinkReading {
  /** What it shows. Many pages wait at once, and few are shown at a time. */
  shown(): ShownPage;
}

export interface ShownPage {
  /** Their HTML has slots where links may be. */
  blocks: PageBlocks;
  slots: readonly Slot[];
  /** The titles of the sections, in the order of the page. */
  titles: readonly string[];
  /** Images and videos that it shows. */
  files: readonly MediaFile[];
  problems: readonly Problem[];
}

/** A reading at first hand. */
export interface FreshReading extends PageReading {
  /** Every different word of the page: a term can be named only where all words of one of its names are. */
  vocabulary: ReadonlySet<string>;
}

/** The blocks of a term, or the one of an own page. */
export type PageBlocks = Record<BlockName | 'body', RenderedBlock[]>;

/** What reading needs of a page. */
export type ReadablePage = Pick<Entry, 'file' | 'language' | 'term' | 'written' | 'questions'> | OwnPageEntry;

export interface ReadingContext {
  site: Site;
  names: Pick<LanguageNames, 'matcher' | 'own'>;
  assets: Assets;
}

const none: PageBlocks = {
  definition: [], sections: [], questions: [], items: [], related: [], around: [], mentionedIn: [], sources: [], callToAction: [], nextSteps: [], body: [],
};

/**
 * Reads a page: the one time that its Markdown is parsed.
 * @param crossing mentions that reach out of emphasised words and are to be linked all the same: that changes the
 * elements around them, so that there is no slot for them before it is known
 */
export function readPage(page: ReadablePage, { site, names, assets }: ReadingContext, crossing: ReadonlySet<number> = new Set()): FreshReading {
  const local = site.in(page.language);
  const prose = 'term' in page ? entryProse(page, local.sections) : undefined;
  const proses = prose ? prosesOf(prose) : pageProses(page, local.sections);
  const { reading, trees, vocabulary } = readLinks(proses, names.matcher, names.own);
  const slots: Slot[] = [];
  const candidates = candidatesIn(reading, trees, crossing).map(({ mention, link }) => ({ ...link, url: slotAddress(slots.push({ kind: 'mention', mention }) - 1) }));
  const parts: Partial<Record<keyof PageBlocks, Block[]>> = 'term' in page ? termBlocks(page, prose!, local) : { body: [{ prose: proses[0]!, level: 2 }] };
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
  const shown: ShownPage = {
    blocks: { ...none, ...Object.fromEntries(Object.entries(parts).map(([name, { length }]) => [name, blocks.splice(0, length)])) },
    slots,
    titles: titlesOf(prose),
    files: rendered.files,
    problems: [...(prose?.problems ?? []), ...rendered.problems],
  };
  return { ...reading, vocabulary, shown: () => shown };
}

/** The mentions that can become links, each with its place in the trees. */
function candidatesIn({ mentions }: LinkReading, { runs }: ReadTrees, crossing: ReadonlySet<number>): { mention: number; link: Omit<NewLink, 'url'> }[] {
  return mentions.flatMap(({ run, start, end, closed, denied }, mention) => {
    if (closed || denied) return [];
    const { node } = runs[run]!;
    return crossing.has(mention) || isWhole(node, start, end) ? [{ mention, link: { node, start, end } }] : [];
  });
}

function titlesOf(prose: EntryProse | undefined): string[] {
  return prose?.sections.map(({ title }) => title) ?? [];
}
