import { join } from 'node:path';
import { ownDigest } from '../../content/own-digest.ts';
import { moduleBeside, packageRoot } from '../../content/places.ts';
import { isWhole, keptFolder, runApart } from './kept-folder.ts';

/** The bundle that the package brings. A checkout has none. */
export const SHIPPED = 'bundle';

/** The global symbol under which a bundle, when it is loaded, finds the path at which the site stands, with a slash at its end. */
export const BASE = 'headword:base';

/** The folder for stylesheets, in the bundle and where a site has its own. */
export const STYLES = 'styles';

/**
 * The program that renders the pages of every site, as Astro bundled it. The package brings it; a checkout makes it once for
 * each state of Headword.
 * @param signal ends it before its time
 * @returns its folder. `server` makes pages, `client` is what all of them load, `styles` the stylesheet without the owner's.
 * @throws UserError where Astro can't make it; Astro said why
 */
export async function pageBundle(signal: AbortSignal): Promise<string> {
  const shipped = join(packageRoot, SHIPPED);
  if (isWhole(shipped)) return shipped;
  return keptFolder({
    kind: 'bundles',
    key: ownDigest(),
    make: (folder) =>
      runApart(moduleBeside(import.meta.url, 'make-bundle'), { folder }, 'the program that renders the pages', signal),
  });
}
