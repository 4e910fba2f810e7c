import type { Element, ElementContent, Root } from 'hast';
import type { FootnoteDefinition } from 'mdast';
import type { Texts } from '../site/texts/en.ts';
import { walkElements } from './walk-elements.ts';

/** The numbers of a page's notes, in the order in which its text refers to them. */
export type NoteNumbers = Map<FootnoteDefinition, number>;

/** No heading's id has a colon. */
const NOTE = 'fn:';
const REFERENCE = 'fnref:';

/** The number of a note, which gets the next one at its first reference. */
export function noteNumber(note: FootnoteDefinition, numbers: NoteNumbers): number {
  const known = numbers.get(note) ?? numbers.size + 1;
  numbers.set(note, known);
  return known;
}

/** A raised number that leads to a note. */
export function noteReference(number: number): Element {
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: `#${NOTE}${number}` },
    children: [{ type: 'text', value: String(number) }],
  };
  return { type: 'element', tagName: 'sup', properties: {}, children: [link] };
}

/** A note as it passes the sanitizer, which removes ids. */
export function noteItem(number: number, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'li', properties: { className: [`note-${number}`] }, children };
}

export function isNoteReference({ tagName, children: [link] }: Element): boolean {
  return tagName === 'sup' && link?.type === 'element' && String(link.properties.href ?? '').startsWith(`#${NOTE}`);
}

/** The number of the note that a reference leads to. */
export function noteReferred({ children: [link] }: Element): string {
  return String((link as Element).properties.href).slice(1 + NOTE.length);
}

/** The number of a note that stands in its list. */
export function noteNumbered({ properties: { id } }: Element): string {
  return String(id).slice(NOTE.length);
}

/** A note without the links that lead back to the text. */
export function withoutWaysBack(note: Element): Element {
  const isWay = (child: ElementContent | undefined): boolean =>
    child?.type === 'element' && child.tagName === 'a' && String(child.properties.href).startsWith(`#${REFERENCE}`);
  const children = note.children
    .filter((child, index) => !isWay(child) && !isWay(note.children[index + 1]))
    .map((child) => (child.type === 'element' && child.tagName === 'p' ? withoutWaysBack(child) : child));
  return { ...note, children };
}

/**
 * Gives the references and notes of a page their ids, and each note its ways back to the text. The notes of a part stand
 * at its end, in a list.
 * @returns the ids
 */
export function setNotes(trees: readonly Root[], texts: Texts): string[] {
  const references = new Map<string, string[]>();
  for (const tree of trees) {
    walkElements(tree, (element) => {
      if (!isNoteReference(element)) return;
      const link = element.children[0] as Element;
      const number = noteReferred(element);
      const own = references.get(number) ?? [];
      own.push(`${REFERENCE}${number}${own.length === 0 ? '' : `-${own.length + 1}`}`);
      references.set(number, own);
      link.properties.id = own.at(-1)!;
    });
  }
  if (references.size === 0) return [];
  for (const tree of trees) setList(tree, references, texts);
  return [...references].flatMap(([number, own]) => [`${NOTE}${number}`, ...own]);
}

function setList(tree: Root, references: ReadonlyMap<string, readonly string[]>, texts: Texts): void {
  const notes = tree.children.filter((child): child is Element => numberOf(child) !== undefined);
  if (notes.length === 0) return;
  notes.sort((a, b) => numberOf(a)! - numberOf(b)!);
  const start = numberOf(notes[0]!)!;
  const items = notes.map((note): Element => {
    const number = numberOf(note)!;
    const properties = { id: `${NOTE}${number}`, value: String(number) };
    return { ...note, properties, children: withWaysBack(note.children, references.get(String(number)) ?? [], texts) };
  });
  const list: Element = { type: 'element', tagName: 'ol', properties: start > 1 ? { start } : {}, children: items };
  items.forEach((item, index) => {
    if (item.properties.value === String(start + index)) delete item.properties.value;
  });
  tree.children = tree.children.filter((child) => !notes.includes(child as Element));
  tree.children.push({
    type: 'element',
    tagName: 'div',
    properties: { className: ['notes'], role: 'group', ariaLabel: texts.notes },
    children: [list],
  });
}

function withWaysBack(children: readonly ElementContent[], ids: readonly string[], texts: Texts): ElementContent[] {
  const ways = ids.flatMap((id, index): ElementContent[] => [
    { type: 'text', value: ' ' },
    {
      type: 'element',
      tagName: 'a',
      properties: {
        href: `#${id}`,
        ariaLabel: ids.length > 1 ? `${texts.backToText} (${index + 1})` : texts.backToText,
      },
      children: [{ type: 'text', value: '↩\uFE0E' }],
    },
  ]);
  const last = children.findLast((child) => child.type === 'element');
  if (last?.type !== 'element' || last.tagName !== 'p') return [...children, ...ways];
  last.children.push(...ways);
  return [...children];
}

function numberOf(node: Root['children'][number]): number | undefined {
  if (node.type !== 'element' || node.tagName !== 'li') return undefined;
  const [name] = (node.properties.className ?? []) as string[];
  const [, number] = /^note-(\d+)$/u.exec(name ?? '') ?? [];
  return number === undefined ? undefined : Number(number);
}
