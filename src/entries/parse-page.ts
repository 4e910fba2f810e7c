import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { slugFault, toSlug } from '../site/slug.ts';
import { readYaml } from '../source/read-yaml.ts';
import type { SourceFile } from '../source/source-file.ts';
import { splitFrontmatter } from '../source/split-frontmatter.ts';
import { validate } from '../source/validate.ts';
import type { OwnPageEntry } from './entry.ts';
import { pageSchema } from './entry-schema.ts';
import type { EntryIdentity } from './entry-identity.ts';
import { usualPageNames } from './usual-names.ts';

/** Parses and validates the file of an own page: a title and a body. No page comes back if the frontmatter is unusable. */
export function parsePage(
  file: SourceFile,
  { id, language }: EntryIdentity,
): { page?: OwnPageEntry; problems: Problem[] } {
  const parts = splitFrontmatter(file.text);
  if (!parts)
    return {
      problems: [
        problem('missing-frontmatter', file.path, START, { field: 'title', isOpen: file.text.startsWith('---') }),
      ],
    };
  const { yaml, problems: faults } = readYaml(file.path, parts.yaml, parts.yamlLine);
  if (!yaml) return { problems: faults };
  const { value: fields, problems: found } = validate(pageSchema, yaml, { title: id }, usualPageNames);
  const problems = [...faults, ...found];
  const expected = slugFault(id);
  if (expected !== undefined)
    problems.push(problem('bad-slug', file.path, START, { slug: id, expected, better: `${toSlug(id)}.md` }));
  if (!fields) return { problems };
  const body = { text: parts.body, origin: { kind: 'lines' as const, line: parts.bodyLine, indent: 0 } };
  const formerly = fields.formerly.map((value, index) => ({ value, at: yaml.valueAt(['formerly', index]) }));
  return {
    page: { file: file.path, id, language, slug: { value: id, at: START }, body, ...fields, formerly },
    problems,
  };
}
