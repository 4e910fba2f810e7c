import type { Entry } from '../entries/entry.ts';
import type { EntryProse } from '../entries/entry-prose.ts';
import type { LocalSite } from '../site/site.ts';
import type { Block } from './render-blocks.ts';

export type BlockName =
  'definition' | 'sections' | 'questions' | 'items' | 'related' | 'mentionedIn' | 'sources' | 'nextSteps';

/**
 * The parts of a term's page that have a heading or prose, in order. Some are shown only if other pages mention the term,
 * for example, but always get an id, so that no id depends on other pages.
 */
export function termBlocks(
  { questions }: Pick<Entry, 'questions'>,
  { definition, sections, answers }: EntryProse,
  { texts }: LocalSite,
): Record<BlockName, Block[]> {
  const headingOnly = (heading: string): Block[] => [{ heading }];
  return {
    definition: [{ prose: definition, level: 2 }],
    sections: sections.map(({ title, prose, hasHeading }) => ({ heading: title, hasHeading, prose, level: 3 })),
    questions: headingOnly(texts.questions),
    items: questions.map(({ value }, index) => ({ heading: value, idPrefix: 'faq', prose: answers[index]!, level: 4 })),
    related: headingOnly(texts.related),
    mentionedIn: headingOnly(texts.mentionedIn),
    sources: headingOnly(texts.sources),
    nextSteps: headingOnly(texts.nextSteps),
  };
}
