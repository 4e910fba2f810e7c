import { describe, expect, test } from 'vitest';
import { compileHostile } from './compile-hostile.ts';
import { hostileInputs } from './inputs.ts';

/** Without a limit, most inputs of this size would take minutes. */
const BYTES = 1_000_000;

describe('a file that is made to take long', () => {
  for (const input of hostileInputs) {
    const { name, rule, message } = input;
    if (rule === undefined) {
      test(`${name}: read like any other`, () => {
        const { problems } = compileHostile(input, BYTES);
        expect(problems.filter((one) => ['too-much', 'too-deep'].includes(one.rule))).toEqual([]);
      });
      continue;
    }
    test(`${name}: refused with its place`, () => {
      const { problems } = compileHostile(input, BYTES);
      const refused = problems.find((one) => one.rule === rule && one.message.includes(message ?? ''));
      expect(
        refused,
        [...new Set(problems.map((one) => `${one.rule}: ${one.message.slice(0, 200)}`))].slice(0, 9).join('\n'),
      ).toBeDefined();
      expect(refused!.file).toBe('terms/hostile.md');
      expect(refused!.line).toBeGreaterThan(1);
    });
  }
});
