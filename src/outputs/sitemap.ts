import type { Glossary } from '../models/glossary.ts';
import { everyPage } from '../models/page-kinds.ts';
import { escapeXml } from '../source/escape-xml.ts';
import { isListed } from './listed.ts';

interface Location {
  url: string;
  /** `2026-06-16`, from the content; never the clock. */
  lastmod?: string;
  /** The same page in each language. */
  alternates?: readonly { language: string; url: string }[];
}

/** A sitemap may hold 50,000 addresses. https://www.sitemaps.org/protocol.html */
const LIMIT = 50_000;

/** The sitemaps, and the index that names them. Pages that say `noindex`, or that another page stands for, are in none. */
export function sitemaps({ site: { addresses }, pages }: Glossary): { address: string; body: string }[] {
  const locations = everyPage(pages)
    .filter((page) => isListed(page, addresses))
    .map(({ address, lastChange, frame }): Location => ({
      url: addresses.absolute(address),
      lastmod: lastChange,
      alternates: frame.head.alternates,
    }));
  const parts = Array.from({ length: Math.ceil(locations.length / LIMIT) }, (_, index) => {
    const part = locations.slice(index * LIMIT, (index + 1) * LIMIT);
    return {
      address: addresses.sitemap(index + 1),
      body: document('urlset', 'url', part),
      lastmod: part
        .flatMap(({ lastmod }) => lastmod ?? [])
        .sort()
        .at(-1),
    };
  });
  const index = parts.map(({ address, lastmod }) => ({ url: addresses.absolute(address), lastmod }));
  return [
    { address: addresses.sitemapIndex, body: document('sitemapindex', 'sitemap', index) },
    ...parts.map(({ address, body }) => ({ address, body })),
  ];
}

function document(root: string, item: string, locations: readonly Location[]): string {
  const items = locations.map(({ url, lastmod, alternates = [] }) => {
    const day = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`;
    const links = alternates.map(
      ({ language, url: href }) =>
        `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${escapeXml(href)}"/>`,
    );
    return `<${item}><loc>${escapeXml(url)}</loc>${day}${links.join('')}</${item}>`;
  });
  const links = locations.some(({ alternates }) => alternates?.length)
    ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${links}>\n${items.join('\n')}\n</${root}>\n`;
}
