import { readGlossaryPage } from './glossary-page.ts';
import { markdownPlaces, type MarkdownPlace } from './markdown-places.ts';
import { readFrontmatter } from './frontmatter.ts';
import { append, note, type ImportNote } from '../note.ts';
import { joinPassages, slicePassage, type Passage } from '../text/passage.ts';
import { proseText } from '../text/plain-text.ts';
import { readRecord } from '../fields/read-record.ts';
import { fieldOf, type DatumMap } from '../text/datum.ts';
import { readFieldNames } from '../fields/field-names.ts';
import { titleOf } from '../fields/field-sections.ts';
import { openGroups } from '../fields/open-groups.ts';
import type { Reader, ReadOptions, SourceEntry } from '../text/source-entry.ts';

/**
 * A folder of Markdown, a file for each term, with or without frontmatter: Hugo, Jekyll, Docusaurus, MkDocs, VitePress,
 * Obsidian. The name is a field, else the first heading, else the name of the file. A file that itself lists terms under
 * headings is read as a whole glossary.
 */
export const readMarkdown: Reader = (folder, options) => {
  const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdx)$/iu.test(path);
  const files = folder.files.filter(({ path }) => isMarkdown(path));
  const others = [...folder.files.map(({ path }) => path).filter((path) => !isMarkdown(path)), ...folder.others]
    .filter((path) => !isPicture(path))
    .sort();
  const { places, notes } = markdownPlaces(files, others);
  const entries: SourceEntry[] = [];
  let found = 0;
  for (const place of places) {
    const { fields: written, body, notes: told } = readFrontmatter(place.file);
    const fields = openGroups(written, options.map);
    append(notes, told);
    const listed = readGlossaryPage(place, { fields, body, isOnly: places.length === 1 }, options, notes);
    if (listed) {
      append(entries, listed);
      found += listed.length;
      continue;
    }
    const read = readFile(place, fields, body, options);
    append(notes, read.notes);
    found += 1;
    if (read.entry) entries.push(read.entry);
  }
  return { entries, notes, found };
};

function readFile(
  { file, language, key, name }: MarkdownPlace,
  fields: DatumMap,
  body: Passage,
  options: ReadOptions,
): { entry?: SourceEntry; notes: ImportNote[] } {
  const notes: ImportNote[] = [];
  const heading = firstHeading(body);
  const field = [...readFieldNames(fields, options)].find(
    ([, { meaning, isChosen }]) => meaning === 'term' && isChosen,
  )?.[0];
  const named = field === undefined ? undefined : fieldOf(fields, field);
  const title = named?.kind === 'text' && named.text.trim() !== '' ? named.text : undefined;
  // The heading that repeats the title, or stands in for it, is the page's name and no part of the text.
  const isTitle = heading !== undefined && (title === undefined || sameWords(heading.title, title));
  if (heading && title !== undefined && !isTitle)
    notes.push(
      note('heading', file.path, heading.line, {
        title: heading.title,
        became: 'was left out, as the term is named by a field',
      }),
    );
  const read = readRecord(
    fields,
    {
      file: file.path,
      line: 1,
      language,
      key,
      keys: [...new Set([name, key])],
      fallback: heading
        ? { term: heading.title, from: 'the first heading', isTold: false }
        : { term: titleOf(name), from: 'the name of the file', isTold: true },
      body: heading ? joinPassages([slicePassage(body, 0, heading.start), slicePassage(body, heading.end)]) : body,
    },
    options,
  );
  return { entry: read.entry, notes: [...notes, ...read.notes] };
}

/** A level-1 heading before any other text. */
function firstHeading({
  text,
  lines,
}: Passage): { title: string; line: number; start: number; end: number } | undefined {
  const [whole, before, hashed, set] =
    /^(\s*(?:(?:import|export) [^\n]*\n|<!--[\s\S]*?-->\s*|\s*\n)*)(?:#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\n|$)|([^\n]+)\n=+[ \t]*(?:\n|$))/u.exec(
      text,
    ) ?? [];
  const title = (hashed ?? set)?.replace(/\s*\{[#:.][^}]*\}\s*$/u, '');
  if (whole === undefined || title === undefined) return undefined;
  return {
    title: proseText(title),
    line: lines[before!.split('\n').length - 1] ?? 1,
    start: before!.length,
    end: whole.length,
  };
}

function sameWords(a: string, b: string): boolean {
  const key = (text: string): string =>
    proseText(text)
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '');
  return key(a) === key(b) && key(a) !== '';
}

function isPicture(path: string): boolean {
  return /\.(?:png|jpe?g|gif|svg|webp|avif)$/iu.test(path);
}
