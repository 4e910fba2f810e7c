import { fieldOf, type Datum, type Field } from '../text/datum.ts';
import { note, type ImportNote, type Told } from '../note.ts';
import { readDate } from './read-date.ts';

/** One text; of a list with one item that item; of an object its name. */
export function textIn(field: Field | undefined, file: string, notes: ImportNote[]): Told | undefined {
  if (!field || field.value.kind === 'nothing') return undefined;
  const { value } = field;
  if (value.kind === 'text')
    return value.text.trim() === '' ? undefined : { value: value.text.trim(), line: value.line };
  const [first, ...rest] = value.kind === 'list' ? value.items : [value];
  const told = first && named(first);
  if (told) {
    for (const item of rest)
      notes.push(note('unknown-field', file, item.line, { field: field.key, value: shown(item) }));
    return told;
  }
  if (value.kind === 'list' && value.items.length === 0) return undefined;
  notes.push(note('wrong-kind', file, field.line, { field: field.key, found: shown(value), expected: 'one text' }));
  return undefined;
}

/** A list of texts, however it is written: a list, one text, or several in one line with commas between. */
export function textsIn(field: Field, file: string, notes: ImportNote[]): Told[] {
  const { value } = field;
  if (value.kind === 'nothing') return [];
  if (value.kind === 'text') {
    return value.text
      .split(/[,;\n\u3001\uFF0C\u061B\u060C]+/u)
      .map((part) => ({ value: part.trim(), line: value.line }))
      .filter((told) => told.value !== '');
  }
  const items = value.kind === 'list' ? value.items : [value];
  return items.flatMap((item) => {
    if (item.kind === 'nothing' || (item.kind === 'text' && item.text.trim() === '')) return [];
    const told = named(item);
    if (!told)
      notes.push(note('wrong-kind', file, item.line, { field: field.key, found: shown(item), expected: 'text' }));
    return told ?? [];
  });
}

export function dateIn(field: Field | undefined, file: string, notes: ImportNote[]): Told | undefined {
  const told = textIn(field, file, notes);
  if (!field || !told) return undefined;
  const read = readDate(told.value);
  if (!read) notes.push(note('impossible-date', file, told.line, { field: field.key, found: told.value }));
  else if (read.how === 'swapped')
    notes.push(note('swapped-date', file, told.line, { found: told.value, date: read.date }));
  else if (read.how === 'rewritten')
    notes.push(note('rewritten-date', file, told.line, { found: told.value, date: read.date }));
  return read && { value: read.date, line: told.line };
}

export function switchIn(field: Field | undefined): boolean {
  return field?.value.kind === 'text' && /^(?:true|yes|1)$/iu.test(field.value.text.trim());
}

/** What a value is, in a few words, for a message. */
export function shown(datum: Datum): string {
  if (datum.kind === 'nothing') return 'nothing';
  if (datum.kind === 'map') return `a group of fields (${datum.fields.map(({ key }) => key).join(', ')})`;
  if (datum.kind === 'list') {
    const texts = datum.items.map((item) => (item.kind === 'text' ? item.text : '…')).join(', ');
    return `the list [${shorten(texts)}]`;
  }
  return `"${shorten(datum.text)}"`;
}

export function shorten(text: string, length = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return [...line].length > length
    ? `${[...line]
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

function named(datum: Datum): Told | undefined {
  if (datum.kind === 'text') return { value: datum.text.trim(), line: datum.line };
  if (datum.kind !== 'map') return undefined;
  const value = ['@id', 'id', 'slug', 'term', 'name', 'title', 'value', 'url']
    .map((key) => fieldOf(datum, key))
    .find((one) => one?.kind === 'text');
  return value?.kind === 'text' ? { value: value.text.trim(), line: value.line } : undefined;
}
