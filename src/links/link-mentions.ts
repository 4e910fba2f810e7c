import type { Definition, Link, LinkReference } from 'mdast';
import type { Node } from 'unist';
import type { Entry, OwnPageEntry } from '../entries/entry.ts';
import { buildMatcher, type Matcher } from '../lexicon/matcher.ts';
import type { Prose } from '../prose/parse-prose.ts';
import type { AddressBook } from './address-book.ts';
import { chooseLinks, type LinkPolicy } from './choose-links.ts';
import { linkTermOf } from './link-term-of.ts';
import { proposeNames, type Proposal } from './propose-names.ts';
import type { SiteMentions } from './rank-mention.ts';
import { readMentions, type ReadPage } from './read-mentions.ts';
import type { PageLinks } from './reference.ts';

/** A page whose explicit links are known, as it waits for its automatic ones. */
export interface WaitingPage {
  page: Entry | OwnPageEntry;
  proses: readonly Prose[];
  links: Pick<PageLinks, 'references' | 'targets'>;
}

export interface MentionedLanguage {
  linksOf(page: Entry | OwnPageEntry): Pick<PageLinks, 'decisions' | 'words'>;
  site: SiteMentions;
  proposals: Proposal[];
}

/**
 * Reads every page of a language once, then decides: what is noise and what is rare is known only when all are read.
 * @param known names that are no terms: of the site, the product, the publisher
 * @param entries the language's; of drafts that aren't part of this site the names are known, but lead nowhere
 */
export function linkMentions(
  pages: readonly WaitingPage[],
  { shown, drafts }: { shown: readonly Entry[]; drafts: readonly Entry[] },
  language: string,
  policy: LinkPolicy,
  book: AddressBook,
  known: readonly string[],
): MentionedLanguage {
  // With --drafts, drafts are terms like others.
  const published = shown.map((entry) => ({ ...linkTermOf(entry), ...(entry.status === 'draft' ? { status: 'published' as const } : {}) }));
  const matcher = buildMatcher([...published, ...drafts.map(linkTermOf)], language);
  const read = new Map(pages.map(({ page, proses }) => [page, readPage(page, proses, matcher)]));
  const site = siteMentions(read, known);
  const decisions = new Map(
    pages.map(({ page, links }) => {
      const own = read.get(page)!;
      const explicit = own.references.flatMap(({ node, section }) => {
        const id = explicitTarget(node, own, links, book, language);
        return id === undefined ? [] : [{ id, section }];
      });
      return [page, chooseLinks({ ...own, explicit, term: 'term' in page ? matcher.term(page.id) : undefined }, matcher, policy, site)];
    }),
  );
  const spoken = pages.map(({ page, links: { references } }) => ({
    file: page.file,
    runs: read.get(page)!.runs,
    linkTexts: references.flatMap(({ text, target }) => (text === undefined ? [] : [{ text, id: target.id }])),
  }));
  return {
    linksOf: (page) => ({ decisions: decisions.get(page)!, words: read.get(page)!.words }),
    site,
    proposals: proposeNames(spoken, matcher, known),
  };
}

type KnownPage = ReadPage & { definitions: ReadonlyMap<string, Definition> };

function readPage(page: Entry | OwnPageEntry, proses: readonly Prose[], matcher: Matcher): KnownPage {
  const trees = proses.map(({ tree }) => tree);
  const definitions = trees.flatMap(({ children }) => children.filter((node) => node.type === 'definition'));
  const read = readMentions(trees, matcher);
  const summary = 'term' in page ? (page.summary?.split(/\s+/u).length ?? 0) : 0;
  return { ...read, words: read.words + summary, definitions: new Map(definitions.map((node) => [node.identifier, node])) };
}

/** The term that a link of the author's leads to: named as a term, or by its address. */
function explicitTarget(node: Node, { definitions }: KnownPage, { targets }: WaitingPage['links'], book: AddressBook, language: string): string | undefined {
  const link = node.type === 'linkReference' ? definitions.get((node as LinkReference).identifier) : (node as Link);
  if (!link) return undefined;
  const named = targets.get(link);
  if (named) return named.id;
  const address = link.type === 'link' || link.type === 'definition' ? book.ownAddress(link.url, language) : undefined;
  return address === undefined ? undefined : book.termId(address.replace(/[?#].*$/u, ''));
}

function siteMentions(read: ReadonlyMap<Entry | OwnPageEntry, ReadPage>, ownNames: readonly string[]): SiteMentions {
  const byPage = new Map<string, Set<string>>();
  const frequencies = new Map<string, number>();
  for (const [page, { mentions }] of read) {
    const own = 'term' in page ? page.id : undefined;
    const open = mentions.filter(({ run, denied }) => !run.closed && !denied);
    const ids = new Set(open.flatMap(({ terms }) => terms.map(({ id }) => id)).filter((id) => id !== own));
    for (const id of ids) frequencies.set(id, (frequencies.get(id) ?? 0) + 1);
    if (own !== undefined) byPage.set(own, ids);
  }
  return {
    pages: read.size,
    frequency: (id) => frequencies.get(id) ?? 0,
    ownNames,
    mentions: (page, id) => byPage.get(page)?.has(id) ?? false,
  };
}
