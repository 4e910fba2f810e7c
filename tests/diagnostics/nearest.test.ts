import { expect, test } from 'vitest';
import { nearest } from '../../src/diagnostics/nearest.ts';

test.each([
  ['resolutoin', ['resolution', 'revolution'], 'resolution'],
  ['musci', ['music', 'mast', 'muscle'], 'music'],
  ['logo', ['log', 'company-logo', 'our-company-logo'], 'company-logo'],
  ['Logo', ['company-logo', 'logo'], 'logo'],
  ['cat', ['cat-food', 'bat'], 'bat'],
  ['wrench', ['spanner'], undefined],
])('of a name that is not there, %s, the nearest in %j is %s', (found, candidates, expected) => {
  expect(nearest(found, candidates)).toBe(expected);
});
