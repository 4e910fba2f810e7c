/** Adds items to a list, however many. `push(...items)` puts them on the stack, which ends at some hundred thousand. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
