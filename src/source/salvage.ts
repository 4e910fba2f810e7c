import type { z } from 'zod';
import { isBlank, itemsIn, type Issue } from './issue.ts';
import type { Path } from './read-yaml.ts';

/**
 * Removes the faulty parts of a value until the schema accepts the rest: first the values themselves, then, at each of
 * four more attempts, one level further out. A text in the place of a list is split at its commas.
 * @returns undefined if the value isn't an object, or nothing usable is left
 */
export function salvage<S extends z.ZodType>(
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
  const owner = path
    .slice(0, -1)
    .reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value);
  return typeof owner === 'object' && owner !== null ? (owner as Record<PropertyKey, unknown>) : undefined;
}

function isTextForList(issue: Issue): boolean {
  return (
    issue.code === 'invalid_type' &&
    issue.expected === 'array' &&
    typeof issue.input === 'string' &&
    !isBlank(issue.input)
  );
}

/** Removes the holes that `delete` leaves in lists. */
function compact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      Array.isArray(item) ? item.filter((one) => one !== undefined) : item,
    ]),
  );
}
