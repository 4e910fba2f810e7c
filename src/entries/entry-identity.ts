import { usualTag } from '../site/language-tag.ts';

export interface EntryIdentity {
  /** The file's name without `.md`. */
  id: string;
  language: string;
  isTranslation: boolean;
}

/**
 * Derives id and language from a file's path: `terms/de/models/seed.md` is the German translation of `seed` if German is
 * one of the languages. All other folders are the author's own filing and mean nothing.
 * @param path inside the content folder: a file below `terms/` or `pages/`
 * @param languages the default language first
 */
export function entryIdentity(path: string, languages: readonly string[]): EntryIdentity {
  const [, ...rest] = path.split('/');
  const id = rest.at(-1)!.replace(/\.md$/iu, '');
  const folder = rest.length > 1 ? rest[0]! : undefined;
  const tag = folder === undefined ? undefined : (usualTag(folder) ?? folder);
  const language = languages.slice(1).find((locale) => locale.toLowerCase() === tag?.toLowerCase());
  return { id, language: language ?? languages[0]!, isTranslation: language !== undefined };
}
