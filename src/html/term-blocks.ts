import type { Entry } from '../entries/entry.ts';
import type { EntryProse } from '../entries/entry-prose.ts';
import type { LocalSite } from '../site/site.ts';
import type { Block } from './render-blocks.ts';

export type BlockName =
  | 'definition'
  | 'sections'
  | 'questions'
  | 'items'
  | 'related'
  | 'around'
  | 'mentionedIn'
  | 'sources'
  | 'callToAction'
  | 'nextSteps';

/**
 * The parts of a term's page that have a heading or prose, in order. Whether others are shown depends on the other
 * pages; their headings have an id all the same, so that no id changes when another page does.
 */
export function termBlocks(
  { questions }: Pick<Entry, 'questions'>,
  { definition, sections, answers }: EntryProse,
  { texts, callToAction }: LocalSite,
): Record<BlockName, Block[]> {
  const headed = (heading: string): Block[] => [{ heading }];
  return {
    definition: [{ prose: definition, level: 2 }],
    sections: sections.map(({ title, prose }) => ({ heading: title, prose, level: 3 })),
    questions: headed(texts.questions),
    items: questions.map(({ value }, index) => ({ heading: value, idPrefix: 'faq', prose: answers[index]!, level: 4 })),
    related: headed(texts.related),
    around: headed(texts.around),
    mentionedIn: headed(texts.mentionedIn),
    sources: headed(texts.sources),
    callToAction: callToAction ? headed(callToAction.title) : [],
    nextSteps: headed(texts.nextSteps),
  };
}
