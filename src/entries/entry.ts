import type { Located, Position } from '../diagnostics/position.ts';
import type { Markdown } from '../prose/parse-prose.ts';
import type { EntryFields } from './entry-schema.ts';
import type { WrittenProse } from './written-prose.ts';

/** One term in one language: the validated content of one file. Plain data; its Markdown is parsed when its page is read. */
export interface Entry extends Pick<
  EntryFields,
  | 'abbreviation'
  | 'summary'
  | 'published'
  | 'updated'
  | 'reviewed'
  | 'authors'
  | 'sources'
  | 'sameAs'
  | 'status'
  | 'sense'
  | 'linking'
> {
  /** Path inside the content folder. */
  file: string;
  /** Another one whenever its text is. */
  version: string;
  /** The file's name without `.md`: what others refer to it by, the same in every language. */
  id: string;
  language: string;
  /** The frontmatter fields that the file itself has: a translation inherits others. */
  given: readonly string[];
  /** What this is a translation of; undefined for an original, and for a term that only this language has. */
  original?: Entry;
  /** Its address; the id, unless a translation sets its own. */
  slug: Located<string>;
  term: Located<string>;
  aliases: readonly Located<string>[];
  abbreviationAt?: Position;
  /** Undefined where the file couldn't be read. */
  written?: WrittenProse;
  /** Of the FAQ; their answers are part of what is written. */
  questions: readonly Located<string>[];
  related: readonly Located<string>[];
  category?: Located<string>;
  nextSteps: readonly { title: string; url: Located<string>; text?: string }[];
  /** `file` is where `src` was written, which is another file where it was inherited. */
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
  updated?: string;
  body: Markdown;
}
