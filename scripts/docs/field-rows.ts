import { z } from 'zod';

/** One field of a schema, as a row of the authors' guide. */
export interface FieldRow {
  /** The name with the names of enclosing fields: `faq[].question`. */
  name: string;
  kind: string;
  isRequired: boolean;
  description: string;
  default?: string;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every described field of an object schema; nested fields follow the field that contains them. */
export function fieldRows(schema: z.ZodType): FieldRow[] {
  // Fields without a description, such as each interface text, are too many to list.
  return rowsOf(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema, '').filter(
    ({ description }) => description !== '',
  );
}

function rowsOf({ properties = {}, required = [] }: JsonSchema, prefix: string): FieldRow[] {
  return Object.entries(properties).flatMap(([key, value]) => {
    const field = value as JsonSchema;
    const name = `${prefix}${key}`;
    const { item, suffix } = within(field);
    const row: FieldRow = {
      name,
      kind: kindOf(field),
      isRequired: required.includes(key),
      description: field.description ?? '',
    };
    const fallback = ['string', 'boolean', 'number'].includes(typeof field.default) ? String(field.default) : undefined;
    return [
      fallback === undefined ? row : { ...row, default: fallback },
      ...(item ? rowsOf(item, `${name}${suffix}.`) : []),
    ];
  });
}

/** The schema of the fields inside a field, if it has any, and the suffix of its name. */
function within(field: JsonSchema): { item?: JsonSchema; suffix: string } {
  if (field.type === 'array') return { item: field.items as JsonSchema, suffix: '[]' };
  if (isRecord(field)) return { item: field.additionalProperties as JsonSchema, suffix: '.*' };
  return field.type === 'object' ? { item: field, suffix: '' } : { suffix: '' };
}

function kindOf(field: JsonSchema): string {
  if (field.anyOf) return 'text, or texts by language';
  if (field.enum) return field.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (field.type === 'array') return listOf(field.items as JsonSchema);
  if (isRecord(field)) return `by name: ${kindOf(field.additionalProperties as JsonSchema)}`;
  if (field.type === 'object') return 'fields';
  if (field.type === 'boolean') return 'true or false';
  if (field.type === 'number' || field.type === 'integer') return 'number';
  if (field.contentMediaType === 'text/markdown') return 'Markdown';
  return { date: 'date', uri: 'address', 'uri-reference': 'address' }[String(field.format)] ?? 'text';
}

function listOf(item: JsonSchema): string {
  if (item.type === 'object') return 'list';
  return `list of ${{ text: 'texts', address: 'addresses', date: 'dates' }[kindOf(item)] ?? kindOf(item)}`;
}

function isRecord({ type, additionalProperties }: JsonSchema): boolean {
  return type === 'object' && typeof additionalProperties === 'object';
}
