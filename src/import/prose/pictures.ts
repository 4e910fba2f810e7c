import { resolvePath } from '../../source/asset.ts';
import { toSlug } from '../../site/slug.ts';
import type { SourceEntry } from '../text/source-entry.ts';

/** A picture that the import takes along. */
export interface CopiedPicture {
  /** Path inside the source. */
  from: string;
  /** Path inside the content folder. */
  to: string;
}

export interface PictureStore {
  /** Where a picture that an entry shows lies in the content folder; undefined where the source has no such file. */
  take(src: string, entry: SourceEntry): string | undefined;
  copied(): CopiedPicture[];
}

/** @param others the paths of the source's files that are no text */
export function pictureStore(others: readonly string[]): PictureStore {
  const known = new Map(
    others
      .filter((path) => /\.(?:png|jpe?g|gif|svg|webp|avif)$/iu.test(path))
      .map((path) => [path.normalize('NFC'), path]),
  );
  // Obsidian finds a picture by its name, wherever it lies.
  const byName = Map.groupBy(known.keys(), (path) => path.split('/').at(-1)!.toLowerCase());
  const taken = new Map<string, string>();
  const free = freeNames();
  return {
    take: (src, entry) => {
      const path = src.replace(/[?#].*$/u, '');
      const folder = entry.file.split('/').slice(0, -1).join('/');
      // A leaf bundle's pictures lie beside it; `/img/x.png` lies under the static folder of Hugo, Docusaurus or VitePress.
      const places = path.startsWith('/')
        ? ['', 'static', 'public', 'assets', 'docs'].map((root) => `${root}${path}`.replace(/^\//u, ''))
        : [resolvePath(entry.file, path), resolvePath(`${folder}/images/x`, path)];
      const found =
        places
          .map((place) => (place === undefined ? undefined : known.get(place.normalize('NFC'))))
          .find((one) => one !== undefined) ??
        known.get(onlyOne(byName.get(path.split('/').at(-1)!.normalize('NFC').toLowerCase())));
      if (found === undefined) return undefined;
      if (!taken.has(found)) taken.set(found, free(found));
      return taken.get(found);
    },
    copied: () => [...taken].map(([from, to]) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

function onlyOne(paths: readonly string[] = []): string {
  return paths.length === 1 ? paths[0]! : '';
}

/** Gives each picture a name of its own. */
function freeNames(): (path: string) => string {
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  return (path) => {
    const [, stem = path, extension = ''] = /([^/]*)\.(\w+)$/u.exec(path) ?? [];
    const name = toSlug(stem) || 'picture';
    const ending = extension.toLowerCase();
    for (let number = numbers.get(`${name}.${ending}`) ?? 1; ; number += 1) {
      const free = `images/${name}${number > 1 ? `-${number}` : ''}.${ending}`;
      if (taken.has(free)) continue;
      taken.add(free);
      numbers.set(`${name}.${ending}`, number + 1);
      return free;
    }
  };
}
