import type { Path } from './read-yaml.ts';

/**
 * The names that fields have in other systems, in small letters, without hyphens and underscores: each with the name here,
 * or with advice where there is none. Fields of a group or of a list's items are written `faq.q`; `custom.*` is
 * any other name in such a group.
 */
export type UsualNames = Readonly<Record<string, string | { advice: string }>>;

/** The field that is meant by a name from elsewhere. */
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
  const owners = path.filter((step) => typeof step === 'string');
  const names = [key.toLowerCase().replace(/[-_ ]+/gu, ''), '*'].map((name) => [...owners, name].join('.'));
  const known = names.find((name) => Object.hasOwn(usual, name));
  return known === undefined ? undefined : usual[known];
}
