import type { Heading } from 'mdast';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { borrowedBy, definitionsIn } from '../prose/borrowed-definitions.ts';
import type { Markdown } from '../prose/markdown.ts';
import { proseReader, type Prose } from '../prose/parse-prose.ts';
import { findUnread } from '../prose/unread.ts';
import { isEmptyProse, splitAtHeadings, type ProsePart } from '../prose/split-at-headings.ts';
import type { Section } from '../site/site.ts';
import type { EntryMarkdown } from './entry-markdown.ts';
import type { Entry, OwnPageEntry } from './entry.ts';

/** The parsed Markdown of an entry. */
export interface EntryProse {
  definition: Prose;
  /** In the order of the page: first the sections of the settings, then those that only the body has. */
  sections: EntrySection[];
  answers: Prose[];
}

export interface EntrySection {
  /** The frontmatter field; undefined for a section that only the body has. */
  field?: string;
  title: string;
  prose: Prose;
  /** Whether the prose begins with the section's heading, which has more than words. */
  hasHeading?: boolean;
}

/**
 * Parses the Markdown of an entry and joins the fields of the frontmatter with the body. In the body, prose above the
 * first level-2 heading is the definition; a heading that equals a section's title begins that section, in any spelling
 * of case and spaces; any other heading begins a section of its own.
 * @param sections the sections of the settings, in the entry's language
 */
export function entryProse(
  { file, language, markdown, status }: Pick<Entry, 'file' | 'language' | 'markdown' | 'status'>,
  sections: readonly Section[],
): EntryProse & { problems: Problem[] } {
  if (!markdown)
    return { definition: { tree: { type: 'root', children: [] } }, sections: [], answers: [], problems: [] };
  const problems: Problem[] = [];
  const titleKey = (title: string): string => keyOf(title, language);
  const definitions = definitionsIn(textsOf(markdown));
  const read = proseReader();
  const parse = (own: Markdown): Prose => {
    const prose = read(own, borrowedBy(own, definitions));
    problems.push(...checkMarkdown(prose, file));
    return prose;
  };
  const [lead, ...parts] = splitAtHeadings(parse(markdown.body)) as [ProsePart, ...ProsePart[]];
  const byTitle = new Map<string, { line: number; section: EntrySection }>();
  for (const { field, prose, at } of markdown.sections) {
    const { title } = sections.find((section) => section.field === field)!;
    byTitle.set(titleKey(title), { line: at.line, section: { field, title, prose: parse(prose) } });
  }
  for (const { title, heading, at, prose } of parts) {
    const first = byTitle.get(titleKey(title!));
    if (first) {
      problems.push(problem('section-twice', file, at, { part: title!, first: first.line, title }));
      continue;
    }
    const setting = sections.find((section) => titleKey(section.title) === titleKey(title!));
    const section: EntrySection = { field: setting?.field, title: setting?.title ?? title!, prose };
    byTitle.set(titleKey(title!), {
      line: at.line,
      section: heading && !setting ? withHeading(section, heading) : section,
    });
  }

  const inField = markdown.definition && parse(markdown.definition.prose);
  const definition = inField && !isEmptyProse(inField) ? inField : lead.prose;
  if (inField && !isEmptyProse(inField) && !isEmptyProse(lead.prose)) {
    problems.push(problem('section-twice', file, lead.at, { part: 'definition', first: markdown.definition!.at.line }));
  }
  // A field that is in the file but not in the entry has a faulty value, which was reported already.
  const isReported = !inField && markdown.ownFields.includes('definition');
  if (isEmptyProse(definition) && !isReported) {
    problems.push(
      problem('empty-definition', file, markdown.definition?.at ?? markdown.opening, { section: parts[0]?.title }),
    );
  }
  for (const { field, title, required } of sections) {
    // A draft may lack what its author will write later.
    if (!required || status === 'draft' || byTitle.has(titleKey(title)) || markdown.ownFields.includes(field)) continue;
    const expected = `the section “${title}”, as this field or as a heading in the body`;
    problems.push(problem('missing-field', file, markdown.opening, { field, expected }));
  }
  return {
    definition,
    sections: inOrder(
      sections,
      [...byTitle.values()].map(({ section }) => section),
    ),
    answers: markdown.answers.map(parse),
    problems,
  };
}

/** The proses of an entry in the order of its page. */
export function prosesOf({ definition, sections, answers }: EntryProse): Prose[] {
  return [definition, ...sections.map(({ prose }) => prose), ...answers];
}

/** The parsed proses of a term or an own page, in the order of its page. */
export function pageProses(
  page: Pick<Entry, 'file' | 'language' | 'term' | 'markdown' | 'status'> | OwnPageEntry,
  sections: readonly Section[],
): Prose[] {
  return 'term' in page ? prosesOf(entryProse(page, sections)) : [proseReader()(page.body)];
}

/** Reports signs in a text that look like Markdown and were not read as such. */
export function checkMarkdown({ tree, markdown }: Prose, file: string): Problem[] {
  if (!markdown) return [];
  return findUnread(tree, markdown).map(({ at, ...details }) => problem('unread-markdown', file, at, details));
}

function textsOf({ definition, sections, answers, body }: EntryMarkdown): Markdown[] {
  return [...(definition ? [definition.prose] : []), ...sections.map(({ prose }) => prose), ...answers, body];
}

/** The heading is read and set with the rest of the section, as headings of lower levels are. */
function withHeading(section: EntrySection, heading: Heading): EntrySection {
  const { tree, ...rest } = section.prose;
  return { ...section, hasHeading: true, prose: { ...rest, tree: { ...tree, children: [heading, ...tree.children] } } };
}

/** Sorts the sections of an entry: first those of the settings in their order, then the others in the body's order. */
function inOrder(sections: readonly Section[], unsorted: EntrySection[]): EntrySection[] {
  const rank = ({ field }: EntrySection): number => {
    const index = sections.findIndex((section) => section.field === field);
    return field === undefined || index < 0 ? sections.length : index;
  };
  return [...unsorted].sort((a, b) => rank(a) - rank(b));
}

function keyOf(title: string, language: string): string {
  return title.normalize('NFKC').toLocaleLowerCase(language).replace(/\s+/gu, ' ').trim();
}
