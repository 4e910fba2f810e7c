import type { Root } from 'mdast';
import type { Node } from 'unist';
import { hasCapitalNouns } from '../../lexicon/capital-nouns.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { tokensOf, type Token } from '../../lexicon/tokens.ts';
import { isPartOfName, isPointing } from './around-mention.ts';
import { textRuns, type ClosedReason, type TextRun } from './text-runs.ts';

/** An occurrence of a term's name in a page, or of a name that several homonyms share. Plain data without syntax trees. */
export interface Mention {
  /** The index of the tree that contains it. */
  part: number;
  /** The index of the running text that contains it. */
  run: number;
  /** Offsets in the run's text. */
  start: number;
  end: number;
  text: string;
  terms: Meaning;
  /** Why it mentions none of the terms after all; see `Match`. */
  denied: 'never' | 'verb' | undefined;
  /** Why no link is allowed there. */
  closed: ClosedReason | undefined;
  /** Its position in the file; only of the first mention on the page that is ambiguous, for the report. */
  at?: { line: number; column: number };
  /** Whether it is part of a larger name: “Linux Foundation”. */
  isInName: boolean;
  /** Whether it refers back to something: “the encoder”. */
  isPointing: boolean;
  /** The number of the page's section that contains it; headings and parts begin sections. */
  section: number;
}

/** The text of a page as the linker reads it. */
export interface PageText {
  /** All running texts, part by part. */
  runs: TextRun[];
  mentions: Mention[];
  /** The author's links and references, with their sections. */
  references: { node: Node; section: number }[];
  words: number;
  /** The distinct token keys of the text, without symbols. */
  vocabulary: Set<string>;
}

/**
 * Finds the mentions of a page, in the order of its text.
 * @param trees the page's proses, in order
 * @param ownNames names that are no terms: of the site, the product, the publisher
 */
export function readMentions(trees: readonly Root[], matcher: Matcher, ownNames: readonly string[] = []): PageText {
  const areNamesCapital = !hasCapitalNouns(matcher.language);
  const page: PageText = { runs: [], mentions: [], references: [], words: 0, vocabulary: new Set() };
  let sections = 0;
  let areLinksOff = false;
  trees.forEach((tree, part) => {
    const { runs, references, isOff } = textRuns(tree, areLinksOff);
    areLinksOff = isOff;
    const first = sections;
    for (const run of runs) {
      const { text, closed } = run;
      const section = first + run.section;
      sections = Math.max(sections, section);
      const tokens = tokensOf(text, matcher.language);
      page.words += readWords(tokens, page.vocabulary);
      for (const { start, end, terms, denied } of matcher.match(text, tokens)) {
        page.mentions.push({
          part,
          run: page.runs.length,
          start,
          end,
          text: text.slice(start, end).replace(/\s+/gu, ' '),
          terms,
          denied,
          closed,
          section,
          isInName: areNamesCapital && isPartOfName(text, start, end, ownNames),
          isPointing: isPointing(text, start),
        });
      }
      page.runs.push(run);
    }
    for (const { node, section } of references) page.references.push({ node, section: first + section });
    sections += 1;
  });
  return page;
}

/** Adds the words to the vocabulary, and counts them; in scripts without spaces, two characters count as a word. */
function readWords(tokens: readonly Token[], vocabulary: Set<string>): number {
  let count = 0;
  for (const { kind, key } of tokens) {
    if (kind === 'symbol') continue;
    vocabulary.add(key);
    count += kind === 'word' ? 1 : 0.5;
  }
  return count;
}
