import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toSlug } from '../../src/site/slug.ts';
import { wordnet, type Synset } from './wordnet.ts';

/** The approximate length of a term's Markdown, as in real glossaries. */
const CHARACTERS = 2_000;

/** A term to write as content. */
export interface WordnetTerm {
  /** Its file name without the extension. */
  id: string;
  name: string;
  aliases: readonly string[];
  /** Set if several terms share the name. */
  sense?: string;
  category: string;
  definition: string;
  examples: readonly string[];
  relatives: readonly { name: string; gloss: string }[];
  related: readonly string[];
}

/**
 * Takes a connected part of WordNet: a synset, the synsets that it points to, and so on. So the related terms of a term are
 * in the same glossary.
 */
export async function wordnetTerms(count: number): Promise<WordnetTerm[]> {
  const all = await wordnet();
  const byId = new Map(all.map((synset) => [synset.id, synset]));
  const chosen = neighborhood(all, byId, count);
  // “Take up” and “take-up” have the same slug, so they become senses of one name.
  const spellings = new Map<string, string>();
  for (const {
    words: [word = ''],
  } of chosen)
    if (!spellings.has(toSlug(word))) spellings.set(toSlug(word), word);
  const nameOf = ({ words: [word = ''] }: Synset): string =>
    toSlug(word) === '' ? word : spellings.get(toSlug(word))!;
  const names = Map.groupBy(chosen, (synset) => nameOf(synset).toLowerCase());
  const slugs = new Set<string>();
  const ids = new Map(chosen.map((synset) => [synset.id, unique(toSlug(synset.words[0]!) || synset.id, slugs)]));
  const senses = new Set<string>();
  return chosen.map((synset): WordnetTerm => {
    const [definition, examples] = partsOf(synset.gloss);
    const name = nameOf(synset);
    const aliases = synset.words.slice(1);
    const isShared = names.get(name.toLowerCase())!.length > 1;
    return {
      id: ids.get(synset.id)!,
      name,
      aliases: [...new Set(aliases)].filter((alias) => alias.toLowerCase() !== name.toLowerCase()),
      sense: isShared ? unique(definition.slice(0, 40).replace(/\s\S*$/u, ''), senses) : undefined,
      category: `field-${synset.field}`,
      definition,
      examples,
      relatives: relativesOf(synset, byId, CHARACTERS - synset.gloss.length),
      related: synset.relatives.flatMap((id) => ids.get(id) ?? []).slice(0, 6),
    };
  });
}

/** Writes a content folder; its contents are deleted first. */
export async function writeWordnet(folder: string, terms: readonly WordnetTerm[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'terms'), { recursive: true });
  await writeFile(join(folder, 'site.yaml'), settingsOf(terms));
  for (const term of terms) await writeFile(termFile(folder, term), termText(term));
}

export function termFile(folder: string, { id }: Pick<WordnetTerm, 'id'>): string {
  return join(folder, 'terms', `${id}.md`);
}

export function termText({
  name,
  aliases,
  sense,
  category,
  definition,
  examples,
  relatives,
  related,
}: WordnetTerm): string {
  const quoted = JSON.stringify;
  return `---
term: ${quoted(name)}
${aliases.length > 0 ? `aliases: ${quoted(aliases)}\n` : ''}${sense === undefined ? '' : `sense: ${quoted(sense)}\n`}category: ${category}
related: ${quoted(related)}
published: 2026-01-01
---
${escaped(definition)}.

## Examples

${examples.map((example) => `- ${escaped(example)}`).join('\n') || 'None is known.'}

## Relatives

${relatives.map(({ name: other, gloss }) => `- **${escaped(other)}**: ${escaped(gloss)}`).join('\n') || 'None is known.'}
`;
}

function settingsOf(terms: readonly WordnetTerm[]): string {
  const categories = [...new Set(terms.map(({ category }) => category))].sort();
  return `name: WordNet
description: Words of English, by the Princeton University lexical database.
url: https://wordnet.example/glossary
language: en
sections:
  - { field: examples, title: Examples }
  - { field: relatives, title: Relatives }
categories:
${categories.map((id) => `  ${id}: { title: ${id.replace('field-', 'Field ')} }`).join('\n')}
`;
}

function neighborhood(all: readonly Synset[], byId: ReadonlyMap<string, Synset>, count: number): Synset[] {
  const chosen = new Set<Synset>();
  for (const root of all) {
    const waiting = [root];
    for (const synset of waiting) {
      if (chosen.size >= count) return [...chosen];
      if (chosen.has(synset)) continue;
      chosen.add(synset);
      waiting.push(...synset.relatives.flatMap((id) => byId.get(id) ?? []));
    }
  }
  return [...chosen];
}

/** Splits a gloss into its definition and its examples, which are in quotation marks. */
function partsOf(gloss: string): [string, string[]] {
  const examples = [...gloss.matchAll(/"([^"]+)"/gu)].map(([, words]) => words!.trim());
  const definition = gloss
    .replace(/;?\s*".*$/su, '')
    .trim()
    .replace(/[;.:]$/u, '');
  return [definition || gloss, examples];
}

/** The nearest synsets, until their texts have a given length. */
function relativesOf(
  synset: Synset,
  byId: ReadonlyMap<string, Synset>,
  room: number,
): { name: string; gloss: string }[] {
  const near = new Set<Synset>();
  let length = 0;
  const waiting = [synset];
  for (const one of waiting) {
    if (length >= room || waiting.length > 5_000) break;
    if (one !== synset && !near.has(one)) {
      near.add(one);
      length += one.gloss.length + one.words[0]!.length;
    }
    waiting.push(
      ...one.relatives.flatMap((id) => byId.get(id) ?? []).filter((other) => other !== synset && !near.has(other)),
    );
  }
  return [...near].map(({ words, gloss }) => ({ name: words[0]!, gloss: partsOf(gloss)[0] }));
}

/** Adds a number to a text if it is already used. */
function unique(text: string, used: Set<string>): string {
  let candidate = text;
  for (let number = 2; used.has(candidate); number += 1) candidate = `${text}-${number}`;
  used.add(candidate);
  return candidate;
}

/** Escapes the characters that have a meaning in Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>$~|#]/gu, '\\$&');
}
