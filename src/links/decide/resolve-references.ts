import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Node } from 'unist';
import { nearestFinder } from '../../diagnostics/nearest.ts';
import { START, type Located, type Position } from '../../diagnostics/position.ts';
import { problem, type Problem } from '../../diagnostics/problem.ts';
import type { Entry } from '../../entries/entry.ts';
import { nameKey, type Lexicon } from '../../lexicon/lexicon.ts';
import type { Prose } from '../../prose/parse-prose.ts';
import { walk } from '../../prose/walk.ts';
import type { PageLinks, Reference } from './reference.ts';

/** An unresolved reference in prose: `[text](term:file-name)` or `[[name]]`, perhaps with `#` and a heading. */
export interface ProseReference {
  by: 'file' | 'name';
  value: string;
  at: Position;
  text: string;
  /** The index of the page's prose that contains it. */
  part: number;
}

/** A page whose references are to be resolved. */
export interface PageReferences {
  file: string;
  /** Undefined for an own page. */
  entry?: Entry | undefined;
  references: readonly ProseReference[];
}

export interface ResolvingContext {
  lexicon: Lexicon;
  /** The lexicon of the default language, for pages in another one: terms without a translation are linked there. */
  fallback?: Lexicon;
  /** The language of the page. */
  language: string;
  /** The ids and names of drafts that aren't part of this site, for the problem `draft-term`. */
  drafts: ReadonlySet<string>;
}

/** The references in a page's proses, and the index of each by its node. */
export function readReferences(proses: readonly Prose[]): { references: ProseReference[]; nodes: Map<Node, number> } {
  const references: ProseReference[] = [];
  const nodes = new Map<Node, number>();
  for (const [part, { tree }] of proses.entries()) {
    walk<Nodes>(tree, (node) => {
      const { line, column } = node.position?.start ?? START;
      const add = (reference: Pick<ProseReference, 'by' | 'value' | 'text'>): void => {
        nodes.set(node, references.push({ ...reference, at: { line, column }, part }) - 1);
      };
      // `[[#heading]]` leads to the page itself.
      if (node.type === 'termReference' && !node.name.startsWith('#'))
        add({ by: 'name', value: node.name, text: node.label });
      else if ((node.type === 'link' || node.type === 'definition') && isTermAddress(node.url)) {
        add({ by: 'file', value: termId(node.url), text: node.type === 'link' ? toString(node) : (node.label ?? '') });
      }
    });
  }
  return { references, nodes };
}

/**
 * Finds the terms of all references of a page: of its fields and its prose.
 * @returns `targets`: the terms of the references in its prose, in order; undefined for one that leads to no term
 */
export function resolveReferences(
  page: PageReferences,
  context: ResolvingContext,
): { links: Pick<PageLinks, 'references' | 'targets' | 'fragments'>; problems: Problem[] } {
  const references: Reference[] = [];
  const problems: Problem[] = [];
  const searching = { ...context, nearest: nearestFinder() };
  const accept = (found: Entry | Problem, reference: Omit<Reference, 'target'>): Entry | undefined => {
    // A problem with an inherited field is reported for the original only.
    const isInherited =
      reference.origin !== 'explicit' && page.entry?.original && !page.entry.ownFields.includes(reference.origin);
    if ('rule' in found) problems.push(...(isInherited ? [] : [found]));
    else if (found === page.entry && reference.origin !== 'explicit') {
      problems.push(problem('self-reference', page.file, reference.at, { found: found.id }));
    } else {
      references.push({ ...reference, target: found });
      return found;
    }
    return undefined;
  };
  for (const { value, ...reference } of fieldReferences(page.entry)) {
    accept(findById(value, reference.at, page.file, searching), reference);
  }
  const fragments = new Map<number, string>();
  const targets = page.references.map(({ by, value, at, text, part }, index) => {
    const find = by === 'name' ? findByName : findById;
    const found = splits(value).map(({ term, fragment }) => ({
      found: find(term, at, page.file, searching),
      fragment,
    }));
    // If none is a term, the shortest name is what the author must mend.
    const chosen = found.find(({ found: one }) => !('rule' in one)) ?? found.at(-1)!;
    if (chosen.fragment !== undefined) fragments.set(index, chosen.fragment);
    return accept(chosen.found, { origin: 'explicit', at, text, part });
  });
  return { links: { references, targets, fragments }, problems };
}

/** Obsidian writes the headings above the one that is meant. There are six levels. */
const MOST_HEADINGS = 7;

/** A name with each of its `#` as the beginning of a heading, or of the name: “C#”, “C##History”, “Parts#Tyres#Size”. */
function splits(value: string): { term: string; fragment?: string }[] {
  const places = [...value.matchAll(/(?<=\S)\s*#\s*(?=[^#\s])/gu)].slice(0, MOST_HEADINGS).reverse();
  const split = places.map(({ index, 0: sign }) => ({
    term: value.slice(0, index),
    fragment: value.slice(index + sign.length),
  }));
  return [{ term: value }, ...split];
}

/** Whether an address is a reference to a term: `term:file-name`. */
export function isTermAddress(url: string): boolean {
  return /^term:/iu.test(url);
}

function termId(url: string): string {
  const id = url.slice('term:'.length);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

type FieldReference = Located<string> &
  Pick<Reference, 'difference'> & { origin: Exclude<Reference['origin'], 'explicit'> };

function fieldReferences(entry: Entry | undefined): FieldReference[] {
  if (!entry) return [];
  const { related, confusedWith, replacedBy } = entry;
  return [
    ...related.map((reference): FieldReference => ({ ...reference, origin: 'related' })),
    ...confusedWith.map(({ term, difference }): FieldReference => ({ ...term, difference, origin: 'confusedWith' })),
    ...(replacedBy ? [{ ...replacedBy, origin: 'replacedBy' as const }] : []),
  ];
}

type SearchingContext = ResolvingContext & { nearest: ReturnType<typeof nearestFinder> };

function findById(
  id: string,
  at: Position,
  file: string,
  { lexicon, fallback, drafts, nearest }: SearchingContext,
): Entry | Problem {
  const entry = lexicon.byId(id) ?? fallback?.byId(id);
  if (entry) return entry;
  if (drafts.has(id)) return problem('draft-term', file, at, { found: id });
  const owners =
    [id.replaceAll('-', ' '), id].map((name) => lexicon.named(name)).find(({ length }) => length > 0) ?? [];
  if (owners.length > 1) return ambiguous(id, owners, file, at);
  const whole = id.replace(/[?#].*$/u, '').replace(/\.md$/u, '');
  const named = owners[0] ?? lexicon.byId(whole);
  return problem('unknown-term', file, at, {
    found: id,
    nearest: named?.id ?? nearest(id, () => [...lexicon.ids(), ...(fallback?.ids() ?? [])]),
  });
}

function findByName(
  name: string,
  at: Position,
  file: string,
  { lexicon, fallback, drafts, language, nearest }: SearchingContext,
): Entry | Problem {
  const owners =
    [name, name.replace(/\.md$/iu, ''), name.replace(/[*_`~]+/gu, '')]
      .map((one) => ownersOf(one, lexicon, fallback))
      .find(({ length }) => length > 0) ?? [];
  if (owners.length === 1) return owners[0]!;
  if (owners.length > 1) return ambiguous(name, owners, file, at);
  const id = name.replace(/\.md$/iu, '');
  const entry = lexicon.byId(name) ?? lexicon.byId(id) ?? fallback?.byId(name) ?? fallback?.byId(id);
  if (entry) return entry;
  if (drafts.has(name) || drafts.has(nameKey(name, language))) return problem('draft-term', file, at, { found: name });
  return problem('unknown-term', file, at, { found: name, nearest: nearest(name, () => lexicon.names()) });
}

function ownersOf(name: string, lexicon: Lexicon, fallback: Lexicon | undefined): readonly Entry[] {
  const own = lexicon.named(name);
  return own.length > 0 ? own : translated(fallback?.named(name) ?? [], lexicon);
}

function ambiguous(found: string, owners: readonly Entry[], file: string, at: Position): Problem {
  return problem('ambiguous-term', file, at, { found, choices: owners.map(({ id }) => id).join(', ') });
}

/** Replaces entries of the default language by their translations, if there are any. */
function translated(entries: readonly Entry[], lexicon: Lexicon): Entry[] {
  return entries.map((entry) => lexicon.byId(entry.id) ?? entry);
}
