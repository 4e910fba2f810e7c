import { hasCapitalNouns } from '../../lexicon/capital-nouns.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { Matcher } from '../../lexicon/matcher.ts';
import type { PageText } from './read-mentions.ts';

/** A name that several pages use and no entry has. */
export interface Proposal {
  name: string;
  /** The files of the pages that use it, in order. */
  pages: readonly string[];
  /** The term of which it may be an alias. */
  term?: LinkTerm;
}

/** The names that one page uses. */
export interface PageNames {
  file: string;
  /** Names in its text that no entry has. */
  names: readonly string[];
  /** The texts of the author's links, with the ids of the terms that they lead to. */
  linkTexts: readonly { text: string; id: string }[];
}

/** A name is proposed if at least this many pages use it. */
const MIN_PAGES = 3;

/** A longer list wouldn't be read; the most frequent names come first. */
const MOST = 12;

/**
 * Proposes names that several pages use and no entry has: acronyms, and capitalized phrases in the middle of a sentence.
 * An acronym of a term's initials, and words that authors link to a term by hand, are proposed as aliases of the term.
 * @param ownNames names that are no terms: of the site, the product, the publisher
 */
export function proposeNames(pages: readonly PageNames[], matcher: Matcher, ownNames: readonly string[]): Proposal[] {
  const candidates = new Map<string, { files: Set<string>; term?: LinkTerm | undefined }>();
  const add = (name: string, file: string, term?: LinkTerm): void => {
    const candidate = candidates.get(name) ?? { files: new Set(), term };
    candidate.files.add(file);
    candidates.set(name, candidate);
  };
  const initials = initialsOf(matcher.terms);
  for (const { file, names, linkTexts } of pages) {
    for (const name of names) if (!ownNames.some((other) => other.includes(name))) add(name, file, initials.get(name));
    for (const { text, id } of linkTexts) {
      const term = matcher.term(id);
      const names = matcher.match(text).flatMap(({ terms }) => terms);
      if (term && /^[\p{L}\p{N}][\p{L}\p{N}\p{M}' -]{2,40}$/u.test(text) && names.length === 0)
        add(text.toLowerCase(), file, term);
    }
  }
  return [...candidates]
    .filter(([, { files }]) => files.size >= MIN_PAGES)
    .sort(([a, { files: filesA }], [b, { files: filesB }]) => filesB.size - filesA.size || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([name, { files, term }]) => ({ name, pages: [...files], ...(term ? { term } : {}) }));
}

/** The acronyms and capitalized phrases of a page that mention no term. */
export function unknownNames({ runs, mentions }: Pick<PageText, 'runs' | 'mentions'>, language: string): string[] {
  const pattern = namePattern(language);
  const byRun = Map.groupBy(mentions, ({ run }) => run);
  return runs.flatMap(({ closed, text }, run) => {
    if (closed) return [];
    const own = byRun.get(run) ?? [];
    // Names and mentions both come in the order of the text.
    let next = 0;
    const free = [...text.matchAll(pattern)].filter(({ index, 0: { length } }) => {
      while (next < own.length && own[next]!.end <= index) next += 1;
      for (let at = next; at < own.length && own[at]!.start < index + length; at += 1)
        if (own[at]!.end > index) return false;
      return true;
    });
    return free.map(([name]) => name.replace(/\s+/gu, ' ').replace(/(?<=\p{Lu})s$/u, ''));
  });
}

const ACRONYM = String.raw`(?<![\p{L}\p{N}_./@#&-])(?=\p{L}*\p{Lu}\p{L}*\p{Lu})\p{Lu}[\p{Lu}\p{N}]{1,5}s?(?![\p{L}\p{N}_/&·-]|\.[\p{L}\p{N}])`;
const PHRASE = String.raw`(?<=[\p{Ll},;]\s)\p{Lu}\p{Ll}+(?:[\s-]\p{Lu}\p{Ll}+){1,3}(?![\p{L}\p{N}_])`;

const patterns = [ACRONYM, `${ACRONYM}|${PHRASE}`].map((source) => new RegExp(source, 'gu'));

/** The pattern of names. Where all nouns are capitalized, as in German, capitals don't mark a phrase as a name. */
function namePattern(language: string): RegExp {
  return hasCapitalNouns(language) ? patterns[0]! : patterns[1]!;
}

/** The terms of several words without an abbreviation, by their initials. */
function initialsOf(terms: readonly LinkTerm[]): Map<string, LinkTerm> {
  const phrases = terms.filter(
    ({ name, abbreviation, status }) =>
      abbreviation === undefined && status !== 'draft' && /^\p{L}+(?:[\s-]+\p{L}+){1,5}$/u.test(name),
  );
  return new Map(
    phrases.map((term) => [
      term.name
        .split(/[\s-]+/u)
        .map((word) => word.charAt(0).toUpperCase())
        .join(''),
      term,
    ]),
  );
}
