export interface EntryPlace {
  /** The file's name without `.md`. */
  id: string;
  language: string;
  isTranslation: boolean;
}

/**
 * What a file's path says: `terms/de/models/seed.md` is the German translation of `seed` where German is declared.
 * All other folders are the author's own filing.
 * @param languages the default language first
 */
export function entryPlace(path: string, languages: readonly string[]): EntryPlace {
  const [, ...rest] = path.split('/');
  const id = rest.at(-1)!.replace(/\.md$/iu, '');
  const folder = rest.length > 1 ? rest[0]! : undefined;
  const language = languages.slice(1).find((locale) => locale.toLowerCase() === folder?.toLowerCase());
  return { id, language: language ?? languages[0]!, isTranslation: language !== undefined };
}
