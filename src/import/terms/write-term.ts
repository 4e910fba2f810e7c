import { INHERITED } from '../../entries/inherit.ts';
import { isSlug, toSlug } from '../../site/slug.ts';
import { nameKey } from '../../lexicon/lexicon.ts';
import { isWebAddress } from '../../source/fields.ts';
import { bodyParts } from '../prose/body-parts.ts';
import { translatedSlug } from './claim-slugs.ts';
import type { Term } from '../text/term.ts';
import { note, type ImportNote, type Told } from '../note.ts';
import type { ReferenceIndex } from '../prose/reference-index.ts';
import type { SourceEntry } from '../text/source-entry.ts';
import { termFile, type TermFields } from './term-file.ts';

export interface WriteContext {
  index: ReferenceIndex;
  /** The default language. */
  main: string;
  /** For each language, the words in bold that stand for headings. */
  labels: ReadonlyMap<string, ReadonlySet<string>>;
  origin?: string | undefined;
  senses: ReadonlyMap<SourceEntry, string>;
  category?: string | undefined;
  /** The addresses that are taken, by language. */
  taken: Map<string, Set<string>>;
  notes: ImportNote[];
}

export interface WrittenTerm {
  path: string;
  language: string;
  text: string;
  /** The titles of its sections. */
  sections: string[];
  isDraft: boolean;
}

/** The files of one term, one for each language. A translation leaves out what it would inherit anyway. */
export function writeTerm(term: Term, context: WriteContext): WrittenTerm[] {
  const { main, labels, notes } = context;
  const original = term.entries.get(main);
  // A dry run: what it claims and tells doesn't count.
  const inherited = original && fieldsOf(term, original, main, { ...context, taken: new Map() }, []);
  return [...term.entries].map(([language, entry]) => {
    const { definition, sections } = bodyParts(entry.body!, labels.get(language) ?? new Set(), notes);
    const fields = fieldsOf(term, entry, language, context, notes);
    const given = inherited && entry !== original ? withoutInherited(fields, inherited) : fields;
    const text = termFile(
      given,
      definition?.text ?? '',
      sections.map(({ title, prose }) => ({ title, text: prose.text })),
    );
    const path = language === main ? `terms/${term.id}.md` : `terms/${language}/${term.id}.md`;
    return {
      path,
      language,
      text: withPictures(text, path),
      sections: sections.map(({ title }) => title),
      isDraft: entry.isDraft,
    };
  });
}

/** Only what is different, or what the original doesn't have. A translation that is published says so beside a draft. */
function withoutInherited(fields: TermFields, original: TermFields): TermFields {
  const said = original.status === 'draft' ? { ...fields, status: fields.status ?? 'published' } : fields;
  const kept = Object.entries(said).filter(([name, value]) => {
    const isSame = JSON.stringify(value ?? []) === JSON.stringify(original[name as keyof TermFields] ?? []);
    return name !== 'category' && !(isSame && (INHERITED as readonly string[]).includes(name));
  });
  return Object.fromEntries(kept) as unknown as TermFields;
}

function fieldsOf(
  term: Term,
  entry: SourceEntry,
  language: string,
  context: WriteContext,
  notes: ImportNote[],
): TermFields {
  const { index, main, category, senses, taken } = context;
  const { file } = entry;
  const refer = (field: string, { value, line }: Told): string[] => {
    const target = index.byReference(value, entry, language);
    if (target.kind === 'none')
      notes.push(note('unknown-reference', file, line, { field, found: value, near: target.near }));
    else if (target.kind === 'draft') notes.push(note('draft-reference', file, line, { found: value, id: target.id }));
    else if (target.kind === 'self') notes.push(note('self-reference', file, line, { field, found: value }));
    else if (target.how === 'near') notes.push(note('near-reference', file, line, { found: value, id: target.id }));
    return target.kind === 'term' ? [target.id] : [];
  };
  const related = [
    ...entry.related.flatMap((told) => refer('related', told)),
    ...(entry.see ? refer('see', entry.see) : []),
  ];
  const [replacedBy] = entry.replacedBy ? refer('replacedBy', entry.replacedBy) : [];
  const abbreviation =
    entry.abbreviation && nameKey(entry.abbreviation.value) !== nameKey(entry.term.value)
      ? entry.abbreviation
      : undefined;
  if (entry.abbreviation && !abbreviation)
    notes.push(
      note('needless-alias', file, entry.abbreviation.line, { alias: entry.abbreviation.value, of: 'the term itself' }),
    );
  if (entry.image)
    notes.push(note('image-left', file, entry.image.line, { found: entry.image.value, alternative: '' }));
  const claimed = taken.get(language) ?? new Set<string>();
  return {
    term: entry.term.value,
    aliases: aliasesOf(entry, abbreviation?.value, notes),
    abbreviation: abbreviation?.value,
    reading: entry.reading?.value,
    sense: senses.get(entry),
    slug: language === main ? undefined : translatedSlug(entry.term.value, term.id, claimed),
    summary: entry.summary?.text,
    faq: entry.faq.map(({ question, answer }) => ({ question, answer: answer.text })),
    related: [...new Set(related)],
    category,
    published: entry.published?.value,
    updated: entry.updated?.value,
    reviewed: entry.reviewed?.value,
    authors: entry.authors,
    nextSteps: linksOf(entry.nextSteps, entry, context, notes),
    sources: linksOf(entry.sources, entry, context, notes),
    sameAs: safe(entry.sameAs, file, notes),
    status: entry.isDraft ? 'draft' : entry.isDeprecated || replacedBy !== undefined ? 'deprecated' : undefined,
    replacedBy,
    formerly: formerlyOf(entry, claimed, notes),
  };
}

function aliasesOf(
  { aliases, term, file }: SourceEntry,
  abbreviation: string | undefined,
  notes: ImportNote[],
): string[] {
  const seen = new Map([
    [nameKey(term.value), 'the term itself'],
    ...(abbreviation === undefined ? [] : [[nameKey(abbreviation), 'its abbreviation'] as const]),
  ]);
  return aliases.flatMap(({ value, line }) => {
    const of = seen.get(nameKey(value));
    if (value === '') return [];
    if (of !== undefined) notes.push(note('needless-alias', file, line, { alias: value, of }));
    seen.set(nameKey(value), of ?? 'given twice');
    return of === undefined ? [value] : [];
  });
}

/** Links of fields. An address of the old site is absolute from now on. */
function linksOf(
  links: readonly { title?: string; url: Told }[],
  { term, file }: SourceEntry,
  { origin }: WriteContext,
  notes: ImportNote[],
): { title: string; url: string }[] {
  return links.flatMap(({ title, url: { value, line } }) => {
    const url = value.startsWith('/') && !value.startsWith('//') && origin !== undefined ? `${origin}${value}` : value;
    if (!isWebAddress(url) || /[{}]/u.test(url)) {
      notes.push(note('old-site-link', file, line, { text: title ?? term.value, found: value }));
      return [];
    }
    if (url !== value) notes.push(note('made-absolute', file, line, { found: value, address: url }));
    return [{ title: title ?? term.value, url }];
  });
}

function safe(addresses: readonly Told[], file: string, notes: ImportNote[]): string[] {
  return addresses.flatMap(({ value, line }) => {
    if (isWebAddress(value)) return [value];
    notes.push(note('unknown-field', file, line, { field: 'sameAs', value: `"${value}"` }));
    return [];
  });
}

/** Earlier addresses, of which the last part is the name. */
function formerlyOf({ formerly, file }: SourceEntry, taken: Set<string>, notes: ImportNote[]): string[] {
  return formerly.flatMap(({ value, line }) => {
    const slug = toSlug(
      value
        .replace(/\/+$|\.html?$/gu, '')
        .split('/')
        .at(-1) ?? '',
    );
    if (isSlug(slug) && !taken.has(slug)) {
      taken.add(slug);
      return [slug];
    }
    notes.push(note('unknown-field', file, line, { field: 'formerly', value: `"${value}"` }));
    return [];
  });
}

/** Pictures are referred to from the place of the file. */
function withPictures(text: string, path: string): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return text.replace(/(!\[(?:[^[\]\\]|\\.){0,2000}\]\(<?)(images\/)/gu, `$1${up}$2`);
}
