import { hasCapitalNouns } from '../../lexicon/capital-nouns.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher } from '../../lexicon/matcher.ts';
import type { ReadPage } from './read-mentions.ts';

/** A name that pages use and no entry has. */
export interface Proposal {
  name: string;
  /** The pages that use it, in order. */
  pages: readonly string[];
  /** The term whose alias it may be. */
  term?: LinkTerm;
}

/** What a page says, for proposals. */
export interface SpokenPage {
  file: string;
  /** Names in its text that no entry has. */
  names: readonly string[];
  /** The words of the author's links, with the terms that they lead to. */
  linkTexts: readonly { text: string; id: string }[];
}

/** From so many pages on, a name recurs. */
const RECURRING = 3;

/** More proposals than these, nobody reads; the most frequent come first. */
const MOST = 12;

/**
 * Names that recur without an entry: acronyms, and phrases with capitals in the middle of a sentence. An acronym made of
 * the initials of a term, and words that authors link to a term by hand, are proposed as its aliases.
 * @param known names that are no terms: the product, the publisher
 */
export function proposeNames(pages: readonly SpokenPage[], matcher: Matcher, known: readonly string[]): Proposal[] {
  const found = new Map<string, { files: Set<string>; term?: LinkTerm | undefined }>();
  const add = (name: string, file: string, term?: LinkTerm): void => {
    const one = found.get(name) ?? { files: new Set(), term };
    one.files.add(file);
    found.set(name, one);
  };
  const initials = initialsOf(matcher.terms);
  for (const { file, names, linkTexts } of pages) {
    for (const name of names) if (!known.some((other) => other.includes(name))) add(name, file, initials.get(name));
    for (const { text, id } of linkTexts) {
      const term = matcher.term(id);
      const names = matcher.match(text).flatMap(({ terms }) => terms);
      if (term && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}' -]{2,40}$/u.test(text) && names.length === 0)
        add(text.toLowerCase(), file, term);
    }
  }
  return [...found]
    .filter(([, { files }]) => files.size >= RECURRING)
    .sort(([a, { files: filesA }], [b, { files: filesB }]) => filesB.size - filesA.size || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([name, { files, term }]) => ({ name, pages: [...files], ...(term ? { term } : {}) }));
}

/** The names in a page's text that are no mentions: what may be missing. */
export function unknownNames({ runs, mentions }: Pick<ReadPage, 'runs' | 'mentions'>, language: string): string[] {
  const pattern = namePattern(language);
  const byRun = Map.groupBy(mentions, ({ run }) => run);
  return runs.flatMap(({ closed, text }, run) => {
    if (closed) return [];
    const free = [...text.matchAll(pattern)].filter(
      ({ index, 0: name }) => !byRun.get(run)?.some(({ start, end }) => index < end && start < index + name.length),
    );
    return free.map(([name]) => name.replace(/\s+/gu, ' ').replace(/(?<=\p{Lu})s$/u, ''));
  });
}

const ACRONYM = String.raw`(?<![\p{L}\p{N}_./@#&-])(?=\p{L}*\p{Lu}\p{L}*\p{Lu})\p{Lu}[\p{Lu}\p{N}]{1,5}s?(?![\p{L}\p{N}_/&·-]|\.[\p{L}\p{N}])`;
const PHRASE = String.raw`(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+){1,3}(?![\p{L}\p{N}_])`;

const patterns = [ACRONYM, `${ACRONYM}|${PHRASE}`].map((source) => new RegExp(source, 'gu'));

/** In German, every noun has a capital. */
function namePattern(language: string): RegExp {
  return hasCapitalNouns(language) ? patterns[0]! : patterns[1]!;
}

/** The terms without an abbreviation, by the initials of their words. */
function initialsOf(terms: readonly LinkTerm[]): Map<string, LinkTerm> {
  const several = terms.filter(
    ({ name, abbreviation, status }) =>
      abbreviation === undefined && status !== 'draft' && /^\p{L}+(?:[\s-]+\p{L}+){1,5}$/u.test(name),
  );
  return new Map(
    several.map((term) => [
      term.name
        .split(/[\s-]+/u)
        .map((word) => word.charAt(0).toUpperCase())
        .join(''),
      term,
    ]),
  );
}
