import type { Located } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Entry } from '../entries/entry.ts';
import type { Site } from '../site/site.ts';
import { tagFinder, tagKey, type Tag } from '../site/tags.ts';
import { inflections } from './inflect/inflections.ts';

/** Shorter words differ from others by one letter too often. */
const LEAST_LETTERS = 6;

/** Longer tags are no words, and more tags than these are no tags: looking for misspellings takes space for each letter. */
const [MOST_LETTERS, MOST_TAGS] = [40, 10_000];

/** A tag as the terms of a language write it. */
interface WrittenTag {
  id: string;
  /** Every place, as written. */
  uses: Use[];
  /** As the settings name it. */
  declared: Tag | undefined;
}

type Use = Located<string> & { file: string };

/** Reports tags of a language that are probably one, and tags that would be one by their address. */
export function checkTags(entries: readonly Entry[], language: string, site: Site): Problem[] {
  const tags = tagsOf(entries, language, site);
  return [...tags.flatMap(severalInOne), ...nearTags(tags, language)];
}

/** In the order of the files. What a translation inherits is its original's. */
function tagsOf(entries: readonly Entry[], language: string, site: Site): WrittenTag[] {
  const declared = site.in(language).tags;
  const idOf = tagFinder(declared);
  const uses = entries.flatMap((entry) =>
    entry.ownFields.includes('tags') ? entry.tags.map((tag) => ({ ...tag, file: entry.file })) : [],
  );
  return [...Map.groupBy(uses, ({ value }) => idOf(value))].map(([id, own]) => ({
    id,
    uses: own,
    declared: declared.find((tag) => tag.id === id),
  }));
}

/** `C#` and `C++` differ in nothing that an address can have. */
function severalInOne({ id, uses, declared }: WrittenTag): Problem[] {
  const names = new Set(declared && [declared.id, ...declared.titles].map(tagKey));
  const spellings = [...Map.groupBy(uses, ({ value }) => tagKey(value))]
    .filter(([key]) => !names.has(key))
    .map(([, own]) => own as [Use, ...Use[]])
    .sort((a, b) => b.length - a.length);
  const [main, ...others] = declared ? [undefined, ...spellings] : spellings;
  const other = main?.[0].value ?? declared?.title ?? '';
  return others.map((own) => {
    const [{ file, at, value }] = own!;
    return problem('similar-tag', file, at, { found: value, other, id, isOne: true, more: 0 });
  });
}

/** Tags that are forms of one word, or differ in one letter. The rarer one is told. */
function nearTags(tags: readonly WrittenTag[], language: string): Problem[] {
  if (tags.length > MOST_TAGS) return [];
  const owners = new Map<string, WrittenTag>();
  // Those that the settings name, then the most used ones, are what the others should be.
  const ranked = [...tags].sort(
    (a, b) => Number(b.declared !== undefined) - Number(a.declared !== undefined) || b.uses.length - a.uses.length,
  );
  return ranked.flatMap((tag) => {
    const keys = nearKeys(tag, language);
    const other = keys.map((key) => owners.get(key)).find((one) => one && digitsIn(one.id) === digitsIn(tag.id));
    for (const key of keys) if (!owners.has(key)) owners.set(key, tag);
    if (other === undefined || tag.declared) return [];
    const [{ file, at, value }, ...more] = tag.uses as [Use, ...Use[]];
    const details = { found: value, other: nameOf(other), id: tag.id, isOne: false, more: more.length };
    return [problem('similar-tag', file, at, details)];
  });
}

function nameOf({ uses, declared }: WrittenTag): string {
  return declared?.title ?? uses[0]!.value;
}

/** Two tags share one of these if they are forms of one word, or one has a letter more, another letter, or two swapped. */
function nearKeys({ id, uses }: WrittenTag, language: string): string[] {
  const forms = [id, ...inflections(uses[0]!.value, language)].map(bare);
  const word = bare(id);
  if (word.length < LEAST_LETTERS || word.length > MOST_LETTERS) return [...new Set(forms)];
  const shortened = [...word].map((_, at, letters) => letters.toSpliced(at, 1).join(''));
  return [...new Set([...forms, ...shortened])];
}

/** The letters and digits of a tag, without accents. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** `oauth1` and `oauth2` are two. */
function digitsIn(text: string): string {
  return text.replace(/\D+/gu, ' ').trim();
}
