import type { Root } from 'mdast';
import type { Node } from 'unist';
import { hasCapitalNouns } from '../../lexicon/capital-nouns.ts';
import type { Matcher, Meaning } from '../../lexicon/matcher.ts';
import { tokensOf, type Token } from '../../lexicon/tokens.ts';
import { isPartOfName, isPointing } from './around-mention.ts';
import { textRuns, type ClosedPlace, type TextRun } from './text-runs.ts';

/** A place of a page that names a term, or several homonyms. It knows of the page's text what it needs, and no tree. */
export interface Mention {
  /** Which of the page's trees it stands in. */
  part: number;
  /** The place of its running text among the page's. */
  run: number;
  /** Offsets in the run's text. */
  start: number;
  end: number;
  text: string;
  terms: Meaning;
  /** Why it means none of them after all. */
  denied: 'never' | 'verb' | undefined;
  /** Why its place takes no link. */
  closed: ClosedPlace | undefined;
  /** Where it stands in its file, as far as the trees tell; known only of what several terms claim, where trees have places. */
  at?: { line: number; column: number };
  /** Whether it is a piece of a larger name. */
  isInName: boolean;
  /** Whether it points to something said before. */
  isPointing: boolean;
  /** Counts headings and parts: the section of the page that it stands in. */
  section: number;
}

export interface ReadPage {
  /** All running text, part by part. */
  runs: TextRun[];
  mentions: Mention[];
  /** The links that the author made, with their sections. */
  references: { node: Node; section: number }[];
  words: number;
  /** Every different word of its text, as words are compared. */
  vocabulary: Set<string>;
}

/**
 * Everything that a page names, in the order of its text.
 * @param ownNames names of the site itself
 */
export function readMentions(trees: readonly Root[], matcher: Matcher, ownNames: readonly string[] = []): ReadPage {
  const areNamesCapital = !hasCapitalNouns(matcher.language);
  const page: ReadPage = { runs: [], mentions: [], references: [], words: 0, vocabulary: new Set() };
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
      const tokens = tokensOf(text);
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
    page.references.push(...references.map(({ node, section }) => ({ node, section: first + section })));
    sections += 1;
  });
  return page;
}

/** Notes words and counts them as readers do; in scripts without spaces two characters make about one. */
function readWords(tokens: readonly Token[], vocabulary: Set<string>): number {
  let count = 0;
  for (const { kind, key } of tokens) {
    if (kind === 'symbol') continue;
    vocabulary.add(key);
    count += kind === 'word' ? 1 : 0.5;
  }
  return count;
}
