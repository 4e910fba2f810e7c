import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { escapeXml } from '../source/escape-xml.ts';

/** In characters. https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md#the-shortname-element */
const LIMITS = { shortName: 16, longName: 48, description: 1024 };

/** For each language a description of the search, from which browsers can make it one of theirs. */
export function openSearchFiles({ site }: Glossary): DataFile[] {
  const { addresses, languages } = site;
  return languages.map((language) => {
    const { name, description } = site.in(language);
    const lines = [
      `<ShortName>${escapeXml(shortened(name, LIMITS.shortName))}</ShortName>`,
      `<LongName>${escapeXml(shortened(name, LIMITS.longName))}</LongName>`,
      `<Description>${escapeXml(shortened(description, LIMITS.description))}</Description>`,
      `<Language>${language}</Language>`,
      '<InputEncoding>UTF-8</InputEncoding>',
      '<OutputEncoding>UTF-8</OutputEncoding>',
      `<Url type="text/html" template="${escapeXml(addresses.absolute(addresses.search(language)))}?q={searchTerms}"/>`,
      `<Url type="application/opensearchdescription+xml" rel="self" template="${escapeXml(addresses.absolute(addresses.openSearch(language)))}"/>`,
    ];
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n${lines.join('\n')}\n</OpenSearchDescription>\n`;
    return { address: addresses.openSearch(language), body };
  });
}

/** A text that is too long, up to the end of its last whole word that fits. */
function shortened(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const start = characters.slice(0, most).join('');
  return start.replace(/\s+\S*$/u, '').trimEnd();
}
