import { isWebAddress } from '../../source/fields.ts';
import { fieldOf, proseOf, type Datum, type DatumMap, type Field } from '../text/datum.ts';
import { note, type ImportNote, type Told } from '../note.ts';
import type { Passage } from '../text/passage.ts';
import { plainLine } from '../text/plain-text.ts';
import { shown } from './read-values.ts';

/** Links with titles: `[{ title, url }]`, addresses, also of the old site, or Markdown links. What has no address is told. */
export function linksIn(field: Field, file: string, notes: ImportNote[]): { title: string; url: Told }[] {
  return itemsOf(field.value).flatMap((item) => {
    const link = linkIn(item);
    if (link) return [{ title: link.title, url: { value: link.url, line: item.line } }];
    notes.push(note('unknown-field', file, item.line, { field: field.key, value: shown(item) }));
    return [];
  });
}

/** Authors: `[{ name, url }]`, or names. */
export function peopleIn(field: Field, file: string, notes: ImportNote[]): { name: string; url?: string }[] {
  return itemsOf(field.value).flatMap((item) => {
    if (item.kind === 'text')
      return item.text
        .split(/,\s*|;\s*/u)
        .map((name) => ({ name: plainLine(name) }))
        .filter(({ name }) => name !== '');
    const name = item.kind === 'map' ? textAt(item, ['name', 'title', 'author']) : undefined;
    const url = item.kind === 'map' ? textAt(item, ['url', 'link', 'website', 'homepage']) : undefined;
    if (name !== undefined)
      return [{ name: plainLine(name), ...(url !== undefined && isWebAddress(url) ? { url } : {}) }];
    notes.push(note('wrong-kind', file, item.line, { field: field.key, found: shown(item), expected: 'a name' }));
    return [];
  });
}

/** Questions: `[{ question, answer }]`, or `[{ q, a }]`. */
export function questionsIn(field: Field, file: string, notes: ImportNote[]): { question: string; answer: Passage }[] {
  return itemsOf(field.value).flatMap((item) => {
    const question = item.kind === 'map' ? textAt(item, ['question', 'q', 'title', 'name']) : undefined;
    const answer =
      item.kind === 'map'
        ? ['answer', 'a', 'text', 'content'].map((key) => fieldOf(item, key)).find((one) => one?.kind === 'text')
        : undefined;
    if (question !== undefined && answer?.kind === 'text')
      return [{ question: plainLine(question), answer: proseOf(file, answer) }];
    notes.push(
      note('wrong-kind', file, item.line, {
        field: field.key,
        found: shown(item),
        expected: 'a question with its answer',
      }),
    );
    return [];
  });
}

function linkIn(item: Datum): { title: string; url: string } | undefined {
  if (item.kind === 'map') {
    const url = textAt(item, ['url', 'link', 'href', 'address']);
    const title = textAt(item, ['title', 'name', 'label', 'text']);
    return url === undefined ? undefined : { title: plainLine(title ?? url), url };
  }
  if (item.kind !== 'text') return undefined;
  const [, title, url] =
    /^\s*\[(.+)\]\((\S+?)\)\s*$/su.exec(item.text) ??
    /^\s*(.*?)[\s:(<–-]*((?:https?:\/)?\/[^\s>)]+)[)>.\s]*$/su.exec(item.text) ??
    [];
  return url === undefined ? undefined : { title: plainLine(title ?? '') || url, url };
}

function itemsOf(value: Datum): readonly Datum[] {
  if (value.kind === 'nothing') return [];
  return value.kind === 'list' ? value.items.filter(({ kind }) => kind !== 'nothing') : [value];
}

function textAt(map: DatumMap, keys: readonly string[]): string | undefined {
  const found = keys.map((key) => fieldOf(map, key)).find((datum) => datum?.kind === 'text');
  return found?.kind === 'text' && found.text.trim() !== '' ? found.text.trim() : undefined;
}
