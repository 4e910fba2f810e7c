import { UserError } from '../../src/diagnostics/user-error.ts';

/**
 * Reads an argument that is a count.
 * @param what what is counted, for the message
 * @throws UserError if the text isn't a whole number from 1 on
 */
export function readCount(text: string, what: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new UserError(`"${text}" is not a number of ${what}: expected 1 or more.`);
  return count;
}
