import { nearest } from '../../diagnostics/nearest.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { resolvePath } from '../../source/asset.ts';
import { languageNamed } from '../text/languages.ts';
import type { Term } from '../text/term.ts';
import type { SourceEntry } from '../text/source-entry.ts';

/** The term behind a reference. `near`: found although it is written differently. `anchor`: a part of a page was meant. */
export type Target =
  | { kind: 'term'; id: string; name: string; how: 'exact' | 'near' | 'anchor' }
  | { kind: 'self'; id: string; name: string }
  | { kind: 'draft'; id: string; name: string }
  | { kind: 'none'; near: string | undefined };

export interface ReferenceIndex {
  /** By an identifier, a file name or a name. */
  byReference(found: string, from: SourceEntry, language: string): Target;
  /** By the address of a link: a path of the source, a fragment, a page of the old site. */
  byAddress(found: string, from: SourceEntry, language: string): Target;
}

/** Everything that references of a source may call its terms, in one pass over them. */
export function referenceIndex(terms: readonly Term[], defaultLanguage: string): ReferenceIndex {
  const exact = new Map<string, Term>();
  const folded = new Map<string, Term>();
  const byName = new Map<string, Term>();
  const byPath = new Map<string, Term>();
  const put = (map: Map<string, Term>, key: string, term: Term): void => void (map.has(key) || map.set(key, term));
  for (const term of terms) {
    for (const entry of [...term.entries.values(), ...term.merged]) {
      for (const key of [entry.id, ...entry.keys, term.id, entry.key]) {
        if (key === undefined) continue;
        put(exact, key, term);
        put(folded, fold(key), term);
      }
      put(byPath, pathKey(entry.file), term);
      for (const { value } of [entry.term, ...entry.aliases]) put(byName, nameKey(value), term);
      // Where the source gives no identifiers, names are what references go by.
      if (entry.id === undefined || /^\d+$/u.test(entry.id)) put(exact, entry.term.value, term);
    }
  }
  // A file of many entries is no address of one of them.
  const shared = Map.groupBy(
    terms.flatMap((term) => [...new Set([...term.entries.values()].map(({ file }) => pathKey(file)))]),
    (path) => path,
  );
  for (const [path, uses] of shared) if (uses.length > 1) byPath.delete(path);

  const targetOf = (
    term: Term | undefined,
    how: 'exact' | 'near' | 'anchor',
    from: SourceEntry,
    language: string,
    found: string,
  ): Target => {
    const entry = term && (term.entries.get(language) ?? term.entries.get(defaultLanguage));
    if (!term || !entry) return { kind: 'none', near: found.length > 80 ? undefined : nearest(found, folded.keys()) };
    const name = entry.term.value;
    const isSelf = [...term.entries.values(), ...term.merged].some(
      ({ file, line, key }) => file === from.file && line === from.line && key === from.key,
    );
    if (isSelf) return { kind: 'self', id: term.id, name };
    // What isn't published can't be linked from what is.
    if (entry.isDraft && !from.isDraft) return { kind: 'draft', id: term.id, name };
    return { kind: 'term', id: term.id, name, how };
  };
  const byReference: ReferenceIndex['byReference'] = (found, from, language) => {
    const plain = found.trim().replace(/\.mdx?$/iu, '');
    const same = exact.get(plain);
    return targetOf(
      same ?? folded.get(fold(plain)) ?? folded.get(fold(plain.split('/').at(-1)!)) ?? byName.get(nameKey(plain)),
      same || nameKey(plain) !== plain.toLowerCase() ? 'exact' : 'near',
      from,
      language,
      found,
    );
  };

  return {
    byReference,
    byAddress: (found, from, language) => {
      const [, path = '', , fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(found)!;
      const none: Target = { kind: 'none', near: undefined };
      const byFragment =
        fragment === ''
          ? undefined
          : (exact.get(fragment) ??
            folded.get(fold(fragment)) ??
            folded.get(fold(fragment.replace(/^(?:term|def|definition|glossary|gloss)[-_:]/iu, ''))));
      if (path === '' && fragment !== '')
        return targetOf(
          byFragment,
          exact.has(fragment) || byFragment === undefined ? 'exact' : 'near',
          from,
          language,
          fragment,
        );
      if (path === '' || /^[a-z][a-z\d+.-]*:|^[/\\]{2}/iu.test(path)) return none;
      const resolved = resolvePath(from.file, path);
      const own = resolved === undefined ? undefined : byPath.get(pathKey(resolved));
      if (own) return targetOf(own, fragment === '' ? 'exact' : 'anchor', from, language, found);
      const isPage = /\/$|\.(?:html?|mdx?|markdown)$|^[^/]+$|^\.{1,2}\//iu.test(path) || path.startsWith('/');
      const parts = path
        .replace(/\/+$/u, '')
        .replace(/\.(?:html?|mdx?|markdown)$/iu, '')
        .replace(/\/index$/iu, '')
        .split('/');
      // CNCF's terms stand at the root of their site: `/container/`, `/de/container/`.
      const isAtRoot =
        /^\/.*\/$/u.test(path) &&
        parts.filter((part, at) => part !== '' && !(at === 1 && languageNamed(part))).length === 1;
      const isGlossary =
        !path.startsWith('/') ||
        isAtRoot ||
        /^(?:glossary|glossaries|glossar|terms?|dictionary|definitions?|wiki|lexicon|vocabulary|concepts)$/iu.test(
          parts.at(-2) ?? '',
        );
      const last = parts.at(-1) ?? '';
      const term = isPage && isGlossary ? (exact.get(last) ?? folded.get(fold(last))) : undefined;
      if (term)
        return targetOf(term, fragment === '' ? (exact.has(last) ? 'exact' : 'near') : 'anchor', from, language, found);
      // A page that lists all terms, each at a fragment of its own.
      const isList =
        /^(?:glossary|glossar|glossaire|terms|dictionary)$/iu.test(last) ||
        (resolved !== undefined && shared.has(pathKey(resolved)));
      if (isList && byFragment) return targetOf(byFragment, 'exact', from, language, fragment);
      return path.includes('/') || path.includes('.')
        ? none
        : targetOf(byName.get(nameKey(path)), 'exact', from, language, path);
    },
  };
}

/** `StatefulSet`, `stateful_set` and `Stateful Set` … are compared without case and with one sign between words. */
function fold(key: string): string {
  return key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s-]+/gu, '-');
}

function pathKey(path: string): string {
  return path
    .replace(/\/+$/u, '')
    .replace(/\.(?:md|markdown|mdx|html?)$/iu, '')
    .replace(/\/(?:_?index)$/iu, '')
    .toLowerCase();
}
