import { START, type Located } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { parseProse, type Prose } from '../prose/parse-prose.ts';
import type { LocalSite } from '../site/site.ts';
import { isSlug, toSlug } from '../site/slug.ts';
import { readYaml, type Path, type Yaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source-file.ts';
import { splitFrontmatter } from '../source/split-frontmatter.ts';
import { validate } from '../source/validate.ts';
import { checkQuality } from './check-quality.ts';
import type { Entry } from './entry.ts';
import { entrySchema, type EntryFields } from './entry-schema.ts';
import type { EntryPlace } from './entry-place.ts';
import { mergeBody } from './merge-body.ts';
import { proseAt } from './prose-at.ts';

/**
 * Reads one term file. An entry comes with problems too, without its faulty parts, so that every other check still runs.
 * @param site the sections and categories of the settings, in the entry's language
 */
export function parseEntry(
  file: SourceFile,
  place: EntryPlace,
  { sections, categories }: Pick<LocalSite, 'sections' | 'categories'>,
): { entry?: Entry; problems: Problem[] } {
  const parts = splitFrontmatter(file.text);
  if (!parts) return { problems: [problem('missing-frontmatter', file.path, START, { field: 'term' })] };
  const { yaml, problems: faults } = readYaml(file.path, parts.yaml, parts.yamlLine);
  if (!yaml) return { problems: faults };
  const { value: fields, problems } = validate(entrySchema(sections), yaml, { term: place.id });
  if (!fields) return { problems };
  const body = parseProse(parts.body, { kind: 'lines', line: parts.bodyLine, indent: 0 });
  const merged = mergeBody(file.path, { yaml, fields, sections, body });
  const entry = assemble(file.path, place, { yaml, fields }, merged);
  problems.push(...merged.problems, ...checkSlug(entry, place), ...checkQuestions(entry), ...checkQuality(entry, yaml, categories));
  return { entry, problems };
}

function assemble(
  file: string,
  { id, language, isTranslation }: EntryPlace,
  { yaml, fields }: { yaml: Yaml; fields: EntryFields },
  { definition, sections }: { definition: Prose; sections: Entry['sections'] },
): Entry {
  const at = <T>(value: T, path: Path): Located<T> => ({ value, at: yaml.valueAt(path) });
  const each = (values: readonly string[], field: string): Located<string>[] =>
    values.map((value) => at(value, pathOfItem(yaml, field, value)));
  const { abbreviation, summary, published, updated, reviewed, authors, sources, sameAs, status, sense, linking } =
    fields;
  return {
    file,
    id,
    language,
    given: Object.keys((yaml.value ?? {}) as object),
    slug: isTranslation && fields.slug !== undefined ? at(fields.slug, ['slug']) : { value: id, at: START },
    term: at(fields.term, ['term']),
    aliases: each(fields.aliases, 'aliases'),
    abbreviation,
    summary,
    definition,
    sections,
    faq: fields.faq.map(({ question, answer }) => {
      const index = writtenIndex(yaml, 'faq', (item) => (item as { answer?: unknown } | null)?.answer === answer);
      return {
        question: at(question, ['faq', index, 'question']),
        answer: proseAt(yaml, ['faq', index, 'answer'], answer),
      };
    }),
    related: each(fields.related, 'related'),
    category: fields.category === undefined ? undefined : at(fields.category, ['category']),
    published,
    updated,
    reviewed,
    authors,
    image: fields.image && {
      src: at(fields.image.src, ['image', 'src']),
      alt: at(fields.image.alt, ['image', 'alt']),
      file,
    },
    nextSteps: fields.nextSteps.map(({ title, url, text }) => {
      const index = writtenIndex(yaml, 'nextSteps', (item) => (item as { url?: unknown } | null)?.url === url);
      return { title, text, url: at(url, ['nextSteps', index, 'url']) };
    }),
    sources,
    sameAs,
    status,
    replacedBy: fields.replacedBy === undefined ? undefined : at(fields.replacedBy, ['replacedBy']),
    formerly: each(fields.formerly, 'formerly'),
    sense,
    linking,
  };
}

function pathOfItem(yaml: Yaml, field: string, value: string): Path {
  const index = writtenIndex(yaml, field, (item) => typeof item === 'string' && item.trim() === value);
  return index < 0 ? [field] : [field, index];
}

/** Faulty items were taken out of a list, so an item's place is looked up in the list as written. */
function writtenIndex(yaml: Yaml, field: string, isMeant: (item: unknown) => boolean): number {
  const written = (yaml.value as Record<string, unknown>)[field];
  return Array.isArray(written) ? written.findIndex(isMeant) : -1;
}

function checkSlug({ file, id, slug }: Entry, { isTranslation }: EntryPlace): Problem[] {
  if (isSlug(slug.value)) return [];
  const better = toSlug(id);
  const shown = isTranslation || better === '' ? better : `${better}.md`;
  return [problem('bad-slug', file, slug.at, { slug: slug.value, better: shown })];
}

function checkQuestions({ file, faq }: Entry): Problem[] {
  const first = new Map<string, number>();
  return faq.flatMap(({ question: { value, at } }) => {
    const key = value.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const before = first.get(key);
    if (before === undefined) first.set(key, at.line);
    return before === undefined ? [] : [problem('duplicate-question', file, at, { question: value, first: before })];
  });
}

