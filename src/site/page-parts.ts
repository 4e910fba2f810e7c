import { nearest } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Yaml } from '../source/read-yaml.ts';

/** The parts of a term page that follow its sections, in their usual order. */
export const movableParts = ['questions', 'confusedWith', 'related', 'sources', 'callToAction', 'nextSteps'] as const;

/** What else can be left out. `map` is a page of its own; header and footer are those of all pages. */
const fixedParts = ['kicker', 'contents', 'cite', 'neighbors', 'map', 'header', 'footer'] as const;

export const removableParts = [...movableParts, ...fixedParts] as const;

export type MovablePart = (typeof movableParts)[number];
export type RemovablePart = (typeof removableParts)[number];

/** `page` in the settings. */
interface PageSettings {
  order: readonly string[];
  without: readonly RemovablePart[];
}

/**
 * The sections and the parts after them, in the order of the page. Those that the settings name come first.
 * @param fields the fields of the page's sections; undefined for a section that only this page has
 * @returns sections by their numbers, parts by their names
 */
export function orderOfParts(
  fields: readonly (string | undefined)[],
  { order, without }: PageSettings,
): (number | MovablePart)[] {
  const usual = [...fields.keys(), ...movableParts.filter((part) => !without.includes(part))];
  const rank = (part: number | MovablePart): number => {
    const place = order.indexOf((typeof part === 'number' ? fields[part] : part) ?? '');
    return place < 0 ? order.length : place;
  };
  return usual.sort((a, b) => rank(a) - rank(b));
}

/** Reports names in `page` that are unknown, stand there twice, or are both ordered and left out. */
export function checkPageParts(
  { page, sections }: { page: PageSettings; sections: readonly { field: string }[] },
  yaml: Yaml,
): Problem[] {
  const movable = [...sections.map(({ field }) => field), ...movableParts];
  const faults = (list: 'order' | 'without', expectedOf: (name: string, at: number) => string | undefined): Problem[] =>
    page[list].flatMap((found, at) => {
      const expected = expectedOf(found, at);
      if (expected === undefined) return [];
      const meant = movable.includes(found) ? undefined : nearest(found, movable);
      return problem('invalid-value', yaml.file, yaml.valueAt(['page', list, at]), {
        field: `page.${list}`,
        found,
        expected,
        nearest: meant,
      });
    });
  return [
    ...faults('order', (name, at) => {
      if (!movable.includes(name)) return movable.join(', ');
      if (page.order.indexOf(name) < at) return 'each part once';
      return (page.without as readonly string[]).includes(name) ? 'a part that "page.without" keeps' : undefined;
    }),
    ...faults('without', (name, at) =>
      (page.without as readonly string[]).indexOf(name) < at ? 'each part once' : undefined,
    ),
  ];
}
