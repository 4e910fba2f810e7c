import type { FieldRow } from './field-rows.ts';

/**
 * Replaces the text between every `<!-- fields:name -->` and `<!-- /fields -->` by the table of that name.
 * @throws if there is no such table
 */
export function fillFields(text: string, tables: Readonly<Record<string, readonly FieldRow[]>>): string {
  return text.replace(
    /(<!-- fields:(\w+) -->\n)[\s\S]*?(<!-- \/fields -->)/gu,
    (_, opening: string, name: string, closing: string) => {
      const rows = tables[name];
      if (!rows) throw new Error(`There are no fields called "${name}": expected ${Object.keys(tables).join(', ')}.`);
      return `${opening}${fieldTable(rows)}${closing}`;
    },
  );
}

function fieldTable(rows: readonly FieldRow[]): string {
  const lines = rows.map(({ name, kind, isRequired, description, default: value }) => {
    const meaning = value === undefined ? description : `${description} Default: \`${value}\`.`;
    return `| \`${name}\` | ${kind} | ${isRequired ? 'yes' : ''} | ${meaning.replaceAll('|', '\\|')} |\n`;
  });
  return `| Field | Value | Required | Meaning |\n|---|---|---|---|\n${lines.join('')}`;
}
