/** One of the pages over which a long list is spread. */
export interface ListPage<T> {
  items: readonly T[];
  /** Its address, below that of the whole list: `tools`, `tools/2`. */
  path: string;
  /** The first and the last name; empty where one page holds all. */
  range: string;
}

/**
 * Spreads a list over pages of nearly equal length, at least one.
 * @param path of the first page
 * @param most items on a page
 */
export function listPagesOf<T extends { name: string }>(
  items: readonly T[],
  path: string,
  most: number,
): ListPage<T>[] {
  const count = Math.max(1, Math.ceil(items.length / most));
  return Array.from({ length: count }, (_, index) => {
    const part = items.slice(
      Math.round((index * items.length) / count),
      Math.round(((index + 1) * items.length) / count),
    );
    const range = count === 1 ? '' : `${part[0]!.name} – ${part.at(-1)!.name}`;
    return { items: part, path: index === 0 ? path : `${path}/${index + 1}`, range };
  });
}

/** The way from each page to the others. */
export function partLinks<T extends { name: string }>(
  parts: readonly ListPage<T>[],
  current: ListPage<T>,
  addressOf: (path: string) => string,
): PartLink[] {
  if (parts.length === 1) return [];
  return parts.map((part) => ({
    title: part.range,
    last: part.items.at(-1)!.name,
    address: addressOf(part.path),
    isCurrent: part === current,
  }));
}

/** The link from one of these pages to another, or to itself. */
export interface PartLink {
  /** The first and the last name that stand there: “sabbath – scale”. */
  title: string;
  last: string;
  address: string;
  isCurrent: boolean;
}
