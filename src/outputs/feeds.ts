import { authorsOf } from '../models/term/byline.ts';
import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { withSense } from '../models/term/term-link.ts';
import type { TermPage } from '../models/term/term-page.ts';
import type { TermSheet } from '../models/term/term-sheet.ts';
import type { Addresses } from '../site/addresses.ts';
import type { LocalSite } from '../site/site.ts';
import { digestOf } from '../source/digest.ts';
import { cdata, escapeXml } from '../source/escape-xml.ts';
import { isListed } from './listed.ts';

const MOST = 50;

/** For each language the newest and the last revised terms, with their whole text: as Atom (RFC 4287) and as JSON Feed 1.1. */
export function feeds({ site, pages }: Glossary): DataFile[] {
  const { addresses, languages } = site;
  return languages.flatMap((language) => {
    const newest = pages.term
      .filter((sheet) => sheet.frame.language === language && isListed(sheet, addresses) && dayOf(sheet) !== undefined)
      .sort((a, b) => compare(dayOf(b)!, dayOf(a)!) || compare(a.address, b.address))
      .slice(0, MOST);
    if (newest.length === 0) return [];
    const version = digestOf(newest.map((sheet) => sheet.version()).join('\n'));
    const local = site.in(language);
    return [
      {
        address: addresses.feed(language),
        version,
        get body() {
          return atom(newest, local, addresses);
        },
      },
      {
        address: addresses.jsonFeed(language),
        version,
        get body() {
          return jsonFeed(newest, local, addresses);
        },
      },
    ];
  });
}

function atom(
  terms: readonly TermSheet[],
  { language, name, description, publisher }: LocalSite,
  addresses: Addresses,
): string {
  const home = addresses.absolute(addresses.home(language));
  const self = addresses.absolute(addresses.feed(language));
  const entries = terms.map((sheet) => {
    const page = sheet.page();
    const { published, updated, url, description: summary, category, tags } = sheet.data;
    return element('entry', [
      element('title', escapeXml(titleOf(sheet))),
      `<link href="${escapeXml(url)}"/>`,
      element('id', escapeXml(url)),
      element('updated', momentOf((updated ?? published)!)),
      ...(published === undefined ? [] : [element('published', momentOf(published))]),
      ...authorsOf(page).map((author) => element('author', [element('name', escapeXml(author.name))])),
      ...(category ? [`<category term="${escapeXml(category.id)}" label="${escapeXml(category.title)}"/>`] : []),
      ...tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
      element('summary', escapeXml(summary)),
      `<content type="html">${cdata(contentOf(page, addresses))}</content>`,
    ]);
  });
  const feed = [
    element('title', escapeXml(name)),
    element('subtitle', escapeXml(description)),
    `<link href="${escapeXml(home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    element('id', escapeXml(home)),
    element('updated', momentOf(dayOf(terms[0]!)!)),
    element('author', [element('name', escapeXml(publisher?.name ?? name))]),
    ...entries,
  ].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">\n${feed}\n</feed>\n`;
}

/** https://www.jsonfeed.org/version/1.1/ */
function jsonFeed(
  terms: readonly TermSheet[],
  { language, name, description }: LocalSite,
  addresses: Addresses,
): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    description,
    home_page_url: addresses.absolute(addresses.home(language)),
    feed_url: addresses.absolute(addresses.jsonFeed(language)),
    language,
    items: terms.map((sheet) => {
      const page = sheet.page();
      const { published, updated, url, description: summary, category } = sheet.data;
      const tags = [...(category ? [category.title] : []), ...sheet.data.tags];
      const authors = authorsOf(page);
      return {
        id: url,
        url,
        title: titleOf(sheet),
        summary,
        content_html: contentOf(page, addresses),
        ...(published === undefined ? {} : { date_published: momentOf(published) }),
        ...(updated === undefined ? {} : { date_modified: momentOf(updated) }),
        ...(authors.length > 0 ? { authors } : {}),
        ...(tags.length > 0 ? { tags } : {}),
      };
    }),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

function element(name: string, content: string | readonly string[]): string {
  return typeof content === 'string' ? `<${name}>${content}</${name}>` : `<${name}>\n${content.join('\n')}\n</${name}>`;
}

/** The text of a term as other programs show it: every address is whole. */
function contentOf({ definitionHtml, sections, questions }: TermPage, addresses: Addresses): string {
  const headed = [...sections, ...(questions?.items ?? [])].map(
    ({ title, titleHtml, html }) => `<h2>${titleHtml ?? escapeXml(title)}</h2>\n${html}`,
  );
  return [definitionHtml, ...headed]
    .join('\n')
    .replace(/ srcset="[^"]*"| sizes="[^"]*"/gu, '')
    .replace(
      / (href|src|poster)="(\/[^"]*)"/gu,
      (_, name: string, path: string) => ` ${name}="${addresses.absolute(path)}"`,
    );
}

function dayOf({ data: { updated, published } }: TermSheet): string | undefined {
  return updated ?? published;
}

/** The content has days, and feeds ask for a time of day. */
function momentOf(day: string): string {
  return `${day}T00:00:00Z`;
}

function titleOf({ name, sense }: TermSheet): string {
  return withSense(name, sense);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
