import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { feeds } from './feeds.ts';
import { headers, redirects } from './host-files.ts';
import { llmsFiles } from './llms.ts';
import { markdownFiles } from './markdown-files.ts';
import { openSearchFiles } from './open-search.ts';
import { robots } from './robots.ts';
import { sitemaps } from './sitemap.ts';
import { termFiles } from './term-files.ts';

export function outputFiles(glossary: Glossary): DataFile[] {
  const { addresses } = glossary.site;
  return [
    ...termFiles(glossary),
    ...markdownFiles(glossary),
    ...llmsFiles(glossary),
    ...feeds(glossary),
    ...openSearchFiles(glossary),
    ...glossary.names,
    ...glossary.drawings,
    ...sitemaps(glossary),
    { address: addresses.robots, body: robots(glossary) },
    { address: addresses.headers, body: headers(glossary) },
    ...(glossary.pages.moved.length > 0 ? [{ address: addresses.redirects, body: redirects(glossary) }] : []),
  ];
}

/** Without those that hosts and crawlers read at the root of a host only, which a glossary within a site doesn't own. */
export function filesBelowRoot(glossary: Glossary): DataFile[] {
  const { robots: rules, headers: sent, redirects: moved } = glossary.site.addresses;
  return outputFiles(glossary).filter(({ address }) => ![rules, sent, moved].includes(address));
}
