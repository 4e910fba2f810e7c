import type { Root } from 'mdast';
import type { Node } from 'unist';
import type { LinkTerm } from '../lexicon/link-term.ts';
import type { Matcher } from '../lexicon/matcher.ts';
import { tokensOf } from '../lexicon/tokens.ts';
import { OBJECT } from './inline-text.ts';
import { textRuns, type TextRun } from './text-runs.ts';

/** A place of a page that names a term, or several homonyms. */
export interface Mention {
  /** Which of the page's trees it stands in. */
  part: number;
  run: TextRun;
  /** Offsets in the run's text. */
  start: number;
  end: number;
  text: string;
  /** What it can mean. */
  terms: readonly LinkTerm[];
  /** Why it means none of them after all. */
  denied: 'never' | 'verb' | undefined;
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
}

/** Everything that a page names, in the order of its text. */
export function readMentions(trees: readonly Root[], matcher: Matcher): ReadPage {
  const page: ReadPage = { runs: [], mentions: [], references: [], words: 0 };
  let sections = 0;
  let areLinksOff = false;
  trees.forEach((tree, part) => {
    const { runs, references, isOff } = textRuns(tree, areLinksOff);
    areLinksOff = isOff;
    const first = sections;
    for (const run of runs) {
      sections = Math.max(sections, first + run.section);
      page.words += wordsIn(run.text);
      for (const { start, end, terms, denied } of matcher.match(run.text)) {
        const text = run.text.slice(start, end).replace(/\s+/gu, ' ');
        page.mentions.push({ part, run, start, end, text, terms, denied, section: first + run.section });
      }
    }
    page.runs.push(...runs);
    page.references.push(...references.map(({ node, section }) => ({ node, section: first + section })));
    sections += 1;
  });
  return page;
}

/** Words as readers count them; in scripts without spaces two characters make about one. */
function wordsIn(text: string): number {
  let count = 0;
  for (const { kind } of tokensOf(text.replaceAll(OBJECT, ' '))) count += kind === 'word' ? 1 : kind === 'unspaced' ? 0.5 : 0;
  return count;
}
