import type { Glossary } from '../models/glossary.ts';

interface Location {
  url: string;
  /** `2026-06-16`, from the content; never the clock. */
  lastmod?: string;
  /** The same page in each language. */
  alternates?: readonly { language: string; url: string }[];
}

/** A sitemap may hold 50,000 addresses. https://www.sitemaps.org/protocol.html */
const LIMIT = 50_000;

/** The sitemaps, and the index that names them. */
export function sitemaps({
  site: { addresses },
  homes,
  letters,
  terms,
  categories,
  senses,
  pages,
}: Glossary): { address: string; body: string }[] {
  const dayOf = ({ data }: (typeof terms)[number]): string | undefined => data.updated ?? data.published;
  const latest = (some: (string | undefined)[]): string | undefined =>
    some
      .filter((day) => day !== undefined)
      .sort()
      .at(-1);
  const published = terms.filter(({ frame }) => frame.head.robots === undefined);
  const days = new Map(published.map((term) => [term.data.url, dayOf(term)]));
  const locations: Location[] = [
    ...homes.map(({ frame, data }) => ({
      url: data.url,
      alternates: frame.head.alternates,
      lastmod: latest(published.filter((term) => term.data.language === frame.language).map(dayOf)),
    })),
    ...published.map((term) => ({ url: term.data.url, lastmod: dayOf(term), alternates: term.frame.head.alternates })),
    ...[...letters, ...categories].map(({ frame, data }) => ({
      url: data.url,
      lastmod: latest(data.terms.map(({ url }) => days.get(url))),
      alternates: frame.head.alternates,
    })),
    ...senses.map(({ frame, data }) => ({ url: data.url, alternates: frame.head.alternates })),
    ...pages.map(({ frame, data }) => ({ url: data.url, lastmod: data.updated, alternates: frame.head.alternates })),
  ];
  const parts = Array.from({ length: Math.ceil(locations.length / LIMIT) }, (_, index) => {
    const part = locations.slice(index * LIMIT, (index + 1) * LIMIT);
    return {
      address: addresses.sitemap(index + 1),
      body: document('urlset', 'url', part),
      lastmod: latest(part.map(({ lastmod }) => lastmod)),
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
        `<xhtml:link rel="alternate" hreflang="${escape(language)}" href="${escape(href)}"/>`,
    );
    return `<${item}><loc>${escape(url)}</loc>${day}${links.join('')}</${item}>`;
  });
  const links = locations.some(({ alternates }) => alternates?.length)
    ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    : '';
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${links}>\n${items.join('\n')}\n</${root}>\n`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}
