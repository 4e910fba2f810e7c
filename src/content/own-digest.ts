import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './places.ts';

let known: string | undefined;

/** A digest of Headword itself: whatever an earlier one made may differ from what this one makes. */
export function generatorDigest(): string {
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  const files = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...files.sort(), join(packageRoot, 'astro.config.ts'), join(packageRoot, 'package-lock.json')])
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  return (known = hash.digest('hex'));
}
