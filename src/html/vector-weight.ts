import type { Element, Root } from 'xast';

/** Elements that a browser draws, counted as often as they are shown. */
const MOST_SHOWN = 100_000;

/** Steps of filters, counted as often as they are applied. Each goes over all pixels of what it is applied to. */
const MOST_FILTERED = 50;

/** How far a step of a filter may reach, as a share of the drawing. */
const REACH = { stdDeviation: 0.1, radius: 0.02 };

/** Parts of a noise, and the side of a matrix: each takes as long as a step of its own. */
const MOST_OF_STEP = { numOctaves: 5, order: 7 };

/** A pattern is shown again and again. */
const TILES = 20;

/**
 * Finds out whether a drawing would keep a browser busy: a few lines can show an element a billion times.
 * @returns in words that complete “… contains …”; undefined if it wouldn't
 */
export function vectorWeightFault(tree: Root): string | undefined {
  const all = elementsIn(tree);
  const [root] = all;
  if (!root) return undefined;
  const perSide = zoomOf(all) / sideOf(root);
  const slow = all.map((one) => slowStep(one, perSide)).find((fault) => fault !== undefined);
  if (slow !== undefined) return slow;
  const byId = new Map(all.map((one) => [String(one.attributes.id ?? ''), one]));
  const weigh = scales(byId);
  const matched = matcher(all);
  const parts = [weigh(root)];
  for (const [, selectors = '', style = ''] of sheetsIn(all).matchAll(/([^{}]*)\{([^{}]*)\}/gu)) {
    // An element is shown as often as all are on average.
    const times = matched(selectors) * Math.max(1, parts[0]!.shown / all.length);
    for (const one of [{ shown: 0, filtered: functionsIn(style) }, ...idsIn(style).map((id) => weigh(byId.get(id)))])
      parts.push({ shown: times * one.shown, filtered: times * one.filtered });
  }
  if (sum(parts.map((one) => one.shown)) > MOST_SHOWN)
    return `a part that is shown so often that browsers would draw more than ${MOST_SHOWN} elements`;
  return sum(parts.map((one) => one.filtered)) > MOST_FILTERED
    ? `more than ${MOST_FILTERED} steps of filters`
    : undefined;
}

/** Returns a function that tells how many elements the rule of a stylesheet is for, at most. */
function matcher(all: readonly Element[]): (selectors: string) => number {
  const counts = new Map<string, number>();
  const add = (selector: string): unknown => counts.set(selector, (counts.get(selector) ?? 0) + 1);
  for (const one of all) {
    add(nameOf(one));
    for (const name of String(one.attributes.class ?? '').split(/\s+/u)) add(`.${name}`);
  }
  return (selectors) => {
    const selector = selectors.trim();
    if (/^#[\w-]+$/u.test(selector)) return 1;
    return /^\.?[\w-]+$/u.test(selector) ? (counts.get(selector) ?? 0) : all.length;
  };
}

function sheetsIn(all: readonly Element[]): string {
  return all
    .filter((one) => nameOf(one) === 'style')
    .map(({ children }) =>
      children.map((child) => (child.type === 'text' || child.type === 'cdata' ? child.value : '')).join(''),
    )
    .join('\n');
}

interface Weight {
  shown: number;
  filtered: number;
}

const NOTHING: Weight = { shown: 0, filtered: 0 };

/** Returns a function that tells how much a browser has to do for an element, with all that it shows. */
function scales(byId: ReadonlyMap<string, Element>): (element: Element | undefined) => Weight {
  const known = new Map<Element, Weight>();
  const weigh = (element: Element | undefined): Weight => {
    const before = element && known.get(element);
    if (before || !element) return before ?? NOTHING;
    // An element that shows itself never ends.
    known.set(element, { shown: Infinity, filtered: 0 });
    const style = styleOf(element);
    const parts = [
      { shown: isPaint(element) ? 0 : 1, filtered: isStep(element) ? 1 : functionsIn(style) },
      ...element.children.flatMap((child) => (child.type === 'element' ? [weigh(child)] : [])),
      ...[...idsIn(style), ...shownBy(element)].map((id) => multiplied(weigh(byId.get(id)), byId.get(id), element)),
    ];
    const weight = { shown: sum(parts.map((one) => one.shown)), filtered: sum(parts.map((one) => one.filtered)) };
    known.set(element, weight);
    return weight;
  };
  return weigh;
}

/** What a reference weighs: a pattern is repeated, and a marker stands at each point of a path. */
function multiplied({ shown, filtered }: Weight, target: Element | undefined, { attributes }: Element): Weight {
  const path = `${String(attributes.d ?? '')} ${String(attributes.points ?? '')}`;
  const name = target && nameOf(target);
  const times = name === 'pattern' ? TILES : name === 'marker' ? (path.match(/\d+/gu)?.length ?? 1) : 1;
  return { shown: shown * times, filtered: filtered * times };
}

/** What makes a step of a filter take long for each pixel. */
function slowStep(element: Element, perSide: number): string | undefined {
  if (!isStep(element)) return undefined;
  const isAbove = (name: string, most: number): boolean =>
    numbersIn(element.attributes[name]).some((number) => number > most);
  const fault =
    Object.entries(REACH).find(([name, most]) => isAbove(name, most / perSide)) ??
    Object.entries(MOST_OF_STEP).find(([name, most]) => isAbove(name, most));
  return fault && `a filter that takes browsers long (${fault[0]}="${String(element.attributes[fault[0]])}")`;
}

/** The longer side of a drawing, in its own units. */
function sideOf({ attributes: { viewBox, width, height } }: Element): number {
  const [, , ...sides] = numbersIn(viewBox);
  const found = [...sides, ...(sides.length > 0 ? [] : [...numbersIn(width), ...numbersIn(height)])];
  return Math.max(...found.slice(0, 2).filter((side) => side > 0), found.length > 0 ? 0 : 300);
}

/** How many times parts of a drawing are made larger, at most. */
function zoomOf(all: readonly Element[]): number {
  let zoom = 1;
  for (const { attributes } of all) {
    for (const [, kind, list] of `${attributes.transform} ${attributes.style}`.matchAll(
      /(scale|matrix)[^(]*\(([^)]*)/giu,
    )) {
      const factors = numbersIn(list).slice(0, kind!.toLowerCase() === 'matrix' ? 4 : 3);
      zoom *= Math.max(1, ...factors.filter((factor) => Math.abs(factor) > 3).map(Math.abs));
    }
  }
  return zoom;
}

function isStep(element: Element): boolean {
  return /^fe[A-Z]/u.test(nameOf(element));
}

/** Colours and their parts take a browser nothing. */
function isPaint(element: Element): boolean {
  return /^(?:linearGradient|radialGradient|stop|fe[A-Z].*)$/u.test(nameOf(element));
}

/** The ids that an element shows as if they were its children. */
function shownBy({ attributes }: Element): string[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    /(?:^|:)href$/u.test(name) && String(value).trim().startsWith('#') ? [String(value).trim().slice(1)] : [],
  );
}

/** All attributes in which a style can stand. */
function styleOf({ attributes }: Element): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) =>
      name === 'd' || name === 'points' ? [] : [name === 'filter' ? `filter:${value}` : String(value)],
    )
    .join('\n');
}

function idsIn(style: string): string[] {
  return [...style.matchAll(/url\(\s*["']?\s*#([^"')\s]+)/giu)].map(([, id]) => id!);
}

/** The number of filters that a style applies without an element: `blur(3px)`. */
function functionsIn(style: string): number {
  return style.match(/(?:blur|drop-shadow)\(/giu)?.length ?? 0;
}

function numbersIn(value: unknown): number[] {
  return (String(value ?? '').match(/-?\d*\.?\d+(?:e[-+]?\d+)?/giu) ?? []).map(Number);
}

function nameOf({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function elementsIn(tree: Root): Element[] {
  const found: Element[] = [];
  const look = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue;
      found.push(child);
      look(child);
    }
  };
  look(tree);
  return found;
}
