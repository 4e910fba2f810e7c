import { readFileSync } from 'node:fs';
import { digestOf } from '../source/digest.ts';
import { writeWhole } from './write-whole.ts';

/** Writes a value as JSON below a line with the digest of that JSON. */
export function writeSealed(file: string, value: unknown): void {
  const text = JSON.stringify(value);
  writeWhole(file, `${digestOf(text)}\n${text}`);
}

/** Undefined where there is no such file, or where it is damaged. */
export function readSealed<T>(file: string): T | undefined {
  try {
    const [digest, text] = readFileSync(file, 'utf8').split('\n') as [string, string];
    return digestOf(text) === digest ? (JSON.parse(text) as T) : undefined;
  } catch {
    return undefined;
  }
}
