import { START } from '../diagnostics/position.ts';
import { versionOf } from '../source/versioned.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Entry } from './entry.ts';
import type { EntryIdentity } from './entry-identity.ts';

/**
 * A placeholder for a term whose file can't be parsed, so that references to it aren't reported as well. It is never
 * published, because the file has an error. Its status is deprecated, which exempts it from checks of quality.
 */
export function unreadEntry({ path, text }: SourceFile, { id, language }: EntryIdentity): Entry {
  const term = /^term:[ \t]*["']?(.*?)["']?[ \t]*$/mu.exec(text)?.[1] || id;
  return {
    file: path,
    version: versionOf([path, text]),
    id,
    language,
    ownFields: ['status', 'related', 'confusedWith', 'image', 'replacedBy'],
    slug: { value: id, at: START },
    term: { value: term, at: START },
    aliases: [],
    tags: [],
    custom: {},
    questions: [],
    related: [],
    confusedWith: [],
    authors: [],
    reviewedBy: [],
    nextSteps: [],
    sources: [],
    sameAs: [],
    status: 'deprecated',
    noindex: false,
    formerly: [],
  };
}
