import { readSettings } from '../site/read-settings.ts';
import type { SourceFile } from '../source/source-file.ts';
import { labelsOf } from './prose/body-parts.ts';
import { categoriesOf } from './terms/categories.ts';
import { cleanFile } from './text/clean-file.ts';
import { identify } from './terms/identify.ts';
import { sensesPages } from './terms/claim-slugs.ts';
import type { Term } from './text/term.ts';
import { languagesOf } from './sources/source-languages.ts';
import { misreading } from './misreading.ts';
import { note, SOURCE, sortNotes, type ImportNote } from './note.ts';
import { pictureStore, type CopiedPicture } from './prose/pictures.ts';
import { readJson, readYamlRecords } from './sources/read-records.ts';
import { KUBERNETES_ORIGIN, readKubernetes } from './sources/read-kubernetes.ts';
import { readMarkdown } from './sources/read-markdown.ts';
import { referenceIndex } from './prose/reference-index.ts';
import { recurrent, sectionsOf, settingsFile } from './terms/source-settings.ts';
import type { Reader, SourceFolder } from './text/source-entry.ts';
import { writeTerm, type WrittenTerm } from './terms/write-term.ts';
import { tellHomonyms } from './terms/homonyms.ts';
import { cleanTerms } from './terms/clean-terms.ts';

export const readers: Readonly<Record<string, Reader>> = {
  kubernetes: readKubernetes,
  markdown: readMarkdown,
  json: readJson,
  yaml: readYamlRecords,
};

export interface ImportInput {
  /** The name of a reader. */
  from: string;
  source: SourceFolder;
  /** Their field names to ours. */
  map: ReadonlyMap<string, string>;
  /** Whether references become plain words instead of links. */
  isPlain: boolean;
  /** The language of entries that don't say theirs. */
  language?: string;
  /** Where addresses of the old site that begin with `/` are to be found. */
  origin?: string;
  /** The `site.yaml` of the content folder, if it has one that is not by this import. */
  settings?: SourceFile;
}

export interface ImportResult {
  /** Files of the content folder, by path. */
  files: ReadonlyMap<string, string>;
  pictures: readonly CopiedPicture[];
  notes: ImportNote[];
  counts: {
    found: number;
    carried: number;
    terms: number;
    drafts: number;
    merged: number;
    skipped: number;
    links: number;
  };
}

/**
 * A foreign glossary as files of a content folder: the source's files are cleaned, read into entries, joined across
 * languages, cleaned of everything foreign, linked, and written. Touches no disk; gives the same for the same.
 */
export function importGlossary(input: ImportInput): ImportResult {
  const cleaned = input.source.files.map(cleanFile);
  const site = input.settings && readSettings(input.settings).site;
  const folder = { ...input.source, files: cleaned.map(({ file }) => file) };
  const found = new Set<string>();
  const read = readers[input.from]!(folder, {
    map: input.map,
    found,
    sectionFields: site?.settings.sections.map(({ field }) => field) ?? [],
  });
  // A name on the left that no entry has is a slip of the keyboard.
  const unused = [...input.map.keys()].filter((field) => !found.has(field));
  const notes: ImportNote[] = unused.map((field) => note('unused-map', SOURCE, 1, { field }));

  const languages = languagesOf(read.entries, { site, language: input.language });
  const { default: main, all } = languages;
  const identified = identify(languages.entries, main, all);

  const index = referenceIndex(identified.terms, main, folder.folder);
  const pictures = pictureStore(folder.others);
  const origin = input.origin ?? (input.from === 'kubernetes' ? KUBERNETES_ORIGIN : undefined);
  const clean = cleanTerms(identified.terms, { index, pictures, origin, isPlain: input.isPlain });
  const { categories, notes: categoryNotes } = categoriesOf(clean.terms, main, site);
  const senses = tellHomonyms(clean.terms, categories);

  const labels = recurrentLabels(clean.terms);
  const taken = takenAddresses(clean.terms, all);
  const written: WrittenTerm[] = clean.terms.flatMap((term) =>
    writeTerm(term, {
      index,
      main,
      labels,
      origin,
      senses: senses.of,
      category: categories.of.get(term),
      taken,
      notes,
    }),
  );
  const files = new Map(written.map(({ path, text }) => [path, text]));
  if (!input.settings && written.length > 0) {
    const titles = written.filter(({ language }) => language === main).map(({ sections }) => sections);
    const used = all.filter((language) => language === main || written.some((one) => one.language === language));
    files.set(
      'site.yaml',
      settingsFile({
        name: input.source.name,
        languages: used,
        sections: sectionsOf(titles),
        categories: categories.titles,
      }),
    );
    notes.push(note('placeholder-settings', 'site.yaml', 1, {}));
  }
  const merged = identified.merged;
  if (![...notes, ...read.notes].some(({ effect, rule }) => effect === 'stopped' || rule === 'syntax')) {
    const wrong = misreading({
      from: input.from,
      source: folder,
      found: read.found - (read.entries.length - languages.entries.length),
      entries: languages.entries,
      understood: written.length + merged,
    });
    if (wrong) notes.push(wrong);
  }
  const counts = {
    found: read.found,
    carried: written.length,
    terms: clean.terms.length,
    drafts: written.filter(({ isDraft }) => isDraft).length,
    merged,
    skipped: read.found - written.length - merged,
    links: clean.links,
  };
  const told = [cleaned.map((one) => one.notes).flat(), read.notes, languages.notes, identified.notes, clean.notes];
  return {
    files,
    pictures: pictures.copied(),
    notes: sortNotes([...told, categoryNotes, senses.notes, notes].flat()),
    counts,
  };
}

/** Words in bold before a paragraph that a fifth of the entries of a language have. */
function recurrentLabels(terms: readonly Term[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byLanguage = new Map<string, string[][]>();
  for (const { entries } of terms) {
    for (const [language, { body }] of entries) {
      const lists = byLanguage.get(language) ?? [];
      lists.push(body ? labelsOf(body) : []);
      byLanguage.set(language, lists);
    }
  }
  return new Map([...byLanguage].map(([language, lists]) => [language, new Set(recurrent(lists))]));
}

/** In every language, the file names of its terms, and what no term may be called. */
function takenAddresses(terms: readonly Term[], languages: readonly string[]): Map<string, Set<string>> {
  const reserved = ['404', ...languages.map((language) => language.toLowerCase())];
  return new Map(
    languages.map((language) => [
      language,
      new Set([
        ...reserved,
        ...terms.filter(({ entries }) => entries.has(language)).map(({ id }) => id),
        ...sensesPages(terms, language).keys(),
      ]),
    ]),
  );
}
