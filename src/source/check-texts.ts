import type { z } from 'zod';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { fieldName } from './describe-issue.ts';
import { readTexts } from './fields.ts';
import { mayHaveSigns, plainWords } from './plain-words.ts';
import type { Path, Yaml } from './read-yaml.ts';
import { hasAt } from './schema-keys.ts';

/** Reports texts for readers that lose something: what stands behind ` #`, and Markdown that plain words can't show. */
export function checkTexts(schema: z.ZodType, yaml: Yaml): Problem[] {
  return yaml.leaves().flatMap((path) => {
    const value = valueAt(yaml.value, path);
    if (typeof value !== 'string') return [];
    const whole = yaml.cutAt(path);
    if (whole === undefined && !mayHaveSigns(value)) return [];
    const kinds = (kind: string): boolean => hasAt(schema, path, (one) => readTexts.get(one)?.kind === kind);
    const isWords = kinds('words');
    const field = fieldName(path);
    return [
      ...(whole !== undefined && (isWords || kinds('markdown'))
        ? [problem('cut-text', yaml.file, yaml.valueAt(path), { field, kept: value, whole })]
        : []),
      ...(isWords
        ? plainWords(value).lost.map((what) => problem('lost-markup', yaml.file, yaml.valueAt(path), { field, what }))
        : []),
    ];
  });
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
