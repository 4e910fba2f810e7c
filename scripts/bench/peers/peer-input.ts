import type { LinkingCase } from '../../../tests/links/run-case.ts';

/** A term for a peer: a name and other names, all of which are matched literally. */
export interface PeerTerm {
  id: string;
  name: string;
  aliases: string[];
  caseSensitive: boolean;
}

/**
 * The terms of a case as a careful author would enter them for a tool without drafts, languages, replacements and terms
 * without links: only those that may be linked, with the names of replaced terms as aliases of their replacements.
 */
export function peerTerms({ language = 'en', terms }: LinkingCase): PeerTerm[] {
  const published = terms.filter((term) => (term.language ?? language) === language && term.status !== 'draft');
  const byId = new Map(published.map((term) => [term.id, term]));
  const peers = new Map<string, PeerTerm>();
  const replaced: { id: string; names: string[] }[] = [];
  for (const term of published) {
    const end = replacementOf(term, byId);
    const aliases = [...(term.aliases ?? []), ...(term.abbreviation === undefined ? [] : [term.abbreviation])];
    if (end !== term) replaced.push({ id: end.id, names: [term.name, ...aliases] });
    else if (term.linking?.incoming !== false)
      peers.set(term.id, {
        id: term.id,
        name: term.name,
        aliases,
        caseSensitive: term.linking?.caseSensitive === true,
      });
  }
  for (const { id, names } of replaced) peers.get(id)?.aliases.push(...names);
  return [...peers.values()];
}

/** The text of a case, with links by name turned into ordinary links, outside inline code. */
export function peerText({ text }: LinkingCase): string {
  return text.replace(/`[^`]*`|\[\[([^\]|]+)(?:\|([^\]]+))?\]\]/gu, (all, name?: string, words?: string) =>
    name === undefined ? all : `[${words ?? name}](<term:${name}>)`,
  );
}

type Term = LinkingCase['terms'][number];

function replacementOf(term: Term, byId: ReadonlyMap<string, Term>): Term {
  const visited = new Set<Term>();
  let end = term;
  while (end.status === 'deprecated' && !visited.has(end)) {
    visited.add(end);
    end = byId.get(end.replacedBy ?? '') ?? end;
  }
  return end;
}
