import { dirnameOf, markdownPlaces, NOTION_ID, type MarkdownPlace } from './markdown-places.ts';
import { readEntryName, type EntryName } from './entry-name.ts';
import { readFrontmatter } from './frontmatter.ts';
import { readGlossaryPage, type GlossaryPage, type PageRole } from './glossary-page.ts';
import { shareFootnotes } from './footnotes.ts';
import { inlineDefinitions } from './link-definitions.ts';
import { isLetters } from './under-headings.ts';
import { notionFields } from './notion-fields.ts';
import { pageLines, type PageLine } from './page-lines.ts';
import { append, note, type ImportNote } from '../note.ts';
import { joinPassages, slicePassage, type Passage } from '../text/passage.ts';
import { proseText } from '../text/plain-text.ts';
import { referenceIn } from '../text/reference-in.ts';
import { readRecord } from '../fields/read-record.ts';
import { fieldOf, type DatumMap } from '../text/datum.ts';
import { plainKey, readFieldNames } from '../fields/field-names.ts';
import { nameOfFile, proseFields } from '../fields/field-sections.ts';
import { openGroups } from '../fields/open-groups.ts';
import type { Reader, ReadOptions, SourceEntry } from '../text/source-entry.ts';

/** A file with its frontmatter read, and the titles of its headings. */
interface ReadFile {
  place: MarkdownPlace;
  fields: DatumMap;
  body: Passage;
  lines: readonly PageLine[];
  headings: readonly string[];
}

/**
 * A folder of Markdown, a file for each term, with or without frontmatter: Hugo, Jekyll, Docusaurus, MkDocs, VitePress,
 * Obsidian, Notion. The name is a field, else the first heading, else the name of the file. A file that itself lists terms
 * is read as a whole glossary.
 */
export const readMarkdown: Reader = (folder, options) => {
  const isMarkdown = (path: string): boolean => /\.(?:md|markdown|mdx)$/iu.test(path);
  const texts = folder.files.filter(({ path }) => isMarkdown(path));
  const others = [...folder.files.map(({ path }) => path).filter((path) => !isMarkdown(path)), ...folder.others]
    .filter((path) => !isPicture(path))
    .sort();
  const { places, notes } = markdownPlaces(texts, others);
  const files = places.map((place): ReadFile => {
    const { fields, body, notes: told } = readFrontmatter(place.file);
    append(notes, told);
    const whole = inlineDefinitions(body, notes);
    const lines = pageLines(whole);
    const headings = lines.flatMap(({ heading }) => (heading ? [readEntryName(heading.title).name] : []));
    return { place, fields: openGroups(fields, options.map), body: whole, lines, headings };
  });
  const recurrent = recurrentHeadings(files);
  const roles = rolesOf(files, recurrent, options);
  const prose = proseFields(files.map(({ fields }) => fields));
  const entries: SourceEntry[] = [];
  let found = 0;
  for (const file of files) {
    const listed = roles.get(file);
    if (listed) {
      shareFootnotes(listed.entries, file.body);
      append(entries, listed.entries);
      append(notes, listed.notes);
      found += listed.entries.length;
      continue;
    }
    const read = readTerm(file, recurrent, prose, options);
    append(notes, read.notes);
    found += 1;
    if (read.entry) entries.push(read.entry);
  }
  return { entries, notes, found };
};

const LISTS =
  /^(?:glossary|glossaries|glossar|glossaire|glosario|glossario|terms|terminology|terminologie|dictionary|lexicon|lexikon|vocabulary|wordlist|index)$/iu;

/** The files that are glossaries of their own, taken apart. */
function rolesOf(files: readonly ReadFile[], recurrent: Recurrent, options: ReadOptions): Map<ReadFile, GlossaryPage> {
  const found = new Map<ReadFile, GlossaryPage>();
  const isOnly = new Set(files.map(({ place }) => place.key)).size === 1;
  for (const inFolder of Map.groupBy(files, ({ place }) => dirnameOf(place.file.path)).values()) {
    const areLetters = inFolder.filter(({ place }) => isLetterFile(place.name)).length * 2 > inFolder.length;
    const pages = new Map<ReadFile, GlossaryPage>();
    for (const file of inFolder) {
      if (isTermFile(file, options)) continue;
      const isLetter = areLetters && inFolder.length > 1 && isLetterFile(file.place.name) && !isEntry(file);
      const isListed = isOnly || isLetter || LISTS.test(file.place.name);
      const isOfSiblings =
        isListed && !isOnly && (hasSections(file, recurrent) || (!isLetter && isLikeSiblings(file, inFolder)));
      const role: PageRole = {
        least: isLetter ? 1 : LISTS.test(file.place.name) ? 2 : 3,
        headings: isListed && !isOfSiblings,
        names: isListed && !isOfSiblings,
      };
      const page = readGlossaryPage(
        { file: file.place.file.path, language: file.place.language, page: file.lines },
        role,
        options,
      );
      if (!page) continue;
      if (page.isSure || (isListed && !(isOfSiblings && page.share < 0.6))) found.set(file, page);
      else if (page.share >= 0.6) pages.set(file, page);
    }
    // Where most files of a folder are tables or lists of definitions, they are pages of a glossary, whatever they are called.
    if (pages.size > 1 && pages.size * 2 > inFolder.length) for (const [file, page] of pages) found.set(file, page);
  }
  return found;
}

/** A file that happens to be called by a letter: its first heading names something else, and says at once what that is. */
function isEntry({ place, lines }: ReadFile): boolean {
  const at = lines.findIndex(({ text }) => text.trim() !== '');
  const title = lines[at]?.heading;
  const [next] = lines.slice(at + 1).filter(({ text, isCode }) => !isCode && text.trim() !== '');
  const isLetters =
    title !== undefined && title.title.split(/[^\p{L}\p{N}]+/u).some((word) => sameWords(word, place.name));
  return title?.depth === 1 && !isLetters && next !== undefined && !next.heading && /^\p{L}/u.test(next.text);
}

function isLetterFile(name: string): boolean {
  return isLetters(name.replace(/^letter[-_ ]/iu, '')) || /^(?:numbers?|symbols?|others?)$/iu.test(name);
}

/** Its fields name one term. Any page has a title. */
function isTermFile({ fields }: ReadFile, options: ReadOptions): boolean {
  return [...readFieldNames(fields, options)].some(
    ([key, { meaning, isChosen }]) =>
      (meaning === 'term' && isChosen && !['title', 'name', 'label'].includes(plainKey(key))) ||
      meaning === 'definition',
  );
}

/** The headings of one term, which those of others have too. */
function hasSections(file: ReadFile, recurrent: Recurrent): boolean {
  const own = file.headings.filter((title) => !isLetters(title));
  return own.length > 0 && own.filter((title) => recurrent(title, file)).length * 2 >= own.length;
}

/** A term that happens to be called “Lexicon”: it has the fields of the files beside it. */
function isLikeSiblings(file: ReadFile, inFolder: readonly ReadFile[]): boolean {
  const siblings = inFolder.filter((other) => other !== file);
  const keys = file.fields.fields.map(({ key }) => key);
  const alike = siblings.filter(
    ({ fields }) =>
      fields.fields.length > 0 && fields.fields.filter(({ key }) => keys.includes(key)).length * 2 > keys.length,
  );
  return keys.length > 0 && alike.length >= 2 && alike.length * 2 > siblings.length && file.headings.length < 12;
}

/** Whether a heading also stands in files that are no translations of this one: then it is a section. */
type Recurrent = (title: string, file: ReadFile) => boolean;

function recurrentHeadings(files: readonly ReadFile[]): Recurrent {
  const uses = new Map<string, Set<string>>();
  for (const { place, headings } of files) {
    for (const title of headings)
      uses.set(title.toLowerCase(), (uses.get(title.toLowerCase()) ?? new Set()).add(place.key));
  }
  return (title, { place }) =>
    SECTION.test(title) || [...(uses.get(title.toLowerCase()) ?? [])].some((key) => key !== place.key);
}

/** Common headings for the parts of an entry. */
const SECTION =
  /^(?:definitions?|description|meaning|summary|overview|introduction|explanation|purpose|examples?|usage|notes?|etymology|synonyms|references|see also|related(?: terms)?|details|background|beschreibung|erklärung|bedeutung|beispiele?|siehe auch|définition|exemples?|définitions|voir aussi|definición|ejemplos?|véase también|definizione|定義|定义|例)$/iu;

function readTerm(
  file: ReadFile,
  recurrent: Recurrent,
  prose: ReadonlySet<string>,
  options: ReadOptions,
): { entry?: SourceEntry; notes: ImportNote[] } {
  const { place, fields, body } = file;
  const { language, key, name } = place;
  const { path } = place.file;
  const notes: ImportNote[] = [];
  const field = [...readFieldNames(fields, options)].find(
    ([, { meaning, isChosen }]) => meaning === 'term' && isChosen,
  )?.[0];
  const named = field === undefined ? undefined : fieldOf(fields, field);
  const title = named?.kind === 'text' && named.text.trim() !== '' ? named.text : undefined;
  const heading = nameHeading(file, title, (one) => recurrent(one, file));
  // The heading that repeats the title, or stands in for it, is the page's name and no part of the text.
  if (heading && title !== undefined && !sameWords(heading.name, title))
    notes.push(
      note('heading', path, heading.line, {
        title: heading.name,
        became: 'was left out, as the term is named by a field',
      }),
    );
  const text = heading ? joinPassages([slicePassage(body, 0, heading.start), slicePassage(body, heading.end)]) : body;
  const isNotion = NOTION_ID.test(path.replace(/\.\w+$/u, ''));
  const properties = isNotion && text ? notionFields(text) : { fields: [], body: text };
  const read = readRecord(
    { ...fields, fields: [...fields.fields, ...properties.fields] },
    {
      file: path,
      line: 1,
      language,
      key,
      keys: [...new Set([name, key, ...(heading?.ids ?? [])])],
      proseFields: prose,
      fallback: heading
        ? { term: heading.name, from: 'the first heading', isTold: false }
        : { term: nameOfFile(name), from: 'the name of the file', isTold: true },
      ...(properties.body ? { body: properties.body } : {}),
    },
    options,
  );
  return { entry: read.entry, notes: [...notes, ...read.notes] };
}

/**
 * The heading that stands before all text, if it is the term's name: of level 1, or the only one of its level that is no
 * section.
 * @param title what a field calls the term
 */
function nameHeading(
  { place, body, lines }: ReadFile,
  title: string | undefined,
  isRecurrent: (title: string) => boolean,
): (EntryName & { line: number; start: number; end: number }) | undefined {
  const at = lines.findIndex(
    ({ text, isCode, heading }) =>
      heading !== undefined ||
      !(isCode || /^\s*(?:(?:import|export) .*|<!--.*-->|\{\{[^{}]*\}\}|\{%.*%\})?\s*$/u.test(text)),
  );
  const { heading, line } = lines[at] ?? {};
  if (!heading || line === undefined) return undefined;
  // “See Long tide” is all that this page says. Its name is that of the file.
  const isAll = lines.every(({ text }, index) => index === at || text.trim() === '');
  if (isAll && referenceIn(heading.title).length > 0) return undefined;
  const read = readEntryName(heading.title);
  const name = proseText(read.name);
  const isTop = lines.every(
    (other, index) =>
      index === at || !other.heading || other.heading.depth > heading.depth || isRecurrent(other.heading.title),
  );
  const isName =
    heading.depth === 1 ||
    (title === undefined ? sameWords(name, place.name) || (isTop && !isRecurrent(read.name)) : sameWords(name, title));
  if (name === '' || !isName) return undefined;
  const lengthOf = (upTo: number): number => lines.slice(0, upTo).reduce((sum, { text }) => sum + text.length + 1, 0);
  const isUnderlined = !lines[at]!.text.trimStart().startsWith('#');
  return {
    ...read,
    name,
    line,
    start: lengthOf(at),
    end: Math.min(lengthOf(at + (isUnderlined ? 2 : 1)), body.text.length),
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
