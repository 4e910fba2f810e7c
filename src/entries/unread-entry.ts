import { START } from '../diagnostics/position.ts';
import { digestOf } from '../source/digest.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Entry } from './entry.ts';
import type { EntryPlace } from './entry-place.ts';

/**
 * Stands in for a term whose file can't be read, so that everything that refers to it isn't reported as well.
 * It is never published: the file has an error. Deprecated, because nothing is asked of the quality of such entries.
 */
export function unreadEntry({ path, text }: SourceFile, { id, language }: EntryPlace): Entry {
  const term = /^term:[ \t]*["']?(.*?)["']?[ \t]*$/mu.exec(text)?.[1] || id;
  return {
    file: path,
    version: digestOf(text),
    id,
    language,
    given: ['status', 'related', 'image', 'replacedBy'],
    slug: { value: id, at: START },
    term: { value: term, at: START },
    aliases: [],
    questions: [],
    related: [],
    authors: [],
    nextSteps: [],
    sources: [],
    sameAs: [],
    status: 'deprecated',
    formerly: [],
  };
}
