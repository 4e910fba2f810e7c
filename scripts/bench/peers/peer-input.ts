import type { LinkingCase } from '../../../tests/links/run-case.ts';

/** A term as a peer knows it: a name and other names, all to be found as written. */
export interface PeerTerm {
  id: string;
  name: string;
  aliases: string[];
  caseSensitive: boolean;
}

/**
 * The terms of a case as a careful author would enter them for a tool that knows neither drafts, languages, replacements
 * nor terms without links: only those that may be linked, the names of replaced ones being aliases of their replacement.
 */
export function peerTerms({ language = 'en', terms }: LinkingCase): PeerTerm[] {
  const published = terms.filter((term) => (term.language ?? language) === language && term.status !== 'draft');
  const byId = new Map(published.map((term) => [term.id, term]));
  const found = new Map<string, PeerTerm>();
  const replaced: { id: string; names: string[] }[] = [];
  for (const term of published) {
    const end = standIn(term, byId);
    const aliases = [...(term.aliases ?? []), ...(term.abbreviation === undefined ? [] : [term.abbreviation])];
    if (end !== term) replaced.push({ id: end.id, names: [term.name, ...aliases] });
    else if (term.linking?.incoming !== false)
      found.set(term.id, {
        id: term.id,
        name: term.name,
        aliases,
        caseSensitive: term.linking?.caseSensitive === true,
      });
  }
  for (const { id, names } of replaced) found.get(id)?.aliases.push(...names);
  return [...found.values()];
}

/** The text with links by name as ordinary links, outside inline code. */
export function peerText({ text }: LinkingCase): string {
  return text.replace(/`[^`]*`|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/gu, (all, name?: string, words?: string) =>
    name === undefined ? all : `[${words ?? name}](<term:${name}>)`,
  );
}

type Term = LinkingCase['terms'][number];

function standIn(term: Term, byId: ReadonlyMap<string, Term>): Term {
  const passed = new Set<Term>();
  let end = term;
  while (end.status === 'deprecated' && !passed.has(end)) {
    passed.add(end);
    end = byId.get(end.replacedBy ?? '') ?? end;
  }
  return end;
}
