import type { Definition, Link, LinkReference } from 'mdast';
import type { Node } from 'unist';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import type { Prose } from '../../prose/parse-prose.ts';
import { positionOfMention } from '../read/position-of-mention.ts';
import { unknownNames } from '../read/propose-names.ts';
import { readMentions, type Mention } from '../read/read-mentions.ts';
import { readReferences, type ProseReference } from './resolve-references.ts';
import type { TextRun } from '../read/text-runs.ts';

/** Everything that linking needs of a page's prose, as plain data without syntax trees. */
export interface LinkReading {
  references: readonly ProseReference[];
  /** The author's links in the order of the text. */
  links: readonly AuthorLink[];
  mentions(): readonly Mention[];
  /** The distinct meanings of the mentions where links are allowed. */
  named: readonly Meaning[];
  /** The distinct meanings of the mentions in headings. */
  headed: readonly Meaning[];
  /** Names in the text that no entry has. */
  names: readonly string[];
  words: number;
  /** Digest of the mentions; undefined if it hasn't been computed. */
  version?: string;
}

/** An author's link in the prose: to a reference, or to an address. */
export interface AuthorLink {
  /** The index of the reference. */
  reference?: number | undefined;
  address?: string | undefined;
  section: number;
}

/** The nodes of the syntax trees that mentions and references are in, for rendering. */
export interface TreeNodes {
  runs: readonly TextRun[];
  /** The index of each reference, by its node. */
  references: ReadonlyMap<Node, number>;
}

/**
 * Reads everything in a page's prose that linking needs.
 * @param ownNames names that are no terms: of the site, the product, the publisher
 */
export function readLinks(
  proses: readonly Prose[],
  matcher: Matcher,
  ownNames: readonly string[],
): { reading: LinkReading; trees: TreeNodes; vocabulary: Set<string> } {
  const { references, nodes } = readReferences(proses);
  const read = readMentions(
    proses.map(({ tree }) => tree),
    matcher,
    ownNames,
  );
  const definitions = new Map(definitionsIn(proses).map((node) => [node.identifier, node]));
  const links = read.references.flatMap(({ node, section }): AuthorLink[] => {
    const link = node.type === 'linkReference' ? definitions.get((node as LinkReference).identifier) : (node as Link);
    return link ? [{ reference: nodes.get(link), address: link.url, section }] : [];
  });
  const placed = new Set<Meaning>();
  const mentions = read.mentions.map((mention) => {
    const { terms, closed, denied, run } = mention;
    if (terms.length < 2 || closed || denied || placed.has(terms)) return mention;
    placed.add(terms);
    return { ...mention, at: positionOfMention(mention, read.runs[run]!) };
  });
  return {
    reading: {
      references,
      links,
      mentions: () => mentions,
      named: namedIn(mentions),
      headed: headedIn(mentions),
      names: unknownNames(read, matcher.language),
      words: read.words,
    },
    vocabulary: read.vocabulary,
    trees: { runs: read.runs, references: nodes },
  };
}

/** The distinct meanings of mentions where links are allowed. */
export function namedIn(mentions: readonly Mention[]): Meaning[] {
  return [...new Set(mentions.flatMap(({ closed, denied, terms }) => (closed || denied ? [] : [terms])))];
}

/** The distinct meanings of mentions in headings. */
export function headedIn(mentions: readonly Mention[]): Meaning[] {
  return [...new Set(mentions.flatMap(({ closed, terms }) => (closed === 'heading' ? [terms] : [])))];
}

function definitionsIn(proses: readonly Prose[]): Definition[] {
  return proses.flatMap(({ tree }) => tree.children.filter((node) => node.type === 'definition'));
}
