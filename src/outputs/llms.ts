import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { withSense } from '../models/term/term-link.ts';
import type { TermSheet } from '../models/term/term-sheet.ts';
import { fillCount } from '../site/site.ts';
import { digestOf } from '../source/digest.ts';
import { inlineMarkdown } from '../source/inline-markdown.ts';
import { isListed } from './listed.ts';
import { termMarkdown } from './markdown-files.ts';

/** In characters: an index is to fit into what a program reads at once. */
const MOST_INDEX = 50_000;

/** In bytes of Markdown without its links, which at most double it: a part of all texts is to stay below 1 MB. */
const MOST_TEXT = 400_000;

/**
 * For each language an index of its terms and pages, as https://llmstxt.org describes it, and all its texts. An index
 * that would be too long leads to one for each category, and such a one that is too long to its parts.
 */
export function llmsFiles(glossary: Glossary): DataFile[] {
  return glossary.site.languages.flatMap((language) => {
    const { site, pages } = glossary;
    const terms = pages.term.filter((sheet) => sheet.frame.language === language && isListed(sheet, site.addresses));
    return [...indexFiles(terms, language, glossary), ...fullFiles(terms, language, glossary)];
  });
}

function indexFiles(terms: readonly TermSheet[], language: string, glossary: Glossary): DataFile[] {
  const { addresses, in: local } = glossary.site;
  const { name, description, texts } = local(language);
  const head = `# ${inlineMarkdown(name)}\n\n> ${inlineMarkdown(description)}`;
  const groups = groupsOf(terms, language, glossary);
  const more = otherSections(language, glossary);
  const address = addresses.llms(language);
  const whole = documentOf(head, [...groups, ...more]);
  if (whole.length <= MOST_INDEX) return [{ address, body: whole }];

  const files = groups.map((group) => groupFiles(group, language, glossary));
  const ways = files.map(([file], index) => {
    const { title, lines, text } = groups[index]!;
    const count = fillCount(texts.termCount, lines.length, language);
    return line(title, addresses.absolute(file!.address), text === undefined ? count : `${count}. ${text}`);
  });
  const root = documentOf(head, [{ title: texts.categories, lines: ways }, ...more]);
  return [{ address, body: root }, ...files.flat()];
}

/** One index, or the way to its parts and these. */
function groupFiles({ id, title, lines }: Group, language: string, { site: { addresses } }: Glossary): DataFile[] {
  const parts = partsOf(lines, ({ length }) => length + 1, MOST_INDEX - 1_000);
  const head = `# ${inlineMarkdown(title)}`;
  const address = addresses.llmsPart(language, id);
  if (parts.length === 1) return [{ address, body: documentOf(head, [{ lines }]) }];
  const files = parts.map((part, index) => ({
    title: `${nameIn(part[0]!)} – ${nameIn(part.at(-1)!)}`,
    file: { address: addresses.llmsPart(language, `${id}/${index + 1}`), body: documentOf(head, [{ lines: part }]) },
  }));
  const ways = files.map(({ title: range, file }) => line(range, addresses.absolute(file.address), ''));
  return [{ address, body: documentOf(head, [{ lines: ways }]) }, ...files.map(({ file }) => file)];
}

interface Section {
  title?: string;
  lines: readonly string[];
}

/** The terms of a category, or those that have none. */
interface Group extends Section {
  /** No category begins with a hyphen. */
  id: string;
  title: string;
  text?: string;
}

function groupsOf(terms: readonly TermSheet[], language: string, { site }: Glossary): Group[] {
  const { categories, texts } = site.in(language);
  const { addresses } = site;
  const byCategory = Map.groupBy(terms, ({ data }) => data.category?.id);
  const lines = (own: readonly TermSheet[]): string[] =>
    own.map(({ name, sense, address, data }) =>
      line(withSense(name, sense), addresses.absolute(addresses.markdown(address)), data.description),
    );
  const rest = byCategory.get(undefined) ?? [];
  return [
    ...categories.flatMap(({ id, title, description }): Group[] => {
      const own = byCategory.get(id) ?? [];
      return own.length === 0
        ? []
        : [{ id, title, lines: lines(own), ...(description === undefined ? {} : { text: description }) }];
    }),
    ...(rest.length === 0 ? [] : [{ id: '-', title: texts.allTerms, lines: lines(rest) }]),
  ];
}

/** The owner's pages, all texts in one file, and the indexes of the other languages. */
function otherSections(language: string, { site, pages }: Glossary): Section[] {
  const { addresses, languages, in: local } = site;
  const own = pages.own.filter((page) => page.frame.language === language && isListed(page, addresses));
  const others = languages.filter(
    (one) => one !== language && pages.term.some((sheet) => sheet.frame.language === one && isListed(sheet, addresses)),
  );
  const full = addresses.absolute(addresses.llmsFull(language));
  return [
    {
      title: local(language).texts.pages,
      lines: [
        ...own.map(({ title, address, frame }) =>
          line(title, addresses.absolute(addresses.markdown(address)), frame.head.description),
        ),
        line('llms-full.txt', full, ''),
        ...others.map((one) => line(local(one).name, addresses.absolute(addresses.llms(one)), one)),
      ],
    },
  ];
}

/** All texts of a language: one file, or the way to its parts and these. */
function fullFiles(terms: readonly TermSheet[], language: string, { site }: Glossary): DataFile[] {
  const { addresses } = site;
  const parts = partsOf(terms, ({ size }) => size + 1_000, MOST_TEXT);
  const address = addresses.llmsFull(language);
  const fileOf = (part: readonly TermSheet[], at: string): DataFile => ({
    address: at,
    version: digestOf(part.map((sheet) => sheet.version()).join('\n')),
    get body() {
      return part.map((sheet) => termMarkdown(sheet.page(), addresses)).join('\n');
    },
  });
  if (parts.length === 1) return [fileOf(terms, address)];
  const files = parts.map((part, index) => fileOf(part, addresses.llmsPart(language, `-/full-${index + 1}`)));
  const ways = files.map((file, index) => {
    const part = parts[index]!;
    return line(`${part[0]!.name} – ${part.at(-1)!.name}`, addresses.absolute(file.address), '');
  });
  return [{ address, body: documentOf(`# ${inlineMarkdown(site.in(language).name)}`, [{ lines: ways }]) }, ...files];
}

/** A list in parts, none heavier than a limit unless one item is. */
function partsOf<T>(items: readonly T[], weightOf: (item: T) => number, most: number): T[][] {
  const parts: T[][] = [[]];
  let weight = 0;
  for (const item of items) {
    const own = weightOf(item);
    if (weight + own > most && weight > 0) {
      parts.push([]);
      weight = 0;
    }
    parts.at(-1)!.push(item);
    weight += own;
  }
  return parts;
}

function documentOf(head: string, sections: readonly Section[]): string {
  const texts = sections.map(({ title, lines }) =>
    [...(title === undefined ? [] : [`## ${inlineMarkdown(title)}\n`]), ...lines].join('\n'),
  );
  return `${[head, ...texts].join('\n\n')}\n`;
}

function line(title: string, url: string, text: string): string {
  return `- [${inlineMarkdown(title)}](${url})${text === '' ? '' : `: ${inlineMarkdown(text)}`}`;
}

/** The name that a line begins with. */
function nameIn(text: string): string {
  return text.slice('- ['.length, text.indexOf(']('));
}
