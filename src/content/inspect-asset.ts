import { readFile, stat } from 'node:fs/promises';
import { vectorFault } from '../html/vector-fault.ts';
import type { Asset } from '../source/asset.ts';
import { MOST_TEXT } from './content-file.ts';

type AssetKind = Pick<Asset, 'kind' | 'type'>;

/** What the file of a picture says of it, or why it can't be read. */
export type AssetFacts = Pick<Asset, 'width' | 'height' | 'isAnimated' | 'isClear' | 'fault'> | { broken: string };

const kinds: Record<string, AssetKind> = {
  png: { kind: 'image', type: 'image/png' },
  jpg: { kind: 'image', type: 'image/jpeg' },
  jpeg: { kind: 'image', type: 'image/jpeg' },
  webp: { kind: 'image', type: 'image/webp' },
  avif: { kind: 'image', type: 'image/avif' },
  gif: { kind: 'image', type: 'image/gif' },
  svg: { kind: 'vector', type: 'image/svg+xml' },
  mp4: { kind: 'video', type: 'video/mp4' },
  webm: { kind: 'video', type: 'video/webm' },
  vtt: { kind: 'captions', type: 'text/vtt' },
};

/** The kind of a file in `images/`, by its name; undefined if no page can show it. */
export function assetKind(path: string): AssetKind | undefined {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(kinds, extension) ? kinds[extension] : undefined;
}

/** Looks into the file of a picture. Videos and captions are published as they are. */
export async function inspectAsset(file: string, { kind }: AssetKind): Promise<AssetFacts> {
  if (kind === 'video' || kind === 'captions') return { width: 0, height: 0 };
  try {
    const { size } = await stat(file);
    if (kind === 'vector' && size > MOST_TEXT)
      return { width: 0, height: 0, fault: `more than ${MOST_TEXT / 1e6} MB of text` };
    // Loaded late: many glossaries have no images.
    const { default: sharp } = await import('sharp');
    const { width, height, autoOrient, pages = 1, hasAlpha } = await sharp(file).metadata();
    const vector = kind === 'vector' ? await readFile(file, 'utf8') : undefined;
    const fault = vector === undefined ? undefined : vectorFault(vector);
    // A drawing that asks for the scheme has colors of its own for dark pages.
    const isClear = vector === undefined ? hasAlpha : !vector.includes('prefers-color-scheme');
    return {
      width: autoOrient?.width ?? width,
      height: autoOrient?.height ?? height,
      ...(pages > 1 ? { isAnimated: true } : {}),
      ...(isClear ? { isClear } : {}),
      ...(fault === undefined ? {} : { fault }),
    };
  } catch (error) {
    return { broken: `a fault (${(error as Error).message.split('\n')[0]})` };
  }
}
