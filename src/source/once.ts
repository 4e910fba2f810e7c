/** What many ask for is found out once for each key, unless that is nothing, and kept as long as whoever asks. */
export function once<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const found = find(key);
    known.set(key, found);
    return found;
  };
}
