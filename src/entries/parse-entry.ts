import { START, type Located } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Markdown } from '../prose/markdown.ts';
import type { LocalSite, Section } from '../site/site.ts';
import { slugFault, toSlug } from '../site/slug.ts';
import { plainWords } from '../source/plain-words.ts';
import { readYaml, type Path, type Yaml } from '../source/read-yaml.ts';
import { versionOf } from '../source/versioned.ts';
import type { SourceFile } from '../source/source-file.ts';
import { splitFrontmatter } from '../source/split-frontmatter.ts';
import { validate } from '../source/validate.ts';
import { checkQuality } from './check-quality.ts';
import type { Entry } from './entry.ts';
import { entrySchema, type EntryFields } from './entry-schema.ts';
import type { EntryIdentity } from './entry-identity.ts';
import type { UsualNames } from '../source/usual-names.ts';
import { usualEntryNames } from './usual-names.ts';
import { unreadEntry } from './unread-entry.ts';
import { entryMarkdown } from './entry-markdown.ts';

/**
 * Parses and validates the frontmatter of a term file; its Markdown stays unparsed. A faulty file also gives an entry,
 * without the faulty parts, so that every other check still runs.
 * @param site what the settings say of entries, in the entry's language
 */
export function parseEntry(
  file: SourceFile,
  identity: EntryIdentity,
  site: Pick<LocalSite, 'categories'> & SchemaSite,
): { entry?: Entry; problems: Problem[] } {
  const { sections, categories } = site;
  const parts = splitFrontmatter(file.text);
  const unread = (): Entry => unreadEntry(file, identity);
  if (!parts) {
    const isOpen = file.text.startsWith('---');
    return { entry: unread(), problems: [problem('missing-frontmatter', file.path, START, { field: 'term', isOpen })] };
  }
  const { yaml, problems: faults } = readYaml(file.path, parts.yaml, parts.yamlLine);
  if (!yaml) return { entry: unread(), problems: faults };
  const { value: fields, problems: found } = validate(
    schemaFor(site, yaml),
    yaml,
    { term: identity.id },
    usualNamesIn(site),
  );
  const problems = [...faults, ...found];
  if (!fields) return { entry: unread(), problems };
  const body: Markdown = { text: parts.body, origin: { kind: 'lines', line: parts.bodyLine, indent: 0 } };
  const entry = assemble(file, identity, { yaml, fields, sections, body });
  if (fields.slug !== undefined && !identity.isTranslation) {
    const expected = 'no "slug" outside translations, as the name of the file is the address';
    problems.push(
      problem('invalid-value', file.path, yaml.valueAt(['slug']), { field: 'slug', found: fields.slug, expected }),
    );
  }
  problems.push(
    ...checkSlug(entry, identity),
    ...checkQuestions(entry),
    ...checkQuality(entry, yaml, identity.isTranslation, categories),
  );
  return { entry, problems };
}

function assemble(
  { path: file, text }: SourceFile,
  { id, language, isTranslation }: EntryIdentity,
  { yaml, fields, sections, body }: { yaml: Yaml; fields: EntryFields; sections: readonly Section[]; body: Markdown },
): Entry {
  const at = <T>(value: T, path: Path): Located<T> => ({ value, at: yaml.valueAt(path) });
  const each = (values: readonly string[], field: string): Located<string>[] => {
    const paths = pathsOfItems(yaml, field, values);
    return values.map((value, index) => at(value, paths[index]!));
  };
  const questions = pathsOfItems(yaml, 'faq', fields.faq);
  const confused = pathsOfItems(yaml, 'confusedWith', fields.confusedWith);
  const steps = pathsOfItems(yaml, 'nextSteps', fields.nextSteps);
  const {
    abbreviation,
    reading,
    summary,
    title,
    description,
    canonical,
    noindex,
    published,
    updated,
    reviewed,
    authors,
    reviewedBy,
    sources,
    sameAs,
    status,
    sense,
    linking,
  } = fields;
  return {
    file,
    version: versionOf([file, text]),
    id,
    language,
    ownFields: Object.keys((yaml.value ?? {}) as object),
    slug: isTranslation && fields.slug !== undefined ? at(fields.slug, ['slug']) : { value: id, at: START },
    term: at(fields.term, ['term']),
    aliases: each(fields.aliases, 'aliases'),
    abbreviation,
    abbreviationAt: yaml.valueAt(['abbreviation']),
    reading,
    summary,
    title,
    titleAt: title === undefined ? undefined : yaml.valueAt(['title']),
    description,
    descriptionAt: description === undefined ? undefined : yaml.valueAt(['description']),
    canonical,
    noindex,
    markdown: entryMarkdown(yaml, fields, sections, {
      answers: fields.faq.map(({ answer }, index) => ({ text: answer, path: [...questions[index]!, 'answer'] })),
      body,
    }),
    questions: fields.faq.map(({ question }, index) => at(question, [...questions[index]!, 'question'])),
    related: each(fields.related, 'related'),
    confusedWith: fields.confusedWith.map(({ term, difference }, index) => ({
      difference,
      term: at(term, [...confused[index]!, 'term']),
    })),
    category: fields.category === undefined ? undefined : at(fields.category, ['category']),
    custom: fields.custom,
    tags: each(fields.tags, 'tags'),
    published,
    updated,
    reviewed,
    authors,
    reviewedBy,
    image: fields.image && {
      src: at(fields.image.src, ['image', 'src']),
      alt: at(fields.image.alt, ['image', 'alt']),
      file,
    },
    callToAction: fields.callToAction && {
      ...fields.callToAction,
      url: at(fields.callToAction.url, ['callToAction', 'url']),
    },
    nextSteps: fields.nextSteps.map(({ title, url, text }, index) => ({
      title,
      text,
      url: at(url, [...steps[index]!, 'url']),
    })),
    sources,
    sameAs,
    status,
    replacedBy: fields.replacedBy === undefined ? undefined : at(fields.replacedBy, ['replacedBy']),
    formerly: each(fields.formerly, 'formerly'),
    sense,
    linking,
  };
}

/** The paths of the items of a list. Validation removed the faulty items, so the others are looked up in the original list. */
function pathsOfItems(yaml: Yaml, field: string, kept: readonly unknown[]): Path[] {
  const written = ((yaml.value ?? {}) as Record<string, unknown>)[field];
  if (!Array.isArray(written)) return kept.map(() => [field]);
  let next = 0;
  return kept.map((item) => {
    let index = next;
    while (index < written.length && !isSame(written[index], item)) index += 1;
    if (index === written.length) return [field];
    next = index + 1;
    return [field, index];
  });
}

/** Whether a value is the validated form of the written one: validation trims texts, makes plain words of them, and drops unknown fields. */
function isSame(written: unknown, kept: unknown): boolean {
  if (typeof written === 'string' && typeof kept === 'string')
    return written.trim() === kept.trim() || plainWords(written).text === kept;
  if (typeof written !== 'object' || written === null || typeof kept !== 'object' || kept === null)
    return written === kept;
  return Object.entries(kept).every(([key, value]) => isSame((written as Record<string, unknown>)[key], value));
}

function checkSlug({ file, id, slug }: Entry, { isTranslation }: EntryIdentity): Problem[] {
  const expected = slugFault(slug.value);
  if (expected === undefined) return [];
  const better = toSlug(id);
  const shown = isTranslation || better === '' ? better : `${better}.md`;
  return [problem('bad-slug', file, slug.at, { slug: slug.value, expected, better: shown })];
}

function checkQuestions({ file, language, questions }: Entry): Problem[] {
  const first = new Map<string, number>();
  return questions.flatMap(({ value, at }) => {
    const key = value
      .normalize('NFKC')
      .toLocaleLowerCase(language)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const before = first.get(key);
    if (before === undefined) first.set(key, at.line);
    return before === undefined ? [] : [problem('duplicate-question', file, at, { question: value, first: before })];
  });
}

const NO_CUSTOM = 'site.yaml declares no fields yet: custom: { owner: { title: Owner, type: text } }.';

/** A field of the settings' own stands below `custom`. */
function usualNamesIn({ custom }: SchemaSite): UsualNames {
  if (custom.length === 0) return { ...usualEntryNames, 'custom.*': { advice: NO_CUSTOM } };
  const own = custom.map(({ id }) => [id.toLowerCase(), { advice: `Write it below "custom": custom: { ${id}: … }.` }]);
  return { ...usualEntryNames, ...(Object.fromEntries(own) as UsualNames) };
}

type SchemaSite = Parameters<typeof entrySchema>[0];

type EntrySchema = ReturnType<typeof entrySchema>;

type Schemas = WeakMap<readonly Section[], EntrySchema>;

/** Cached by the sections of a language: building a schema takes longer than using it. */
const [ownSchemas, foreignSchemas]: [Schemas, Schemas] = [new WeakMap(), new WeakMap()];

/** A file without `term` comes from another system: its `title` and `description` are what `term` and `summary` are here. */
function schemaFor(site: SchemaSite, yaml: Yaml): EntrySchema {
  const isOwn = Object.hasOwn((yaml.value ?? {}) as object, 'term');
  const schemas = isOwn ? ownSchemas : foreignSchemas;
  const schema = schemas.get(site.sections) ?? (isOwn ? entrySchema : foreignSchema)(site);
  schemas.set(site.sections, schema);
  return schema;
}

function foreignSchema(site: SchemaSite): EntrySchema {
  return entrySchema(site).omit({ title: true, description: true }) as EntrySchema;
}
