import type { Path } from './read-yaml.ts';

/** The names that fields have in other systems, in small letters: each with the name here, or with advice where there is none. */
export type UsualNames = Readonly<Record<string, string | { advice: string }>>;

/** The field that is meant by a name from elsewhere. Only the outermost fields have such names. */
export function usualName(usual: UsualNames, key: string, path: Path): string | undefined {
  const found = entryFor(usual, key, path);
  return typeof found === 'string' ? found : undefined;
}

/** What to do with a field from elsewhere that has no counterpart. */
export function usualAdvice(usual: UsualNames, key: string, path: Path): string | undefined {
  const found = entryFor(usual, key, path);
  return typeof found === 'object' ? found.advice : undefined;
}

function entryFor(usual: UsualNames, key: string, path: Path): UsualNames[string] | undefined {
  const plain = key.toLowerCase().replace(/[-_ ]+/gu, '');
  return path.length === 0 && Object.hasOwn(usual, plain) ? usual[plain] : undefined;
}
