import { nearest } from '../../diagnostics/nearest.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { resolvePath } from '../../source/asset.ts';
import { languageNamed } from '../text/languages.ts';
import type { Term } from '../text/term.ts';
import type { SourceEntry } from '../text/source-entry.ts';

/** The term behind a reference. `near`: found although it is written differently. `anchor`: a part of a page was meant. */
export type Target =
  | {
      kind: 'term';
      id: string;
      name: string;
      how: 'exact' | 'near' | 'anchor';
      /** Its page, for links in HTML; undefined where it has none in the default language. */
      page: string | undefined;
    }
  | { kind: 'self'; id: string; name: string }
  | { kind: 'draft'; id: string; name: string }
  | { kind: 'none'; near: string | undefined };

export interface ReferenceIndex {
  /** By an identifier, a file name or a name. */
  byReference(found: string, from: SourceEntry, language: string): Target;
  /** By the address of a link: a path of the source, a fragment, a page of the old site. */
  byAddress(found: string, from: SourceEntry, language: string): Target;
}

/**
 * Everything that references of a source may call its terms, in one pass over them. A whole identifier or path goes before
 * a name, and a name before the last part of a path: `boolean/javascript` isn't what “JavaScript” means.
 * @param folder what the source's own folder is called: links on the old site may begin with it
 */
export function referenceIndex(terms: readonly Term[], defaultLanguage: string, folder = ''): ReferenceIndex {
  const whole = keysOf();
  const parts = keysOf();
  const byName = new Map<string, Term>();
  const byPath = new Map<string, Term>();
  for (const term of terms) {
    for (const entry of [...term.entries.values(), ...term.merged]) {
      const keys = [entry.id, ...entry.keys, entry.key].filter((key) => key !== undefined);
      const isInFolder = entry.key.includes('/');
      for (const key of keys) {
        (isInFolder && key === entry.key.split('/').at(-1) ? parts : whole).put(key, term);
        if (key.includes('/')) {
          parts.put(key.replace(/\/+$/u, '').split('/').at(-1)!, term);
          put(byPath, pathKey(key), term);
        }
      }
      parts.put(term.id, term);
      put(byPath, pathKey(entry.file), term);
      for (const { value } of [entry.term, ...entry.aliases]) put(byName, nameKey(value), term);
      // Where the source gives no identifiers, names are what references go by.
      if (entry.id === undefined || /^\d+$/u.test(entry.id)) whole.put(entry.term.value, term);
    }
  }
  const exactly = (key: string): Term | undefined => whole.exact.get(key) ?? parts.exact.get(key);
  const nearly = (key: string): Term | undefined => whole.folded.get(fold(key)) ?? parts.folded.get(fold(key));
  // A file of many entries is no address of one of them.
  const shared = Map.groupBy(
    terms.flatMap((term) => [...new Set([...term.entries.values()].map(({ file }) => pathKey(file)))]),
    (path) => path,
  );
  for (const [path, uses] of shared) if (uses.length > 1) byPath.delete(path);
  const byTail = tailsOf(byPath);

  const places = placesOf(terms, (last) => (exactly(last) ?? nearly(last)) !== undefined);
  const near = suggestions(() => new Set([...whole.folded.keys(), ...parts.folded.keys()]));
  const targetOf = (
    term: Term | undefined,
    how: 'exact' | 'near' | 'anchor',
    from: SourceEntry,
    language: string,
    found: string,
  ): Target => {
    const entry = term && (term.entries.get(language) ?? term.entries.get(defaultLanguage));
    if (!term || !entry)
      return {
        kind: 'none',
        near: near(found),
      };
    const name = entry.term.value;
    const isSelf = [...term.entries.values(), ...term.merged].some(
      ({ file, line, key }) => file === from.file && line === from.line && key === from.key,
    );
    if (isSelf) return { kind: 'self', id: term.id, name };
    // What isn't published can't be linked from what is.
    if (entry.isDraft && !from.isDraft) return { kind: 'draft', id: term.id, name };
    return {
      kind: 'term',
      id: term.id,
      name,
      how,
      page: term.entries.has(defaultLanguage) ? `/${term.id}/` : undefined,
    };
  };
  const byReference: ReferenceIndex['byReference'] = (found, from, language) => {
    const plain = found.trim().replace(/\.mdx?$/iu, '');
    const same = whole.exact.get(plain);
    const last = plain.split('/').at(-1)!;
    return targetOf(
      same ?? whole.folded.get(fold(plain)) ?? byName.get(nameKey(plain)) ?? exactly(last) ?? nearly(last),
      same || exactly(plain) || nameKey(plain) !== plain.toLowerCase() ? 'exact' : 'near',
      from,
      language,
      found,
    );
  };

  /** The old site's address of a file: its path, behind folders that the source doesn't have. */
  const byEnd = (path: string): Term | undefined => {
    const steps = pathKey(path)
      .split('/')
      .filter((step) => step !== '');
    for (let start = 0; start < steps.length - 1; start += 1) {
      const term = byPath.get(steps.slice(start).join('/')) ?? byTail.get(steps.slice(start).join('/'));
      if (term) return term;
    }
    return undefined;
  };

  return {
    byReference,
    byAddress: (found, from, language) => {
      const [, path = '', , fragment = ''] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/su.exec(found)!;
      const none: Target = { kind: 'none', near: undefined };
      const byFragment =
        fragment === ''
          ? undefined
          : (exactly(fragment) ??
            nearly(fragment) ??
            nearly(fragment.replace(/^(?:term|def|definition|glossary|gloss)[-_:]/iu, '')));
      if (path === '' && fragment !== '')
        return targetOf(
          byFragment,
          exactly(fragment) || byFragment === undefined ? 'exact' : 'near',
          from,
          language,
          fragment,
        );
      if (path === '' || /^[a-z][a-z\d+.-]*:|^[/\\]{2}/iu.test(path)) return none;
      const resolved = resolvePath(from.file, path);
      const own = (resolved === undefined ? undefined : byPath.get(pathKey(resolved))) ?? byEnd(path);
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
        (folder !== '' && parts.at(-2)?.toLowerCase() === folder.toLowerCase()) ||
        places.has(parts.slice(0, -1).join('/')) ||
        isAtRoot ||
        /^(?:glossary|glossaries|glossar|terms?|dictionary|definitions?|wiki|lexicon|vocabulary|concepts)$/iu.test(
          parts.at(-2) ?? '',
        );
      const last = parts.at(-1) ?? '';
      const term = isPage && isGlossary ? (exactly(last) ?? nearly(last)) : undefined;
      if (term)
        return targetOf(term, fragment === '' ? (exactly(last) ? 'exact' : 'near') : 'anchor', from, language, found);
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

/** Ends of paths, of two steps or more, that only one term has: folders above may be called otherwise on the old site. */
function tailsOf(byPath: ReadonlyMap<string, Term>): Map<string, Term | undefined> {
  const tails = new Map<string, Term | undefined>();
  for (const [path, term] of byPath) {
    const steps = path.split('/');
    for (let start = 1; start < steps.length - 1; start += 1) {
      const tail = steps.slice(start).join('/');
      tails.set(tail, !tails.has(tail) || tails.get(tail) === term ? term : undefined);
    }
  }
  return tails;
}

/**
 * The folders of the old site in which its terms stood: nearly all links into these end with the name of one.
 */
function placesOf(terms: readonly Term[], isTerm: (last: string) => boolean): Set<string> {
  const found = new Map<string, { terms: Set<string>; others: Set<string> }>();
  for (const { entries } of terms) {
    for (const { body } of entries.values()) {
      for (const [, path] of body?.text.matchAll(/(?:\]\(<?|href=["'])(\/[^\s)"'<>?#]+)/gu) ?? []) {
        const parts = path!.replace(/\/+$|\.(?:html?|mdx?)$/giu, '').split('/');
        const last = parts.pop()!;
        const at = found.get(parts.join('/')) ?? { terms: new Set(), others: new Set() };
        found.set(parts.join('/'), at);
        (isTerm(last) ? at.terms : at.others).add(last);
      }
    }
  }
  const many = [...found].filter(([, at]) => at.terms.size > 1 && at.terms.size >= at.others.size * 4);
  return new Set(many.map(([place]) => place));
}

/** To look through all names takes time: it is done for so many references at most, and for each once. */
const MOST_SUGGESTED = 200;

function suggestions(names: () => ReadonlySet<string>): (found: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  let all: ReadonlySet<string> | undefined;
  return (found) => {
    if (found.length > 80 || (!known.has(found) && known.size >= MOST_SUGGESTED)) return undefined;
    all ??= names();
    if (!known.has(found)) known.set(found, nearest(found, all));
    return known.get(found);
  };
}

interface Keys {
  exact: Map<string, Term>;
  folded: Map<string, Term>;
  put(key: string, term: Term): void;
}

function keysOf(): Keys {
  const exact = new Map<string, Term>();
  const folded = new Map<string, Term>();
  return {
    exact,
    folded,
    put: (key, term) => {
      put(exact, key, term);
      put(folded, fold(key), term);
    },
  };
}

/** Of several, the first keeps the name. */
function put(map: Map<string, Term>, key: string, term: Term): void {
  if (!map.has(key)) map.set(key, term);
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
    .replace(/^\/+/u, '')
    .toLowerCase();
}
