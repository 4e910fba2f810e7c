import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.ts';

let known: string | undefined;

/** A digest of Headword itself: whatever an earlier one made may differ from what this one makes. */
export function generatorDigest(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const files = ['src', 'scripts/io', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.sort(), join(root, 'astro.config.ts'), join(root, 'package-lock.json')]) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return (known = hash.digest('hex'));
}
