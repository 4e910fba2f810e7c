import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildSite, type BuildRequest, type BuiltSite } from '../../src/build/build-site.ts';

/** What is changed in this time before a build might seem to be changed after it has begun: disks don't say exactly. */
const CLOCK_STEP_MS = 30;

/**
 * Builds a site in this process, where Headword is loaded once.
 * @returns what was built, and all that was told
 * @throws UserError as the build does
 */
export async function buildHere(
  request: Omit<BuildRequest, 'tell'>,
): Promise<{ site: BuiltSite | undefined; told: string }> {
  await setTimeout(CLOCK_STEP_MS);
  const told: string[] = [];
  const site = await buildSite({ ...request, tell: (message) => told.push(message) });
  return { site, told: told.join('\n') };
}

/** The digest of each file below a folder; of a link, where it leads. */
export function digestsOf(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => {
      const bytes = lstatSync(path).isSymbolicLink() ? `link to ${readlinkSync(path)}` : readFileSync(path);
      return [path.slice(folder.length + 1), createHash('sha256').update(bytes).digest('hex')];
    }),
  );
}
