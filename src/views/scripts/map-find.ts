import type { DrawnMap } from '../../models/map/map-drawing.ts';
import { folded } from '../../models/search/search-key.ts';
import { labelOf } from './map-looks.ts';
import { suggester } from './suggest.ts';

/**
 * Starts the map's search field, which shows a link to the term that it finds.
 * @param show called with the index of the term
 */
export function startFinding(box: HTMLElement, map: DrawnMap, show?: (term: number) => void): void {
  const input = box.querySelector('input')!;
  const list = box.querySelector('datalist')!;
  const suggest = suggester(map, box.dataset['language']!);
  const find = (isFinal: boolean): void => {
    const found = suggest(input.value);
    list.replaceChildren(...found.map(({ name }) => Object.assign(document.createElement('option'), { value: name })));
    const exact =
      found.find(({ name }) => folded(name) === folded(input.value.trim())) ?? (isFinal ? found[0] : undefined);
    if (exact) {
      nameTerm(box, map, exact.term);
      show?.(exact.term);
    } else if (isFinal) {
      tellNone(box, input.value.trim());
    }
  };
  // The reader may have typed before this script was loaded.
  if (input.value !== '') find(true);
  input.addEventListener('input', () => find(false));
  input.addEventListener('keydown', ({ key, isComposing }) => key === 'Enter' && !isComposing && find(true));
}

/** Says that no term was found. The map of a large glossary is incomplete, so it links to the search. */
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

/** Shows a link to a term beside the field. */
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
