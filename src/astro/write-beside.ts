import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MediaMaker } from '../build/media/media.ts';
import { SiteFiles } from '../build/output/site-files.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import { packageRoot } from '../content/places.ts';
import { filesBelow } from '../content/walk-folder.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { Glossary } from '../models/glossary.ts';
import { filesBelowRoot } from '../outputs/output-files.ts';

export interface Beside {
  folder: ContentFolder;
  cache: string;
  /** The folder in which Astro put the pages of the glossary. */
  target: string;
  /** Whether the site makes its own sitemap of all its pages. */
  hasSitemap: boolean;
}

/** Writes all that stands beside the pages: data, pictures, the search, and what the owner publishes as it is. */
export async function writeBeside(glossary: Glossary, { folder, cache, target, hasSitemap }: Beside): Promise<void> {
  const { addresses } = glossary.site;
  mkdirSync(cache, { recursive: true });
  const staged = mkdtempSync(join(cache, 'hosted-'));
  try {
    const standing = { files: new Map(), lost: [], others: [] };
    const files = new SiteFiles({ staged, target: join(staged, '-'), standing, canReuse: false });
    await new MediaMaker(cache).writeAll(glossary, folder, files, () => undefined);
    const isSitemap = (address: string): boolean => address.startsWith(`${addresses.base}/sitemap-`);
    for (const file of filesBelowRoot(glossary))
      if (!hasSitemap || !isSitemap(file.address)) files.put(addresses.file(file.address), file);
    for (const path of filesBelow(join(packageRoot, 'public')))
      files.copy(path, 'public', join(packageRoot, 'public', path));
    for (const file of folder.files.values())
      if (file.path.startsWith('public/')) files.copyInput(file.path.slice('public/'.length), 'public', file);
    for (const path of Object.keys(files.all)) {
      const to = join(target, path);
      if (existsSync(to))
        throw new UserError(`The site has a file of its own at ${to}, where the glossary puts one. Rename it.`);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(files.at(path), to);
    }
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

/** With `build.format: 'file'`, a page is `name.html`; the home page is named after the folder. */
export function builtPage(target: string, path: string): string {
  const flat = join(target, path).replace(/\/index\.html$/u, '.html');
  return existsSync(join(target, path)) ? join(target, path) : flat;
}
