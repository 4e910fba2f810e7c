import { nameKey } from '../lexicon/lexicon.ts';
import { note, SOURCE, type ImportNote } from './note.ts';
import type { SourceEntry, SourceFolder } from './text/source-entry.ts';

/** What a reader made of a source. */
export interface Reading {
  from: string;
  source: SourceFolder;
  /** Entries that were seen, without those in languages that the settings don't have. */
  found: number;
  entries: readonly SourceEntry[];
  /** How many of them were carried over, or merged into others. */
  understood: number;
}

/**
 * A source that was taken for something else than it is: nothing was found in it, next to nothing could be read, or most
 * entries have one name. To write such a glossary would claim a success that it isn't.
 */
export function misreading({ from, source, found, entries, understood }: Reading): ImportNote | undefined {
  const cure = cureFor(from, source);
  if (found === 0)
    return note('no-entries', SOURCE, 1, { saw: filesIn(source), expected: EXPECTED[from] ?? DATA, cure });
  if (found >= 10 && understood * 10 <= found) return note('few-entries', SOURCE, 1, { understood, found, cure });
  const [same = []] = [...Map.groupBy(entries, namesOf).values()].sort((a, b) => b.length - a.length);
  if (same.length >= 6 && same.length * 2 > entries.length)
    return note('one-name', SOURCE, 1, { name: same[0]!.term.value, count: same.length, found: entries.length, cure });
  return undefined;
}

function namesOf({ language, term }: SourceEntry): string {
  return `${language}\n${nameKey(term.value)}`;
}

const MARKDOWN = 'a file for each term, or files with a heading, a table row, a list item or a definition for each';
const DATA = 'a list of entries with fields, or names with definitions';

const EXPECTED: Readonly<Record<string, string>> = { kubernetes: MARKDOWN, markdown: MARKDOWN };

/** The readers by the endings of what they read. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  markdown: /\.(?:md|markdown|mdx)$/iu,
  json: /\.json(?:ld)?$/iu,
  yaml: /\.ya?ml$/iu,
};

/** “2 .csv files, 1 .md file”. */
function filesIn({ files, others }: SourceFolder): string {
  const paths = [...files.map(({ path }) => path), ...others];
  const counts = Map.groupBy(paths, (path) => /\.\w+$/u.exec(path)?.[0].toLowerCase() ?? 'other');
  const most = [...counts].sort(([, a], [, b]) => b.length - a.length).slice(0, 5);
  const words = most.map(([ending, { length }]) => `${length} ${ending} file${length === 1 ? '' : 's'}`);
  return words.length === 0
    ? 'an empty folder'
    : `${words.join(', ')}${counts.size > most.length ? ' and others' : ''}`;
}

function cureFor(from: string, { files }: SourceFolder): string {
  const own = ENDINGS[from] ?? ENDINGS['markdown']!;
  const isOwn = files.some(({ path }) => own.test(path));
  const other = Object.keys(ENDINGS).find((name) => files.some(({ path }) => ENDINGS[name]!.test(path)));
  return `${isOwn || other === undefined ? '' : `Try --from ${other}. `}${FORMS}`;
}

/** What can be imported, for those who have something else. */
export const FORMS =
  'Headword reads Markdown (.md, .markdown, .mdx), JSON (.json, .jsonld) and YAML (.yaml, .yml). A sheet or a database can be saved as JSON: a list of objects, one for each row.';
