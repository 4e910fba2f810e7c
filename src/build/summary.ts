import type { Loaded } from '../engine/compile-folder.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage } from '../models/page-kinds.ts';
import { robots } from '../outputs/robots.ts';
import type { SiteSummary } from './output/build-record.ts';

/** What a build says of its site. */
export function summaryOf(glossary: Glossary, { entries, pages, linked }: Loaded): SiteSummary {
  const { addresses, isPreview } = glossary.site;
  const { base, origin } = addresses;
  const links = [...entries, ...pages].map((page) => {
    const { references, outcome } = linked!.linksOf(page);
    return references.length + outcome.made.size;
  });
  return {
    terms: glossary.pages.term.length,
    pages: everyPage(glossary.pages).length,
    links: links.reduce((sum, count) => sum + count, 0),
    isPreview,
    base,
    origin,
    robots: robots(glossary),
  };
}
