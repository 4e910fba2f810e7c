import type { Located, Position } from '../diagnostics/position.ts';
import type { Markdown } from '../prose/markdown.ts';
import type { CustomValue } from '../site/custom-field.ts';
import type { EntryFields } from './entry-schema.ts';
import type { EntryMarkdown } from './entry-markdown.ts';

/** One term in one language: the validated content of one file, as plain data. Its Markdown is still unparsed. */
export interface Entry extends Pick<
  EntryFields,
  | 'abbreviation'
  | 'reading'
  | 'summary'
  | 'title'
  | 'description'
  | 'canonical'
  | 'noindex'
  | 'published'
  | 'updated'
  | 'reviewed'
  | 'authors'
  | 'reviewedBy'
  | 'sources'
  | 'sameAs'
  | 'status'
  | 'sense'
  | 'linking'
> {
  /** Path inside the content folder. */
  file: string;
  /** Differs whenever anything else in the entry does, for the same settings: a digest of its file's path and text, and of its original's. */
  version: string;
  /** The file's name without `.md`: what others refer to it by, the same in every language. */
  id: string;
  language: string;
  /** The frontmatter fields that the file itself has, as opposed to those that a translation inherits. */
  ownFields: readonly string[];
  /** The entry that this one translates; undefined for an original, and for a term that only this language has. */
  original?: Entry;
  /** The last part of its address: the id, unless a translation sets its own. */
  slug: Located<string>;
  term: Located<string>;
  aliases: readonly Located<string>[];
  abbreviationAt?: Position;
  /** Of the title and the description for search engines, where they have some. */
  titleAt?: Position;
  descriptionAt?: Position;
  /** The unparsed Markdown; undefined if the file couldn't be read. */
  markdown?: EntryMarkdown;
  /** The questions of the FAQ; the answers are in `markdown`. */
  questions: readonly Located<string>[];
  related: readonly Located<string>[];
  /** What readers take for it, and what the difference is. */
  confusedWith: readonly { term: Located<string>; difference: string }[];
  category?: Located<string>;
  /** As written. */
  tags: readonly Located<string>[];
  /** In the fields that the settings add. */
  custom: Readonly<Record<string, CustomValue | undefined>>;
  /** In its language, in place of that of the settings. */
  callToAction?: { title: string; text?: string; label: string; url: Located<string> };
  nextSteps: readonly { title: string; url: Located<string>; text?: string }[];
  /** `src` is relative to `file`, which is the original's file if a translation inherits the image. */
  image?: { src: Located<string>; alt: Located<string>; file: string };
  replacedBy?: Located<string>;
  formerly: readonly Located<string>[];
}

/** An own page of the site's owner. */
export interface OwnPageEntry {
  file: string;
  id: string;
  language: string;
  slug: Located<string>;
  title: string;
  description?: string;
  noindex: boolean;
  updated?: string;
  formerly: readonly Located<string>[];
  body: Markdown;
}
