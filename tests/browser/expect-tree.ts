import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect, type Locator } from 'playwright/test';
import { fixture } from '../places.ts';

/**
 * Compares what assistive technology meets in a place with `trees/expected/NAME.yaml`: every landmark, heading, name, state
 * and address, in order. `UPDATE=1` writes the files anew; then read the difference.
 */
export async function expectTree(place: Locator, name: string): Promise<void> {
  const file = fixture('trees/expected', `${name}.yaml`);
  if (process.env['UPDATE']) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${await place.ariaSnapshot()}\n`);
  }
  // Without this line, a page may have more than its file at any depth.
  await expect(place).toMatchAriaSnapshot(`- /children: deep-equal\n${await readFile(file, 'utf8')}`);
}
