import type { ImportNote, Told } from '../note.ts';
import type { Passage } from './passage.ts';

/** One entry in one language as a reader found it: plain data, references still in the source's own words. */
export interface SourceEntry {
  file: string;
  line: number;
  /** Undefined for the default language. */
  language?: string;
  /** What its translations share: a path without language and extension, or an identifier. */
  key: string;
  /** The identifier or slug that the source gives it. */
  id?: string;
  /** Everything else that references may call it: paths, file names. */
  keys: readonly string[];
  term: Told;
  aliases: readonly Told[];
  abbreviation?: Told;
  reading?: Told;
  related: readonly Told[];
  /** Where the entry only says “see …”. */
  see?: Told;
  category?: Told;
  tags: readonly Told[];
  published?: Told;
  updated?: Told;
  reviewed?: Told;
  authors: readonly { name: string; url?: string }[];
  sources: readonly { title: string; url: Told }[];
  sameAs: readonly Told[];
  nextSteps: readonly { title?: string; url: Told }[];
  image?: Told;
  isDraft: boolean;
  isDeprecated: boolean;
  replacedBy?: Told;
  formerly: readonly Told[];
  sense?: Told;
  linking?: Readonly<Record<string, boolean | readonly string[]>>;
  faq: readonly { question: string; answer: Passage }[];
  summary?: Passage;
  /** With sections below level-2 headings. */
  body?: Passage;
}

/** The files of a source. */
export interface SourceFolder {
  /** What the source is called: its folder or file. */
  name: string;
  /** The name of its folder as it is. */
  folder: string;
  /** Text files. */
  files: readonly { path: string; text: string }[];
  /** Paths of all other files, such as images. */
  others: readonly string[];
}

export interface ReadOptions {
  /** Their field name (as written, or a path such as `title.rendered`) to ours, which may also be a section of the settings. */
  map: ReadonlyMap<string, string>;
  /** Those of them that some entry has: readers put them in. */
  found: Set<string>;
  /** Fields that the settings declare as sections. */
  sectionFields: readonly string[];
}

export interface ReadResult {
  entries: SourceEntry[];
  notes: ImportNote[];
  /** How many entries the source has, those included that could not be read. */
  found: number;
}

export type Reader = (folder: SourceFolder, options: ReadOptions) => ReadResult;
