import type { z } from 'zod';
import type { Path } from './read-yaml.ts';

/** The keys of the object schema at a path; none if the schema there isn't an object. */
export function allowedKeys(schema: z.ZodType, path: Path): string[] {
  let current: z.core.$ZodType | undefined = schema;
  for (const step of path) current = current && inside(unwrap(current), step);
  const def = current && (unwrap(current)._zod.def as { shape?: Record<string, unknown> });
  return def?.shape ? Object.keys(def.shape) : [];
}

/** The first property that a schema at a path, or one of the alternatives that it allows, has. */
export function findAt<T>(schema: z.ZodType, path: Path, find: (schema: z.ZodType) => T | undefined): T | undefined {
  for (const one of candidatesAt(schema, path)) {
    const found = find(one as z.ZodType);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The schemas at a path, wrapped and unwrapped. */
function candidatesAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType[] {
  let current = layers(schema);
  for (const step of path) current = current.flatMap((one) => inside(one, step) ?? []).flatMap(layers);
  return current;
}

/** A schema, what it wraps, and its alternatives. */
function layers(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { options = [] } = schema._zod.def as Definition;
  return [schema, ...[inner(schema), ...options].flatMap((one) => (one ? layers(one) : []))];
}

interface Definition {
  options?: readonly z.core.$ZodType[];
  innerType?: z.core.$ZodType;
  /** What a transformation is given, and what it makes. */
  in?: z.core.$ZodType;
  out?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
  element?: z.core.$ZodType;
  valueType?: z.core.$ZodType;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const wrapped = inner(schema);
  return wrapped ? unwrap(wrapped) : schema;
}

/** The schema that a schema wraps: of a transformation the one that has keys, before or after it. */
function inner(schema: z.core.$ZodType): z.core.$ZodType | undefined {
  const { innerType, in: input, out } = schema._zod.def as Definition;
  return innerType ?? (input?._zod.def.type === 'transform' ? out : input);
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const def = schema._zod.def as Definition;
  const key = String(step);
  // Authors' keys may be named as what every object has: `constructor`.
  return (def.shape && Object.hasOwn(def.shape, key) ? def.shape[key] : undefined) ?? def.element ?? def.valueType;
}
