import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Copies a base folder and lays another one over it, in a temporary folder that the caller removes.
 * A file `.without` in the overlay names, line by line, what of the base is left out.
 */
export async function layOver(base: string, overlay: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'headword-content-'));
  await cp(base, folder, { recursive: true });
  const without = await readFile(join(overlay, '.without'), 'utf8').catch(() => '');
  for (const path of without.split('\n').filter(Boolean)) await rm(join(folder, path), { recursive: true });
  await cp(overlay, folder, { recursive: true });
  return folder;
}
