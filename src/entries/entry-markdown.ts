import type { Position } from '../diagnostics/position.ts';
import type { Markdown } from '../prose/markdown.ts';
import type { Section } from '../site/site.ts';
import type { Path, Yaml } from '../source/read-yaml.ts';
import type { EntryFields } from './entry-schema.ts';

/** The unparsed Markdown of a term's file, with the places of its parts. Plain data. */
export interface EntryMarkdown {
  definition?: MarkdownField;
  /** The fields of the settings' sections that the file has. */
  sections: readonly (MarkdownField & { field: string })[];
  answers: readonly Markdown[];
  body: Markdown;
  /** The frontmatter fields that the file has, including faulty ones. */
  ownFields: readonly string[];
  /** The place at which missing fields are reported. */
  opening: Position;
}

export interface MarkdownField {
  prose: Markdown;
  /** The place of the field's name. */
  at: Position;
}

/**
 * Collects the Markdown of a term's file.
 * @param fields the validated frontmatter
 * @param answers the answers of the FAQ, with their paths in the frontmatter
 */
export function entryMarkdown(
  yaml: Yaml,
  fields: EntryFields,
  sections: readonly Section[],
  { answers, body }: { answers: readonly { text: string; path: Path }[]; body: Markdown },
): EntryMarkdown {
  const markdown = (text: string, path: Path): Markdown => ({
    text,
    origin: yaml.textAt(path) ?? { kind: 'start', ...yaml.valueAt(path) },
  });
  const field = (name: string): MarkdownField | undefined => {
    const text = (fields as Record<string, unknown>)[name];
    return typeof text === 'string' ? { prose: markdown(text, [name]), at: yaml.keyAt([name]) } : undefined;
  };
  return {
    definition: field('definition'),
    sections: sections.flatMap(({ field: name }) => {
      const found = field(name);
      return found ? [{ ...found, field: name }] : [];
    }),
    answers: answers.map(({ text, path }) => markdown(text, path)),
    body,
    ownFields: Object.keys((yaml.value ?? {}) as object),
    opening: yaml.opening([]),
  };
}
