import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Prose } from '../prose/parse-prose.ts';
import { isEmptyProse, splitAtHeadings, type ProsePart } from '../prose/split-at-headings.ts';
import type { Section } from '../site/site.ts';
import type { Yaml } from '../source/read-yaml.ts';
import type { EntrySection } from './entry.ts';
import type { EntryFields } from './entry-schema.ts';
import { proseAt } from './prose-at.ts';

/**
 * Joins the frontmatter's Markdown fields with the body: prose above the first level-2 heading is the definition,
 * a heading equal to a section's title fills that section, any other becomes a further section.
 */
export function mergeBody(
  file: string,
  { yaml, fields, sections, body }: { yaml: Yaml; fields: EntryFields; sections: readonly Section[]; body: Prose },
): { definition: Prose; sections: EntrySection[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const [lead, ...headed] = splitAtHeadings(body) as [ProsePart, ...ProsePart[]];
  const filled = new Map<string, { line: number; section: EntrySection }>();
  const written = fields as Record<string, unknown>;

  for (const { field, title } of sections) {
    const text = written[field];
    if (typeof text !== 'string') continue;
    const line = yaml.keyAt([field]).line;
    filled.set(titleKey(title), { line, section: { field, title, prose: proseAt(yaml, [field], text) } });
  }
  for (const { title, at, prose } of headed) {
    const first = filled.get(titleKey(title!));
    if (first) {
      problems.push(problem('section-twice', file, at, { part: title!, first: first.line, title }));
      continue;
    }
    const known = sections.find((section) => titleKey(section.title) === titleKey(title!));
    filled.set(titleKey(title!), { line: at.line, section: { field: known?.field, title: known?.title ?? title!, prose } });
  }

  const given = fields.definition === undefined ? undefined : proseAt(yaml, ['definition'], fields.definition);
  const definition = given && !isEmptyProse(given) ? given : lead.prose;
  if (given && !isEmptyProse(given) && !isEmptyProse(lead.prose)) {
    problems.push(problem('section-twice', file, lead.at, { part: 'definition', first: yaml.keyAt(['definition']).line }));
  }
  const isReported = fields.definition === undefined && isWritten(yaml, 'definition');
  if (isEmptyProse(definition) && !isReported) {
    const at = fields.definition === undefined ? yaml.opening([]) : yaml.keyAt(['definition']);
    problems.push(problem('empty-definition', file, at, { section: headed[0]?.title }));
  }
  for (const { field, title, required } of sections) {
    if (!required || filled.has(titleKey(title)) || isWritten(yaml, field)) continue;
    const expected = `the section “${title}”, as this field or as a heading in the body`;
    problems.push(problem('missing-field', file, yaml.opening([]), { field, expected }));
  }
  return { definition, sections: inOrder(sections, [...filled.values()].map(({ section }) => section)), problems };
}

/** Those of the settings in their order, then the body's own in theirs. */
function inOrder(sections: readonly Section[], filled: EntrySection[]): EntrySection[] {
  const rank = ({ field }: EntrySection): number => {
    const index = sections.findIndex((section) => section.field === field);
    return field === undefined || index < 0 ? sections.length : index;
  };
  return [...filled].sort((a, b) => rank(a) - rank(b));
}

/** A field that stands there but has no value has a faulty one, which was reported already. */
function isWritten(yaml: Yaml, field: string): boolean {
  return Object.hasOwn((yaml.value ?? {}) as object, field);
}

function titleKey(title: string): string {
  return title.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
