import type { Position } from '../../diagnostics/position.ts';
import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import { entryProse, type EntryProse } from '../../entries/entry-prose.ts';
import type { Refusal } from '../decide/choose-links.ts';
import type { LinkedPages } from '../link-pages.ts';
import { positionOfMention } from '../read/position-of-mention.ts';
import { rereadRuns } from '../read/reread-runs.ts';

/** A link of the site. Translations share ids, so `page` and `target` are unique only together with `language`. */
export interface ReportedLink extends Position {
  /** The id of the page's term, or `pages/` and the id of an own page. */
  page: string;
  language: string;
  file: string;
  /** The frontmatter field, or the heading of a section that only the body has. */
  field: string;
  /** The id of the term that it leads to. */
  target: string;
  /** The words of the link, or the headword of the target for a reference in a field. */
  text: string;
  origin: 'automatic' | 'explicit' | 'related';
}

/** A mention that isn't linked, and the reason. */
export interface ReportedRefusal extends Omit<ReportedLink, 'origin' | 'target'> {
  /** The id of its term, or the ids of all homonyms if it is ambiguous, with commas between. */
  target: string;
  reason: Refusal;
}

export interface LinkReport {
  links: ReportedLink[];
  refused: ReportedRefusal[];
}

/**
 * Lists every link and every refused mention, sorted by file and position.
 * @param lineOf returns a line of a file of the content folder, for exact columns
 */
export function linkReport(
  pages: readonly (Entry | OwnPageEntry)[],
  linked: LinkedPages,
  lineOf: (file: string, line: number) => string | undefined,
): LinkReport {
  const report: LinkReport = { links: [], refused: [] };
  for (const page of pages) {
    const isEntry = 'term' in page;
    const { id, language, file } = page;
    const common = { page: isEntry ? id : `pages/${id}`, language, file };
    const fields = isEntry ? fieldsOf(entryProse(page, linked.site.in(language).sections)) : ['body'];
    const runs = rereadRuns(page, linked.site);
    const { references, mentions, decisions: decide } = linked.linksOf(page);
    const decisions = decide();
    report.links.push(
      ...references.map(({ origin, target, at, text, part }) => ({
        ...common,
        field: part === undefined ? origin : fields[part]!,
        target: target.id,
        text: text ?? target.term.value,
        origin: origin === 'explicit' ? origin : ('related' as const),
        ...at,
      })),
    );
    const byHand = new Set(references.map((reference) => `${reference.part} ${reference.target.id}`));
    for (const [index, mention] of mentions().entries()) {
      const { target, refusal } = decisions[index]!;
      // A mention inside a link to the same term is that link, not a refusal.
      if (refusal === 'link' && byHand.has(`${mention.part} ${target?.id}`)) continue;
      const at = positionOfMention(mention, runs[mention.run]!, (line) => lineOf(file, line));
      const found = {
        ...common,
        field: fields[mention.part]!,
        target: target?.id ?? mention.terms.map((term) => term.id).join(', '),
        text: mention.text,
        ...at,
      };
      if (refusal) report.refused.push({ ...found, reason: refusal });
      else report.links.push({ ...found, origin: 'automatic' });
    }
  }
  return { links: inOrder(report.links), refused: inOrder(report.refused) };
}

/** The names of an entry's proses, in the order of `prosesOf`. */
function fieldsOf({ sections, answers }: EntryProse): string[] {
  return [
    'definition',
    ...sections.map(({ field, title }) => field ?? title),
    ...answers.map((_, index) => `faq[${index}].answer`),
  ];
}

function inOrder<T extends { file: string } & Position>(items: readonly T[]): T[] {
  return [...items].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  );
}

/** The refusals in words for people. */
export const reasons: Record<Refusal, string> = {
  heading: 'is in a heading',
  link: 'is in a link',
  code: 'is in code',
  html: 'is in an HTML element that takes no links',
  passage: 'is between "links off" and "links on"',
  'own-page': 'is on the page of its own term',
  never: 'is in a phrase that its term excludes (linking.never)',
  verb: 'is a verb here',
  draft: 'mentions a draft',
  ambiguous: 'can mean several terms',
  'incoming-off': 'mentions a term that takes no automatic links (linking.incoming)',
  'outgoing-off': 'is on a page without automatic links (linking.outgoing)',
  explicit: 'is linked by the author on this page',
  repeated: 'was mentioned before',
  noise: 'is mentioned on most pages, and not related',
  doubtful:
    'probably means something else: part of a larger name, the short form of another term, another sense, or an everyday word',
  budget: 'is less useful than others, and the page has no room for more',
};
