import { problem, type Problem } from '../diagnostics/problem.ts';
import { parseProse, type Markdown, type Prose } from '../prose/parse-prose.ts';
import { isEmptyProse, splitAtHeadings, type ProsePart } from '../prose/split-at-headings.ts';
import type { Section } from '../site/site.ts';
import type { Entry, OwnPageEntry } from './entry.ts';

/** The prose of an entry, parsed. */
export interface EntryProse {
  definition: Prose;
  /** In the order of the page: those of the settings first, then the body's own. */
  sections: EntrySection[];
  answers: Prose[];
}

export interface EntrySection {
  /** The frontmatter field; undefined for a section that only the body has. */
  field?: string;
  title: string;
  prose: Prose;
}

/**
 * Parses the Markdown of an entry and joins the frontmatter's fields with the body: prose above the first level-2 heading
 * is the definition, a heading equal to a section's title fills that section, any other becomes a further section.
 * @param sections the settings', in the entry's language
 */
export function entryProse(
  { file, written }: Pick<Entry, 'file' | 'written'>,
  sections: readonly Section[],
): EntryProse & { problems: Problem[] } {
  if (!written)
    return { definition: { tree: { type: 'root', children: [] } }, sections: [], answers: [], problems: [] };
  const problems: Problem[] = [];
  const [lead, ...headed] = splitAtHeadings(parsed(written.body)) as [ProsePart, ...ProsePart[]];
  const filled = new Map<string, { line: number; section: EntrySection }>();
  for (const { field, prose, at } of written.sections) {
    const { title } = sections.find((section) => section.field === field)!;
    filled.set(titleKey(title), { line: at.line, section: { field, title, prose: parsed(prose) } });
  }
  for (const { title, at, prose } of headed) {
    const first = filled.get(titleKey(title!));
    if (first) {
      problems.push(problem('section-twice', file, at, { part: title!, first: first.line, title }));
      continue;
    }
    const known = sections.find((section) => titleKey(section.title) === titleKey(title!));
    filled.set(titleKey(title!), {
      line: at.line,
      section: { field: known?.field, title: known?.title ?? title!, prose },
    });
  }

  const given = written.definition && parsed(written.definition.prose);
  const definition = given && !isEmptyProse(given) ? given : lead.prose;
  if (given && !isEmptyProse(given) && !isEmptyProse(lead.prose)) {
    problems.push(problem('section-twice', file, lead.at, { part: 'definition', first: written.definition!.at.line }));
  }
  const isReported = !given && written.given.includes('definition');
  if (isEmptyProse(definition) && !isReported) {
    problems.push(
      problem('empty-definition', file, written.definition?.at ?? written.opening, { section: headed[0]?.title }),
    );
  }
  for (const { field, title, required } of sections) {
    // A field that stands there but has no value has a faulty one, which was reported already.
    if (!required || filled.has(titleKey(title)) || written.given.includes(field)) continue;
    const expected = `the section “${title}”, as this field or as a heading in the body`;
    problems.push(problem('missing-field', file, written.opening, { field, expected }));
  }
  return {
    definition,
    sections: inOrder(
      sections,
      [...filled.values()].map(({ section }) => section),
    ),
    answers: written.answers.map(parsed),
    problems,
  };
}

/** The proses of an entry in the order of its page. */
export function prosesOf({ definition, sections, answers }: EntryProse): Prose[] {
  return [definition, ...sections.map(({ prose }) => prose), ...answers];
}

/** The proses of any page, parsed. */
export function pageProses(
  page: Pick<Entry, 'file' | 'term' | 'written'> | OwnPageEntry,
  sections: readonly Section[],
): Prose[] {
  return 'term' in page ? prosesOf(entryProse(page, sections)) : [parsed(page.body)];
}

function parsed({ text, origin }: Markdown): Prose {
  return parseProse(text, origin);
}

/** Those of the settings in their order, then the body's own in theirs. */
function inOrder(sections: readonly Section[], filled: EntrySection[]): EntrySection[] {
  const rank = ({ field }: EntrySection): number => {
    const index = sections.findIndex((section) => section.field === field);
    return field === undefined || index < 0 ? sections.length : index;
  };
  return [...filled].sort((a, b) => rank(a) - rank(b));
}

function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
