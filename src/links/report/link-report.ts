import type { Position } from '../../diagnostics/position.ts';
import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import { entryProse, type EntryProse } from '../../entries/entry-prose.ts';
import type { Refusal } from '../decide/choose-links.ts';
import type { LinkedPages } from '../link-pages.ts';
import { placeOfMention } from '../read/place-of-mention.ts';
import { rereadRuns } from '../read/reread-runs.ts';

/** A link of the site. Several languages share file names: `language` tells them apart. */
export interface ReportedLink extends Position {
  /** The file name of the page's term, or `pages/` and that of an own page. */
  page: string;
  language: string;
  file: string;
  /** The frontmatter field, or the heading of a section of the body. */
  field: string;
  /** The file name of the term that it leads to. */
  target: string;
  /** The words that carry it; the name of the target where no words do. */
  text: string;
  origin: 'automatic' | 'explicit' | 'related';
}

/** A name of a term that is not linked, and why. */
export interface ReportedRefusal extends Omit<ReportedLink, 'origin' | 'target'> {
  /** What it can mean: several where nothing decides. */
  target: string;
  reason: Refusal;
}

export interface LinkReport {
  links: ReportedLink[];
  refused: ReportedRefusal[];
}

/**
 * Every link made or refused, in the order of the pages and their texts.
 * @param lineOf a line of a file of the content folder, for exact columns
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
        origin: origin === 'replacedBy' ? ('related' as const) : origin,
        ...at,
      })),
    );
    const byHand = new Set(references.map((reference) => `${reference.part} ${reference.target.id}`));
    for (const [place, mention] of mentions().entries()) {
      const { target, refusal } = decisions[place]!;
      // The words of a link to the term itself are that link.
      if (refusal === 'link' && byHand.has(`${mention.part} ${target?.id}`)) continue;
      const at = placeOfMention(mention, runs[mention.run]!, (line) => lineOf(file, line));
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

/** The names of an entry's parts, as `prosesOf` lists them. */
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

/** How often each reason occurs, in words for people. */
export const reasons: Record<Refusal, string> = {
  heading: 'stands in a heading',
  link: 'stands in a link',
  code: 'stands in code',
  html: 'stands in an element of HTML that takes no links',
  passage: 'stands between "links off" and "links on"',
  'own-page': 'is what the page is about',
  never: 'stands in a phrase that its term rules out (linking.never)',
  verb: 'is a verb here',
  draft: 'names a draft',
  ambiguous: 'can mean several terms, and nothing tells which',
  'incoming-off': 'names a term that wants no links (linking.incoming)',
  'outgoing-off': 'stands on a page that makes no links (linking.outgoing)',
  explicit: 'is linked by its author on this page',
  repeated: 'is mentioned before',
  noise: 'is mentioned on most pages, and not related',
  doubtful:
    'probably means something else: a piece of a larger name, the short form of another term, another sense, or an everyday word',
  budget: 'is less useful than others, and the page has no room for more',
};
