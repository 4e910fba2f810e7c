import { proseOf, type Datum, type DatumMap, type Field } from '../text/datum.ts';
import { note, type ImportNote } from '../note.ts';
import type { Passage } from '../text/passage.ts';
import { shown } from './read-values.ts';

/**
 * A field without a place of its own. Prose becomes a section under the field's name, so that nothing is lost;
 * what isn't prose (numbers, switches, single words) is left out and told.
 */
export function fieldAsSection(
  field: Field,
  { file, isDeclared }: { file: string; isDeclared: boolean | undefined },
  notes: ImportNote[],
): Passage | undefined {
  const { key, line, value } = field;
  if (
    value.kind === 'nothing' ||
    (value.kind === 'text' && value.text.trim() === '') ||
    (value.kind === 'list' && value.items.length === 0)
  )
    return undefined;
  const prose = proseIn(value, file, isDeclared);
  if (!prose) {
    notes.push(note('unknown-field', file, line, { field: key, value: shown(value) }));
    return undefined;
  }
  const title = titleOf(key);
  notes.push(note('field-to-section', file, line, { field: key, title }));
  return { file, text: `## ${title}\n\n${prose.text}`, lines: [line, line, ...prose.lines] };
}

/** `how_it_works`, `howItWorks` and `how-it-works` are “How it works”. */
export function titleOf(key: string): string {
  const words = key
    .replace(
      /([\p{Ll}\p{N}])(\p{Lu})(?=\p{Ll}|$)/gu,
      (_, before: string, capital: string) => `${before} ${capital.toLowerCase()}`,
    )
    .replace(/[-_\s.]+/gu, ' ')
    .trim();
  const [first = '', ...rest] = [...words];
  return first.toLocaleUpperCase('en') + rest.join('');
}

/** What a file is called after: `sea-wall` is “Sea wall”; capitals and digits that are there mean something, as in `IoT`. */
export function nameOfFile(name: string): string {
  return /\p{Lu}/u.test(name) ? name.replace(/[-_\s]+/gu, ' ').trim() : titleOf(name);
}

function proseIn(value: Datum, file: string, isDeclared = false): Passage | undefined {
  if (value.kind === 'text')
    return isDeclared || isProse(value) ? { ...proseOf(file, value), text: value.text.trim() } : undefined;
  if (value.kind !== 'list') return undefined;
  const texts = value.items.filter((item): item is Extract<Datum, { kind: 'text' }> => item.kind === 'text');
  if (texts.length < value.items.length || !(isDeclared || texts.some(isProse))) return undefined;
  return {
    file,
    text: texts.map(({ text }) => `- ${text.trim().replace(/\s*\n\s*/gu, ' ')}`).join('\n'),
    lines: texts.map(({ line }) => line),
  };
}

/** The fields that hold prose in a quarter of the entries that have them: what is short there is prose, too. */
export function proseFields(maps: Iterable<DatumMap>): Set<string> {
  const counts = new Map<string, { prose: number; all: number }>();
  for (const { fields } of maps) {
    for (const { key, value } of fields) {
      if (value.kind !== 'text' || value.text.trim() === '') continue;
      const count = counts.get(key) ?? { prose: 0, all: 0 };
      counts.set(key, { prose: count.prose + Number(isProse(value)), all: count.all + 1 });
    }
  }
  return new Set([...counts].filter(([, { prose, all }]) => prose * 4 >= all).map(([key]) => key));
}

/** Several words in some script, and no address or number. Scripts without spaces count by length. */
function isProse({ text, isBare }: { text: string; isBare: boolean }): boolean {
  const words = text.trim();
  if (isBare || /^(?:[a-z][a-z+.-]*:)?\/\S*$/iu.test(words) || /^[\d\s:.,TZ/+-]+$/u.test(words)) return false;
  return (
    (words.length >= 20 && /\s\S+\s/u.test(words)) || /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]{8}/u.test(words)
  );
}
