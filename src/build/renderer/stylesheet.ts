import { join } from 'node:path';
import type { ContentFolder } from '../../content/content-folder.ts';
import { ChangedMeanwhile } from '../../content/content-file.ts';
import { isFrameTouched } from '../../content/inputs.ts';
import { ownDigest } from '../../content/own-digest.ts';
import { moduleBeside } from '../../content/places.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { digestOf } from '../../source/digest.ts';
import type { Site } from '../../site/site.ts';
import { keptFolder, runApart } from './kept-folder.ts';
import type { StylesheetRequest } from './make-stylesheet.ts';
import { STYLES } from './bundle.ts';
import { importOf, ownerStyles, settingsStyles } from './owner-styles.ts';

/**
 * The stylesheet of a site with the files that it names: Headword's own, or that and the owner's in one.
 * @param bundle the folder of the bundle
 * @returns its folder
 * @throws UserError where it can't be made, or where the settings or the looks change meanwhile
 */
export async function siteStyles(
  bundle: string,
  site: Site,
  content: ContentFolder,
  signal: AbortSignal,
): Promise<string> {
  const own = join(bundle, STYLES);
  const owners = ownerStyles(site, content.files.get('theme.css')?.file);
  if (owners === '') return own;
  const styles = filesBelow(own).map((path) => importOf(join(own, path)));
  const kept = await keptFolder({
    kind: 'stylesheets',
    key: keyOf(site, content),
    make: async (folder) => {
      const request: StylesheetRequest = { folder: join(folder, STYLES), css: styles.join('') + owners };
      const module = moduleBeside(import.meta.url, 'make-stylesheet');
      await runApart(module, request, 'the stylesheet', signal);
      // Files that theme.css names are read by name. If one changed meanwhile, the stylesheet doesn't belong to this key.
      if (isFrameTouched(content)) throw new ChangedMeanwhile('The settings or the looks were');
    },
  });
  return join(kept, STYLES);
}

function keyOf(site: Site, { root, files, looks }: ContentFolder): string {
  const digests = [...looks.files].map((path) => [path, files.get(path)?.known.digest]);
  // What theme.css names outside the content folder is in no digest, so it isn't shared with other content folders.
  return digestOf(JSON.stringify([ownDigest(), settingsStyles(site), digests, looks.nameOthers ? root : '']));
}
