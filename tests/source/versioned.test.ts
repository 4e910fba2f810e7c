import { array, assert, dictionary, jsonValue, nat, property, string, tuple, type JsonValue } from 'fast-check';
import { expect, test } from 'vitest';
import { Versioned, versioned, versionOf } from '../../src/source/versioned.ts';

test('whichever part of a value changes, its version does', () => {
  const version = versionOf as (value: unknown) => string;
  const value = dictionary(string(), jsonValue(), { minKeys: 1 });
  assert(
    property(value, nat(), jsonValue(), (whole, at, other) => {
      const places = placesIn(whole);
      const changed = replaced(whole, places[at % places.length]!, other);
      expect(version(changed) === version(whole)).toBe(JSON.stringify(changed) === JSON.stringify(whole));
    }),
  );
});

test('a part counts by its version, whatever it is part of', () => {
  assert(
    property(array(tuple(string(), string()), { minLength: 1 }), nat(), string(), (values, at, other) => {
      const changed = values.map((one, index) => (index === at % values.length ? [one[0], other] : one));
      const versions = [values, changed].map((all) => versionOf({ parts: all.map(versioned), name: 'list' }));
      expect(versions[0] === versions[1]).toBe(JSON.stringify(changed) === JSON.stringify(values));
    }),
  );
  expect(versionOf([new Versioned({ text: 'a' }, '1')])).toBe(versionOf([new Versioned({ text: 'b' }, '1')]));
});

test('what JSON leaves out has no version', () => {
  // @ts-expect-error: the entries of a map would be missing.
  versionOf({ terms: new Map([['a', 1]]) });
  // @ts-expect-error: a function would be missing.
  versionOf({ title: 'a', find: () => 1 });
  interface Page {
    title: string;
    parts: readonly Versioned<ReadonlyMap<string, number>>[];
  }
  const page: Page = { title: 'a', parts: [new Versioned(new Map(), '1')] };
  expect(versionOf(page)).toHaveLength(64);
});

type Place = readonly (string | number)[];

/** The places of everything in a value, without the value itself. */
function placesIn(value: JsonValue, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return above.length > 0 ? [above] : [];
  const inside = Object.entries(value).flatMap(([key, one]) => placesIn(one as JsonValue, [...above, key]));
  return above.length > 0 ? [above, ...inside] : inside;
}

function replaced(value: JsonValue, [key, ...rest]: Place, other: JsonValue): JsonValue {
  if (key === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, JsonValue>;
  copy[key] = replaced(copy[key]!, rest, other);
  return copy as JsonValue;
}
