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

/** A sitemap may hold 50,000 addresses and 52,428,800 bytes. https://www.sitemaps.org/protocol.html */
const MOST = { addresses: 50_000, bytes: 52_000_000 };

/** The sitemaps, and the index that names them. Pages that say `noindex`, or that another page stands for, are in none. */
export function sitemaps({ site: { addresses }, pages }: Glossary): { address: string; body: string }[] {
  const locations = everyPage(pages)
    .filter((page) => isListed(page, addresses))
    .map(({ address, lastChange, frame }): Location => ({
      url: addresses.absolute(address),
      lastmod: lastChange,
      alternates: frame.head.alternates,
    }));
  const parts = inParts(locations.map((one) => ({ ...one, xml: itemOf('url', one) }))).map((part, index) => ({
    address: addresses.sitemap(index + 1),
    body: document('urlset', part),
    lastmod: part
      .flatMap(({ lastmod }) => lastmod ?? [])
      .sort()
      .at(-1),
  }));
  const index = parts.map(({ address, lastmod }) => ({
    xml: itemOf('sitemap', { url: addresses.absolute(address), lastmod }),
  }));
  return [
    { address: addresses.sitemapIndex, body: document('sitemapindex', index) },
    ...parts.map(({ address, body }) => ({ address, body })),
  ];
}

/** Begins a new file before one would hold too much. */
export function inParts<T extends { xml: string }>(items: readonly T[], most = MOST): T[][] {
  const parts: T[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const size = Buffer.byteLength(item.xml) + 1;
    if (bytes + size > most.bytes || parts.at(-1)!.length === most.addresses) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(item);
    bytes += size;
  }
  return parts;
}

function itemOf(item: string, { url, lastmod, alternates = [] }: Location): string {
  const day = lastmod === undefined ? '' : `<lastmod>${lastmod}</lastmod>`;
  const links = alternates.map(
    ({ language, url: href }) =>
      `<xhtml:link rel="alternate" hreflang="${escapeXml(language)}" href="${escapeXml(href)}"/>`,
  );
  return `<${item}><loc>${escapeXml(url)}</loc>${day}${links.join('')}</${item}>`;
}

function document(root: string, items: readonly { xml: string; alternates?: Location['alternates'] }[]): string {
  const links = items.some(({ alternates }) => alternates?.length) ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${links}>\n${items.map(({ xml }) => xml).join('\n')}\n</${root}>\n`;
}
