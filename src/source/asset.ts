/** A picture, video or caption file of the content folder. */
export interface Asset {
  /** Path inside the content folder, NFC. */
  path: string;
  /** The path as spelt on disk, if it differs from `path`. */
  file?: string;
  kind: 'image' | 'vector' | 'video' | 'captions';
  /** Media type: `image/png`. */
  type: string;
  /** In pixels; 0 for captions, which have none, and for videos, whose size isn't read. */
  width: number;
  height: number;
  /** Digest of its bytes in hexadecimal; part of its public file name. */
  digest: string;
  /** Animated pictures are published unchanged. */
  isAnimated?: boolean;
  /** Whether the page may show through it. Vectors are taken to have no ground of their own, unless they have colors for dark pages. */
  isClear?: boolean;
  /** What makes a vector image unfit to be published, in words. */
  fault?: string;
  /** Why a picture can't be shown, as the rest of a sentence: its file is cut off, or too large. */
  damage?: string;
}

export type Assets = ReadonlyMap<string, Asset>;

/**
 * Resolves an author's path to a path inside the content folder, or undefined if it leads out of the folder.
 * @param path relative to `fromFile`, or to the content folder if it begins with `/`
 */
export function resolvePath(fromFile: string, path: string): string | undefined {
  const steps = path.startsWith('/') ? [] : fromFile.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/').normalize('NFC');
}

/** The relative path from one content file to another, as an author would write it. */
export function relativePath(fromFile: string, toFile: string): string {
  const from = fromFile.split('/').slice(0, -1);
  const to = toFile.split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return [...from.map(() => '..'), ...to].join('/');
}
