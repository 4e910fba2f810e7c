import { joinPassages } from '../text/passage.ts';
import { note, type ImportNote } from '../note.ts';
import { shorten } from '../fields/read-values.ts';
import type { ReadOptions, SourceEntry } from '../text/source-entry.ts';
import { afterBoldNames, inBullets } from './bold-names.ts';
import { inDefinitionLists, inHtmlLists } from './definition-lists.ts';
import { readEntryName } from './entry-name.ts';
import { tableEntries } from './glossary-table.ts';
import type { PageEntry, PageLine } from './page-lines.ts';
import { underHeadings } from './under-headings.ts';

/** What a file may be, by its place: how much of a glossary's structure is enough to take it apart. */
export interface PageRole {
  /** A file that is taken apart has at least this many entries. */
  least: number;
  /** Whether headings, and names in bold, may be terms: in the file of one term, they are its sections. */
  headings: boolean;
  names: boolean;
}

/** The entries of a page, and what of it they take up. */
export interface GlossaryPage {
  entries: SourceEntry[];
  /** How they are told apart. */
  by: 'table' | 'list' | 'names' | 'headings';
  /** Of the lines with words, the part that is in entries. */
  share: number;
  /** Whether the notation leaves no doubt. */
  isSure: boolean;
  notes: ImportNote[];
}

/**
 * A file that is a whole glossary: tables, definition lists, headings with text below, or names in bold. Undefined where
 * it has too little of these.
 */
export function readGlossaryPage(
  { file, language, page }: { file: string; language: string | undefined; page: readonly PageLine[] },
  role: PageRole,
  options: ReadOptions,
): GlossaryPage | undefined {
  const notes: ImportNote[] = [];
  const rows = tableEntries(file, page, { language, isAny: true }, options, notes);
  const lists = [...inDefinitionLists(file, page), ...inHtmlLists(file, page)].sort((a, b) => a.line - b.line);
  // `[[def: …]]` says what it is, and so does a list that is all of the only file.
  const isDefined = lists.some(({ names }) => names.some((name) => /^\[\[\s*def\s*:/iu.test(name)));
  const least = isDefined ? 1 : role.least;
  const headings = role.headings ? underHeadings(file, page) : [];
  const names = role.names
    ? ([afterBoldNames(file, page), inBullets(file, page)].find(({ length }) => length >= least) ?? [])
    : [];
  const found: { by: GlossaryPage['by']; pages: readonly PageEntry[] }[] = [
    { by: 'list', pages: lists },
    { by: 'headings', pages: headings },
    { by: 'names', pages: names },
  ];
  const best = found.reduce((a, b) => (b.pages.length > a.pages.length * (a.by === 'headings' ? 1.5 : 1) ? b : a));
  const isTable = rows.entries.length > 0 && rows.entries.length >= best.pages.length;
  const entries = isTable ? rows.entries : best.pages.map((one) => entryOf(one, file, language));
  const taken = new Set(isTable ? rows.taken : best.pages.flatMap((one) => one.taken));
  const footnotes = usedFootnotes(page);
  const rest = page.filter((line) => hasWords(line) && !taken.has(line.line) && !footnotes.has(line));
  const words = page.filter(hasWords).length;
  const share = words === 0 ? 0 : 1 - rest.length / words;
  // Few entries are enough where they are all that there is.
  const isAll = role.headings && share >= 0.6 && (isTable ? rows.isNamed || entries.length > 1 : best.by === 'list');
  if (entries.length < (isAll ? 1 : least)) return undefined;
  return {
    entries,
    by: isTable ? 'table' : best.by,
    share,
    isSure: isDefined && best.by === 'list',
    notes: [...(isTable ? notes : []), ...tellRest(file, page, rest)],
  };
}

function entryOf({ names, line, prose, category }: PageEntry, file: string, language: string | undefined): SourceEntry {
  const read = names.map(readEntryName);
  const [first, ...more] = read;
  const { name, others } = first!;
  const ids = read.flatMap((one) => one.ids);
  return {
    file,
    line,
    ...(language === undefined ? {} : { language }),
    key: ids[0] ?? name,
    keys: [...new Set([name, ...ids, ...read.flatMap(({ fragments }) => fragments)])],
    term: { value: name, line },
    aliases: [...others, ...more.map((one) => one.name)].map((value) => ({ value, line })),
    related: [],
    ...(category ? { category } : {}),
    tags: [],
    authors: [],
    sources: [],
    sameAs: [],
    nextSteps: [],
    isDraft: false,
    isDeprecated: false,
    formerly: [],
    faq: [],
    body: joinPassages([prose]),
  };
}

/** The lines of footnotes to which something on the page refers: they go with the entries that do. */
function usedFootnotes(page: readonly PageLine[]): Set<PageLine> {
  const labels = new Set(
    page.flatMap(({ text }) => [...text.matchAll(/\[\^([^\]\s]{1,99})\](?!:)/gu)].map(([, label]) => label!)),
  );
  const found = new Set<PageLine>();
  for (const [index, line] of page.entries()) {
    const [, label] = /^ {0,3}\[\^([^\]\s]{1,99})\]:/u.exec(line.text) ?? [];
    const isNext = found.has(page[index - 1]!) && /^(?: {2,}|\t)\S/u.test(line.text);
    if (isNext || (label !== undefined && labels.has(label))) found.add(line);
  }
  return found;
}

/** Headings and the frames of tables say nothing of their own. */
function hasWords({ text, heading, isCode }: PageLine): boolean {
  return (
    text.trim() !== '' &&
    !heading &&
    !(isCode && /^\s*[=-]+\s*$/u.test(text)) &&
    !/^(?:[-=|:\s*_]+|<!--.*-->|\{:?.*\})$/u.test(text.trim())
  );
}

/** Introductions and the like, which are part of no entry: a paragraph is told once. */
function tellRest(file: string, page: readonly PageLine[], rest: readonly PageLine[]): ImportNote[] {
  const runs: PageLine[][] = [];
  const isRest = new Set(rest);
  for (const [index, line] of page.entries()) {
    if (!isRest.has(line)) continue;
    if (index > 0 && isRest.has(page[index - 1]!)) runs.at(-1)!.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => {
    const line = run[0]!.line;
    if (run.every(({ text }) => /^(?:[-*+]|\d+\.)?(?:[\s|·•,]*\[[^\]]*\]\(#[^)]*\))+[\s|·•,]*$/u.test(text.trim())))
      return note('notation-left', file, line, { what: 'A table of contents' });
    const words = shorten(run.map(({ text }) => text.trim()).join(' '), 400);
    return note('unread-data', file, line, { what: `“${words}” is part of no entry` });
  });
}
