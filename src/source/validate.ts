import type { z } from 'zod';
import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Path, Yaml } from './read-yaml.ts';

/**
 * What a schema's own check reports: which rule was broken and what the message needs beyond the place.
 * Given to zod as `{ code: 'custom', params: { breach } }`.
 */
export type Breach =
  | { rule: 'impossible-date'; found: string; swapped: string | undefined }
  | { rule: 'unsafe-address'; found: string; expected: string }
  | { rule: 'bad-slug'; slug: string; better: string }
  | { rule: 'invalid-value'; found: string; expected: string };

/**
 * Checks a YAML value against a strict schema; every fault becomes a problem at its place in the file.
 * The value comes without the faulty parts and with misspelt keys as they were meant, so that the later checks run,
 * one report says everything, and nothing twice. It is undefined only where nothing usable is left.
 * @param placeholders what stands in for required fields that are missing or faulty
 */
export function validate<S extends z.ZodType>(
  schema: S,
  yaml: Yaml,
  placeholders: Record<string, unknown> = {},
): { value?: z.output<S>; problems: Problem[] } {
  const asWritten = schema.safeParse(yaml.value ?? {});
  if (asWritten.success) return { value: asWritten.data, problems: [] };
  const misspelt = correctKeys(asWritten.error.issues, schema, yaml);
  const input = yaml.value ?? {};
  const result = schema.safeParse(input, { reportInput: true });
  if (result.success) return { value: result.data, problems: misspelt };
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, yaml, schema));
  return { value: salvage(schema, input, result.error.issues, placeholders), problems: [...misspelt, ...problems] };
}

/** Reports keys that are a slip of the pen and takes them for the keys that were meant. */
function correctKeys(issues: readonly Issue[], schema: z.ZodType, yaml: Yaml): Problem[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const allowed = allowedKeys(schema, issue.path);
    return issue.keys.flatMap((key) => {
      const at = yaml.keyAt([...issue.path, key]);
      const meant = nearest(key, allowed);
      if (meant === undefined || !yaml.rename(issue.path, key, meant)) return [];
      return problem('unknown-field', yaml.file, at, { field: key, nearest: meant, allowed: '' });
    });
  });
}

/** Takes the faulty parts out, one level further out at each attempt. A text in the place of a list counts as one. */
function salvage<S extends z.ZodType>(
  schema: S,
  input: unknown,
  issues: readonly Issue[],
  placeholders: Record<string, unknown>,
): z.output<S> | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const rest = structuredClone(input) as Record<string, unknown>;
  let faults = issues;
  for (let level = 0; level < 5; level += 1) {
    for (const issue of faults) {
      const keys = issue.code === 'unrecognized_keys' && level === 0 ? issue.keys : [];
      if (keys.length > 0) keys.forEach((key) => remove(rest, [...issue.path, key]));
      else if (level === 0 && isTextForList(issue)) replace(rest, issue.path, itemsIn(issue.input));
      else remove(rest, issue.path.slice(0, Math.max(1, issue.path.length - level)));
    }
    const result = schema.safeParse({ ...placeholders, ...compact(rest) });
    if (result.success) return result.data;
    faults = result.error.issues;
  }
  return undefined;
}

function remove(value: unknown, path: Path): void {
  delete ownerOf(value, path)?.[path.at(-1)!];
}

function replace(value: unknown, path: Path, by: unknown): void {
  const owner = ownerOf(value, path);
  if (owner) owner[path.at(-1)!] = by;
}

function ownerOf(value: unknown, path: Path): Record<PropertyKey, unknown> | undefined {
  const owner = path.slice(0, -1).reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
  return typeof owner === 'object' && owner !== null ? (owner as Record<PropertyKey, unknown>) : undefined;
}

function isTextForList(issue: Issue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'array' && typeof issue.input === 'string' && !isBlank(issue.input);
}

/** Lists without the holes that removing left. */
function compact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, Array.isArray(item) ? item.filter((one) => one !== undefined) : item]),
  );
}

type Issue = z.core.$ZodIssue;

function problemsOf(issue: Issue, yaml: Yaml, schema: z.ZodType): Problem[] {
  const { file } = yaml;
  const field = fieldName(issue.path) || (file.endsWith('.md') ? 'frontmatter' : file);
  if (issue.code === 'unrecognized_keys') {
    const allowed = allowedKeys(schema, issue.path);
    return issue.keys.map((key) =>
      problem('unknown-field', file, yaml.keyAt([...issue.path, key]), {
        field: key,
        nearest: nearest(key, allowed),
        allowed: allowed.join(', '),
      }),
    );
  }
  if (issue.code === 'custom' && issue.params?.breach) {
    return [ofBreach(issue.params.breach as Breach, file, yaml.valueAt(issue.path), field)];
  }
  if (issue.code === 'invalid_key') {
    const { path } = issue;
    return issue.issues.map((inner) =>
      inner.code === 'custom' && inner.params?.breach
        ? ofBreach(inner.params.breach as Breach, file, yaml.keyAt(path), field)
        : problem('invalid-value', file, yaml.keyAt(path), {
            field: fieldName(path.slice(0, -1)),
            found: String(path.at(-1)),
            expected: inner.message.replace(/^expected /u, ''),
          }),
    );
  }
  if (issue.input === undefined && issue.path.length > 0) {
    const owner = issue.path.slice(0, -1);
    return [
      problem('missing-field', file, yaml.opening(owner), { field: String(issue.path.at(-1)), expected: expectedBy(issue) }),
    ];
  }
  const at = issue.input === null || isBlank(issue.input) ? yaml.keyAt(issue.path) : yaml.valueAt(issue.path);
  if (issue.code === 'invalid_value' && isShown(issue.input)) {
    const values = issue.values.map(String);
    return [
      problem('invalid-value', file, at, {
        field,
        found: String(issue.input),
        expected: list(values),
        nearest: nearest(String(issue.input), values),
      }),
    ];
  }
  const keys = allowedKeys(schema, issue.path);
  const expected = issue.path.length > 0 && keys.length > 0 ? `the fields ${keys.join(', ')} below it` : expectedBy(issue);
  const hint = cure(issue, field, allowedKeys(schema, [...issue.path, 0]));
  return [problem('wrong-type', file, at, { field, found: foundKind(issue.input), expected, hint })];
}

function ofBreach(breach: Breach, file: string, at: { line: number; column: number }, field: string): Problem {
  switch (breach.rule) {
    case 'impossible-date':
      return problem('impossible-date', file, at, { field, found: breach.found, swapped: breach.swapped });
    case 'unsafe-address':
      return problem('unsafe-address', file, at, breach);
    case 'bad-slug':
      return problem('bad-slug', file, at, breach);
    case 'invalid-value':
      return problem('invalid-value', file, at, { field, ...breach });
  }
}

/** Where a schema says in words what it expects (its `error`), those words; else the type's own name. */
function expectedBy(issue: Issue): string {
  if (issue.code === 'invalid_type' && issue.path.length === 0) return 'fields, each on a line "name: value"';
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected ')) return kinds[issue.expected] ?? issue.expected;
  return issue.message.replace(/^expected /u, '');
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields below it',
  record: 'fields below it',
};

function foundKind(input: unknown): string {
  if (input === null || isBlank(input)) return 'empty';
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list';
  if (typeof input === 'object') return 'a group of fields';
  if (typeof input === 'string') return `the text "${input.length > 60 ? `${input.slice(0, 59)}…` : input}"`;
  return `the ${typeof input === 'number' ? 'number' : 'value'} ${String(input)}`;
}

/** @param itemKeys the fields of an item, where a list of items with fields was expected */
function cure(issue: Issue, field: string, itemKeys: readonly string[]): string | undefined {
  const { input } = issue;
  const key = String(issue.path.filter((step) => typeof step !== 'number').at(-1) ?? field);
  if (input === null || isBlank(input)) return 'Fill it in, or remove the line.';
  if (issue.code === 'invalid_union' && isShown(input) && typeof input !== 'string') return `Put it in quotes: "${String(input)}".`;
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'string' && isShown(input) && !issue.message.startsWith('expected ')) return `Put it in quotes: "${String(input)}".`;
  if (issue.expected !== 'array') return undefined;
  if (itemKeys.length > 0) return `Write it as a list:\n${key}:\n${itemKeys.map((one, at) => `${at === 0 ? '  - ' : '    '}${one}: …`).join('\n')}`;
  if (typeof input === 'string') return `Write it as a list: ${key}: [${itemsIn(input).join(', ')}].`;
  return undefined;
}

function itemsIn(input: unknown): string[] {
  return String(input).split(',').map((item) => item.trim()).filter(Boolean);
}

function isBlank(input: unknown): boolean {
  return typeof input === 'string' && input.trim() === '';
}

function isShown(input: unknown): input is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof input) && !isBlank(input);
}

/** `faq[1].question`, as authors see it. */
function fieldName(path: Path): string {
  return path.map((step, index) => (typeof step === 'number' ? `[${step + 1}]` : `${index > 0 ? '.' : ''}${String(step)}`)).join('');
}

function list(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

/** The keys of the object schema at a path, found by walking the schema; none where it isn't an object. */
function allowedKeys(schema: z.ZodType, path: Path): string[] {
  let current: z.core.$ZodType | undefined = schema;
  for (const step of path) current = current && inside(unwrap(current), step);
  const def = current && (unwrap(current)._zod.def as { shape?: Record<string, unknown> });
  return def?.shape ? Object.keys(def.shape) : [];
}

interface Definition {
  innerType?: z.core.$ZodType;
  in?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as Definition;
  const inner = def.innerType ?? def.in;
  return inner ? unwrap(inner) : schema;
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const def = schema._zod.def as Definition;
  return def.shape?.[String(step)] ?? def.element ?? def.valueType;
}
