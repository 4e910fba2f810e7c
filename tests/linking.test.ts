import { describe, expect, test } from 'vitest';
import { linkingCases, runCase } from './linking/run-case.ts';

const cases = linkingCases();

test('every case has a name of its own, and there are enough of them', () => {
  const names = [...cases.values()].flat().map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(150);
  expect(new Set(names).size).toBe(names.length);
});

describe.each([...cases])('%s', (_, group) => {
  test.each(group.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(runCase(one)).toEqual(one.links.map(({ text, to, nth = 1 }) => ({ text, to, ...(nth === 1 ? {} : { nth }) })));
  });
});
