import type { Entry } from '../../entries/entry.ts';
import { isOutdated } from '../../entries/inherit.ts';
import type { Site } from '../../site/site.ts';
import { termLink, type TermLink } from './term-link.ts';

/** What a reader has to know before everything else. */
export interface Notice {
  kind: 'draft' | 'deprecated' | 'outdated';
  before: string;
  term?: TermLink;
  after: string;
}

/** @param replacement the term to use in its place */
export function noticesOf(entry: Entry, replacement: TermLink | undefined, site: Site): Notice[] {
  const { texts } = site.in(entry.language);
  const notices: Notice[] = [];
  const say = (kind: Notice['kind'], text: string, term?: TermLink): void => {
    const [before = '', after = ''] = text.split('{term}');
    notices.push({ kind, before, ...(term ? { term } : {}), after });
  };
  if (entry.status === 'draft') say('draft', texts.draft);
  if (entry.status === 'deprecated')
    say('deprecated', replacement ? texts.deprecatedInFavourOf : texts.deprecated, replacement);
  if (isOutdated(entry))
    say('outdated', texts.outdated, entry.original && termLink(entry.original, site, entry.language));
  return notices;
}
