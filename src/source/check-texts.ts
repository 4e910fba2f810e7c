import type { z } from 'zod';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { fieldName } from './describe-issue.ts';
import { readTexts } from './fields.ts';
import { plainWords } from './plain-words.ts';
import type { Path, Yaml } from './read-yaml.ts';
import { findAt } from './schema-keys.ts';

/** Reports texts for readers that lose something: what stands behind ` #`, and Markdown that plain words can't show. */
export function checkTexts(schema: z.ZodType, yaml: Yaml): Problem[] {
  return yaml.leaves().flatMap((path) => {
    const kind = kindAt(schema, path);
    if (kind === undefined) return [];
    const value = valueAt(yaml.value, path);
    if (typeof value !== 'string') return [];
    const whole = yaml.cutAt(path);
    const lost = kind === 'words' ? plainWords(value).lost : [];
    const field = fieldName(path);
    return [
      ...(whole === undefined
        ? []
        : [problem('cut-text', yaml.file, yaml.valueAt(path), { field, kept: value, whole })]),
      ...lost.map((what) => problem('lost-markup', yaml.file, yaml.valueAt(path), { field, what })),
    ];
  });
}

type TextKind = 'words' | 'markdown' | undefined;

/** Cached by schema and path, without the numbers of items: looking through a schema takes longer than checking a text. */
const kinds = new WeakMap<z.ZodType, Map<string, TextKind>>();

function kindAt(schema: z.ZodType, path: Path): TextKind {
  const known = kinds.get(schema) ?? new Map<string, TextKind>();
  kinds.set(schema, known);
  // Misspelt fields can have any number of names.
  if (known.size > 1_000) known.clear();
  const key = path.map((step) => (typeof step === 'number' ? '' : String(step))).join('\n');
  if (!known.has(key))
    known.set(
      key,
      findAt(schema, path, (one) => readTexts.get(one)?.kind),
    );
  return known.get(key);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
}
