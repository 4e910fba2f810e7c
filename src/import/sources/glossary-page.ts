import { visit } from 'unist-util-visit';
import type { Heading } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parseProse } from '../../prose/parse-prose.ts';
import type { DatumMap } from '../text/datum.ts';
import type { MarkdownPlace } from './markdown-places.ts';
import { slicePassage, type Passage } from '../text/passage.ts';
import { plainLine } from '../text/plain-text.ts';
import { tableEntries } from './glossary-table.ts';
import { note, type ImportNote } from '../note.ts';
import { shorten } from '../fields/read-values.ts';
import type { ReadOptions, SourceEntry } from '../text/source-entry.ts';

/**
 * A file that is a whole glossary, as GitBook's GLOSSARY.md is: a heading for each term, its text below. Letters (“A”)
 * above the terms are filing. Also the definition lists of Pandoc, PHP Markdown Extra and MkDocs: a line with the term,
 * then lines that begin with `:`. Also tables, and paragraphs or list items that begin with a name in bold. Undefined for
 * any other file.
 * @param isOnly whether the source is this file alone: then three headings are enough
 */
export function readGlossaryPage(
  { file, language, name }: MarkdownPlace,
  { fields, body, isOnly }: { fields: DatumMap; body: Passage; isOnly: boolean },
  options: ReadOptions,
  notes: ImportNote[],
): SourceEntry[] | undefined {
  const isNamed =
    /^(?:glossary|glossar|glossaire|glosario|terms|terminology|dictionary|lexicon|vocabulary|index)$/iu.test(name);
  if (!isNamed && !(isOnly && fields.fields.length === 0)) return undefined;
  const rows = tableEntries(body, language, options, notes);
  if (rows.length > 2) {
    tellRest(
      body,
      rows.map(({ line }) => line),
      notes,
    );
    return rows;
  }
  const found = [underHeadings(body), inDefinitionLists(body), afterBoldNames(body)].find(({ length }) => length > 2);
  if (!found) return undefined;
  tellRest(
    body,
    found.flatMap(({ line, prose }) => [line, ...prose.lines]),
    notes,
  );
  return found.map(({ term, line, prose }) => ({
    file: file.path,
    line,
    language,
    key: plainLine(term),
    keys: [plainLine(term)],
    term: { value: plainLine(term), line },
    aliases: [],
    related: [],
    tags: [],
    authors: [],
    sources: [],
    sameAs: [],
    nextSteps: [],
    isDraft: false,
    isDeprecated: false,
    formerly: [],
    faq: [],
    body: prose,
  }));
}

/** Introductions and the like, which are part of no entry. Headings and the frames of tables say nothing of their own. */
function tellRest({ file, text, lines }: Passage, read: readonly number[], notes: ImportNote[]): void {
  const known = new Set(read);
  for (const [index, line] of text.split('\n').entries()) {
    const at = lines[index] ?? 1;
    const isFrame =
      line.trim() === '' ||
      /^\s*(?:#{1,6}\s|[-=|:\s]+$|<!--.*-->\s*$)/u.test(line) ||
      (line.includes('|') && known.has(lines[index + 2] ?? -1));
    if (!isFrame && !known.has(at))
      notes.push(note('unread-data', file, at, { what: `“${shorten(line)}” is part of no entry` }));
  }
}

interface Found {
  term: string;
  line: number;
  prose: Passage;
}

/** The terms are the headings of the level that is most frequent. */
function underHeadings(body: Passage): Found[] {
  const { tree } = parseProse(body.text, { kind: 'lines', line: 1, indent: 0 });
  const headings: Heading[] = [];
  visit(tree, 'heading', (heading) => void headings.push(heading));
  const named = headings.filter((heading) => [...toString(heading).trim()].length > 1);
  const depths = Map.groupBy(named, ({ depth }) => depth);
  const [depth] = [...depths].sort(([a, one], [b, other]) => other.length - one.length || a - b)[0] ?? [];
  if (depth === undefined) return [];
  return headings.flatMap((heading, index) => {
    if (heading.depth !== depth) return [];
    const next = headings.slice(index + 1).find((other) => other.depth <= depth);
    const prose = slicePassage(body, heading.position!.end.offset!, next?.position!.start.offset ?? body.text.length);
    const title = toString(heading).replace(/\s*\{[#:.][^}]*\}\s*$/u, '');
    return [
      { term: title, line: body.lines[heading.position!.start.line - 1] ?? 1, prose: liftHeadings(prose, depth) },
    ];
  });
}

/** Headings below a term's own begin at level 2. */
function liftHeadings(prose: Passage, depth: number): Passage {
  return {
    ...prose,
    text: prose.text.replace(/^#{1,6}(?=[ \t])/gmu, (signs) => '#'.repeat(Math.max(2, signs.length - depth + 1))),
  };
}

function inDefinitionLists(body: Passage): Found[] {
  const lines = body.text.split('\n');
  return lines.flatMap((line, index) => {
    const next = lines[index + 1]?.trim() === '' ? index + 2 : index + 1;
    if (line.trim() === '' || /^[\s:#]/u.test(line) || !/^[ ]{0,3}:[ \t]+\S/u.test(lines[next] ?? '')) return [];
    let end = next + 1;
    while (
      end < lines.length &&
      (/^(?:\s{2,}\S|[ ]{0,3}:[ \t])/u.test(lines[end]!) ||
        (lines[end]!.trim() === '' && /^(?:\s{2,}\S|[ ]{0,3}:[ \t])/u.test(lines[end + 1] ?? '')))
    )
      end += 1;
    const text = lines
      .slice(next, end)
      .map((one) => one.replace(/^[ ]{0,3}:[ \t]+|^ {1,4}/u, ''))
      .join('\n');
    return [
      {
        term: line.trim(),
        line: body.lines[index]!,
        prose: { file: body.file, text, lines: body.lines.slice(next, end) },
      },
    ];
  });
}

/** `**API**: An interface.` as a paragraph or a list item; what follows belongs to it until the next one. */
function afterBoldNames(body: Passage): Found[] {
  const pattern =
    /^[ ]{0,3}(?:[-*+][ \t]+)?(?:\*\*|__)([^*_\n]+?):?(?:\*\*|__)[ \t]*(?:[:\u2013\u2014-]|(?<=:\*\*|:__))[ \t]*(?=\S)/gmu;
  const names = [...body.text.matchAll(pattern)];
  return names.map((found, index) => {
    const heading = /\n#{1,6} /u.exec(body.text.slice(found.index));
    const ends = [names[index + 1]?.index, heading ? found.index + heading.index : undefined].filter(
      (end) => end !== undefined,
    );
    const prose = slicePassage(body, found.index + found[0].length, ends.length > 0 ? Math.min(...ends) : undefined);
    return { term: found[1]!, line: prose.lines[0] ?? 1, prose };
  });
}
