import type { Definition, Link, LinkReference } from 'mdast';
import type { Node } from 'unist';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import type { Prose } from '../../prose/parse-prose.ts';
import { placeOfMention } from '../read/place-of-mention.ts';
import { unknownNames } from '../read/propose-names.ts';
import { readMentions, type Mention } from '../read/read-mentions.ts';
import { readReferences, type WrittenReference } from './resolve-references.ts';
import type { TextRun } from '../read/text-runs.ts';

/** All that linking has to know of a page's prose. It outlives the trees that it was read from. */
export interface LinkReading {
  references: readonly WrittenReference[];
  /** The author's links in the order of the text. */
  links: readonly AuthorLink[];
  mentions(): readonly Mention[];
  /** What is named where a link may stand, each once. */
  named: readonly Meaning[];
  /** What is named in headings, each once. */
  headed: readonly Meaning[];
  /** Names without an entry. */
  names: readonly string[];
  words: number;
  /** The same where the mentions are; undefined where nobody has looked. */
  version?: string;
}

/** A link in the prose: to one of the page's references, or to an address. */
export interface AuthorLink {
  /** The place among the references. */
  reference?: number | undefined;
  address?: string | undefined;
  section: number;
}

/** The trees' side of a reading: what a renderer needs to find its places again. */
export interface ReadTrees {
  runs: readonly TextRun[];
  /** The place among the references, by the node that carries it. */
  references: ReadonlyMap<Node, number>;
}

/** @param ownNames names of the site itself */
export function readLinks(
  proses: readonly Prose[],
  matcher: Matcher,
  ownNames: readonly string[],
): { reading: LinkReading; trees: ReadTrees; vocabulary: Set<string> } {
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
  const mentions = read.mentions.map((mention) =>
    mention.terms.length > 1 ? { ...mention, at: placeOfMention(mention, read.runs[mention.run]!) } : mention,
  );
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

/** What they name where a link may stand, each once. */
export function namedIn(mentions: readonly Mention[]): Meaning[] {
  return [...new Set(mentions.flatMap(({ closed, denied, terms }) => (closed || denied ? [] : [terms])))];
}

/** What they name in headings, each once. */
export function headedIn(mentions: readonly Mention[]): Meaning[] {
  return [...new Set(mentions.flatMap(({ closed, terms }) => (closed === 'heading' ? [terms] : [])))];
}

function definitionsIn(proses: readonly Prose[]): Definition[] {
  return proses.flatMap(({ tree }) => tree.children.filter((node) => node.type === 'definition'));
}
