import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ownerStyles } from '../build/renderer/owner-styles.ts';
import type { ContentFolder } from '../content/content-folder.ts';
import type { Site } from '../site/site.ts';

/**
 * The looks as they were accepted last: a copy of `theme.css` and of the files that it names, in the cache. Vite reads these
 * only. So a mistake in a stylesheet changes no page, and fonts are served without serving the content folder.
 */
export class DevLooks {
  /** The stylesheet that pages import. It is there from the start. */
  readonly file: string;
  readonly #folder: string;

  constructor(cache: string) {
    this.#folder = join(cache, 'looks');
    this.file = join(this.#folder, 'headword.css');
    this.#empty();
    writeFileSync(this.file, '');
  }

  /** @throws ChangedMeanwhile if a file has other bytes than those that were compiled */
  accept(site: Site, { root, files, looks }: ContentFolder): void {
    const copies = new Map<string, Uint8Array>();
    for (const path of looks.files) {
      const file = files.get(path);
      if (!file) continue;
      const bytes = file.bytes();
      // What a stylesheet behind a link names stands beside that stylesheet.
      for (const place of [path, relative(root, file.file)]) copies.set(place, bytes);
    }
    this.#empty();
    for (const [place, bytes] of copies) {
      const copy = join(this.#folder, 'content', place);
      mkdirSync(dirname(copy), { recursive: true });
      writeFileSync(copy, bytes);
    }
    const packages = packagesOf(root);
    if (looks.nameOthers && packages !== undefined)
      symlinkSync(packages, join(this.#folder, 'node_modules'), 'junction');
    const own = files.get('theme.css');
    const theme = own && join(this.#folder, 'content', relative(root, own.file));
    writeFileSync(this.file, ownerStyles(site, theme));
  }

  #empty(): void {
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }
}

/** The folder of packages that the stylesheet of a content folder may import. */
export function packagesOf(content: string): string | undefined {
  for (let folder = content; ; folder = dirname(folder)) {
    const packages = join(folder, 'node_modules');
    if (existsSync(packages)) return packages;
    if (folder === dirname(folder)) return undefined;
  }
}
