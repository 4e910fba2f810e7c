import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { pageVersion } from '../models/page-kinds.ts';
import type { OwnPage } from '../models/pages/own-page.ts';
import type { CustomValue } from '../site/custom-field.ts';
import { customRecord } from '../models/term/custom-facts.ts';
import { withSense, type TermLink } from '../models/term/term-link.ts';
import type { TermPage } from '../models/term/term-page.ts';
import type { Addresses } from '../site/addresses.ts';
import { inlineMarkdown } from '../source/inline-markdown.ts';

/** The same page as Markdown, for each term and each page of the owner's. */
export function markdownFiles({ site: { addresses }, pages }: Glossary): DataFile[] {
  return [
    ...pages.term.map((sheet): DataFile => ({
      address: addresses.markdown(sheet.address),
      version: sheet.version(),
      get body() {
        return termMarkdown(sheet.page(), addresses);
      },
    })),
    ...pages.own.map((page): DataFile => ({
      address: addresses.markdown(page.address),
      version: pageVersion(page),
      get body() {
        return ownMarkdown(page, addresses);
      },
    })),
  ];
}

/** A term with its prose in the order of the page. What only leads on, such as the call to action, is left to the page. */
export function termMarkdown(page: TermPage, addresses: Addresses): string {
  const { data, abbreviation, aliases, questions, confusedWith, related, sources, bylines } = page;
  const name = withSense(page.name, page.sense);
  const parts: Partial<Record<TermPage['order'][number], readonly string[]>> = {
    questions: questions && [
      heading(2, questions),
      ...questions.items.flatMap(({ title, markdown }) => [`### ${inlineMarkdown(title)}`, markdown]),
    ],
    confusedWith: confusedWith.flatMap((confusion) => [
      heading(2, confusion),
      inlineMarkdown(confusion.difference),
      listOf([confusion.other], addresses),
    ]),
    related: related && [
      ...(related.terms.length > 0 ? [heading(2, related), listOf(related.terms, addresses)] : []),
      ...(related.mentionedIn ? [heading(2, related.mentionedIn), listOf(related.mentionedIn.terms, addresses)] : []),
    ],
    sources: sources && [
      heading(2, sources),
      sources.links
        .map(({ title, address }) => `- [${inlineMarkdown(title)}](${linked(address, addresses)})`)
        .join('\n'),
    ],
  };
  return documentOf(
    {
      name,
      aliases: [...(abbreviation === undefined ? [] : [abbreviation]), ...aliases],
      url: data.url,
      language: data.language,
      category: data.category?.title,
      tags: data.tags,
      custom: customRecord(data.custom),
      ...Object.fromEntries(
        bylines.map(({ role, people }) => [role === 'author' ? 'authors' : role, people.map((person) => person.name)]),
      ),
      published: data.published,
      updated: data.updated,
      reviewed: data.reviewed,
    },
    [
      indexLine(data.language, addresses),
      `# ${inlineMarkdown(name)}`,
      ...page.notices.map(
        ({ before, term, after }) =>
          `> ${inlineMarkdown(before)}${term ? linkTo(term, addresses) : ''}${inlineMarkdown(after)}`,
      ),
      ...(page.summary === undefined ? [] : [inlineMarkdown(page.summary)]),
      page.definitionMarkdown,
      ...page.order.flatMap((part) => {
        const section = typeof part === 'number' ? page.sections[part] : undefined;
        return section ? [heading(2, section), section.markdown] : (parts[part] ?? []);
      }),
    ],
  );
}

function ownMarkdown({ title, markdown, lastChange, frame }: OwnPage, addresses: Addresses): string {
  const { language, head } = frame;
  return documentOf({ name: title, url: head.canonical, language, updated: lastChange }, [
    indexLine(language, addresses),
    `# ${inlineMarkdown(title)}`,
    markdown,
  ]);
}

/** Where a reader of this file finds all others. */
function indexLine(language: string, addresses: Addresses): string {
  return `> [llms.txt](${addresses.absolute(addresses.llms(language))})`;
}

/** YAML takes JSON for its values. What has no value is left out. */
function documentOf(
  facts: Readonly<Record<string, string | readonly string[] | Record<string, CustomValue> | undefined>>,
  blocks: readonly string[],
): string {
  const lines = Object.entries(facts)
    .filter(([, value]) => value !== undefined && value.length !== 0)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const body = blocks.filter((block) => block !== '').join('\n\n');
  return `---\n${lines.join('')}---\n\n${body}\n`;
}

function heading(level: number, { title, titleMarkdown }: { title: string; titleMarkdown?: string }): string {
  return `${'#'.repeat(level)} ${titleMarkdown ?? inlineMarkdown(title)}`;
}

function listOf(terms: readonly (TermLink & { summary?: string })[], addresses: Addresses): string {
  return terms
    .map((term) => {
      const text = term.summary === undefined ? '' : `: ${inlineMarkdown(term.summary)}`;
      return `- ${linkTo(term, addresses)}${text}`;
    })
    .join('\n');
}

function linkTo({ name, sense, address }: TermLink, addresses: Addresses): string {
  return `[${inlineMarkdown(withSense(name, sense))}](${linked(address, addresses)})`;
}

function linked(address: string, addresses: Addresses): string {
  return address.startsWith('/') ? addresses.absolute(address) : address;
}
