/** A picture, video or caption file of the content folder. */
export interface Asset {
  /** Path inside the content folder, NFC. */
  path: string;
  /** The same as the disk spells it, where that is another way. */
  file?: string;
  kind: 'image' | 'vector' | 'video' | 'captions';
  /** Media type: `image/png`. */
  type: string;
  /** In pixels; 0 where it has none (captions) or it can't be told (videos). */
  width: number;
  height: number;
  /** Hash of its bytes in hexadecimal: it stands in its public name. */
  digest: string;
  /** Whether it moves: animated pictures are published as they are. */
  isAnimated?: boolean;
  /** The source of a vector image, which must be looked through before it is published. */
  text?: string;
}

export type Assets = ReadonlyMap<string, Asset>;

/** The path inside the content folder that an author's relative path leads to; undefined where it leads out of it. */
export function resolvePath(fromFile: string, path: string): string | undefined {
  const steps = path.startsWith('/') ? [] : fromFile.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/').normalize('NFC');
}

/** The path that an author would have to write in one file to reach another. */
export function relativePath(fromFile: string, toFile: string): string {
  const from = fromFile.split('/').slice(0, -1);
  const to = toFile.split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return [...from.map(() => '..'), ...to].join('/');
}
