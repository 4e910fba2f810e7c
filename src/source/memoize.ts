/** Memoizes `find` by key, for the lifetime of the returned function. A result of `undefined` is not kept. */
export function memoize<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    const cached = values.get(key);
    if (cached !== undefined) return cached;
    const value = find(key);
    values.set(key, value);
    return value;
  };
}
