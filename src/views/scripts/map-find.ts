import type { DrawnMap } from '../../models/map/map-drawing.ts';
import { labelOf } from './map-looks.ts';
import { suggester } from './suggest.ts';

/**
 * The field of the map: what it finds is named beside it, with a link.
 * @param show is told which term that is
 */
export function startFinding(box: HTMLElement, map: DrawnMap, show?: (term: number) => void): void {
  const input = box.querySelector('input')!;
  const list = box.querySelector('datalist')!;
  const suggest = suggester(map, box.dataset['language']!);
  const find = (isFinal: boolean): void => {
    const found = suggest(input.value);
    list.replaceChildren(...found.map(({ name }) => Object.assign(document.createElement('option'), { value: name })));
    const exact =
      found.find(({ name }) => name.toLowerCase() === input.value.trim().toLowerCase()) ??
      (isFinal ? found[0] : undefined);
    if (exact) {
      nameTerm(box, map, exact.term);
      show?.(exact.term);
    } else if (isFinal) {
      tellNone(box, input.value.trim());
    }
  };
  // Somebody may have been quicker than this script.
  if (input.value !== '') find(true);
  input.addEventListener('input', () => find(false));
  input.addEventListener('keydown', ({ key, isComposing }) => key === 'Enter' && !isComposing && find(true));
}

/** Of a large glossary, the map has a part only: the search has the rest. */
function tellNone(box: HTMLElement, query: string): void {
  const { none, search, onward } = box.dataset;
  const status = box.querySelector('[role=status]')!;
  status.textContent = query === '' ? '' : none!;
  if (query === '' || search === undefined) return;
  status.append(
    ' ',
    Object.assign(document.createElement('a'), {
      href: `${search}?q=${encodeURIComponent(query)}`,
      textContent: onward!.replace('{query}', () => query),
    }),
  );
}

export function nameTerm(box: HTMLElement, map: DrawnMap, term: number): void {
  const link = Object.assign(document.createElement('a'), {
    href: addressOf(box, map, term),
    textContent: labelOf(map.terms[term]!),
  });
  box.querySelector('[role=status]')!.replaceChildren(link);
}

export function addressOf(box: HTMLElement, { terms }: DrawnMap, term: number): string {
  return `${box.dataset['home']!}${encodeURIComponent(terms[term]![1])}/`;
}
