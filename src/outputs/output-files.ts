import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { searchFiles, type SearchMemory } from '../models/search/search-files.ts';
import { stemmerOf } from '../models/search/stemmers.ts';
import { feeds } from './feeds.ts';
import { hostFiles } from './hosts/host-files.ts';
import { llmsFiles } from './llms.ts';
import { markdownFiles } from './markdown-files.ts';
import { openSearchFiles } from './open-search.ts';
import { robots } from './robots.ts';
import { sitemaps } from './sitemap.ts';
import { termFiles } from './term-files.ts';

/** @param memory what earlier runs found in pages, so that the search reads only those that changed */
export function outputFiles(glossary: Glossary, memory?: SearchMemory): DataFile[] {
  return [...filesBelowRoot(glossary, memory), ...rootFiles(glossary)];
}

/** Without those that hosts and crawlers read at the root of a host only, which a glossary within a site doesn't own. */
export function filesBelowRoot(glossary: Glossary, memory: SearchMemory = new Map()): DataFile[] {
  return [
    ...termFiles(glossary),
    ...markdownFiles(glossary),
    ...llmsFiles(glossary),
    ...feeds(glossary),
    ...openSearchFiles(glossary),
    ...glossary.names,
    ...glossary.search.flatMap((source) => searchFiles(source, memory, stemmerOf(source.language))),
    ...layoutFiles(glossary),
    ...sitemaps(glossary),
  ];
}

/** Stylesheets and scripts of the owner's header and footer. */
function layoutFiles({ site: { layout, addresses } }: Glossary): DataFile[] {
  return (layout?.files ?? []).map(({ name, text }) => ({ address: addresses.layout(name), body: text }));
}

function rootFiles(glossary: Glossary): DataFile[] {
  return [{ address: glossary.site.addresses.robots, body: robots(glossary) }, ...hostFiles(glossary)];
}
