import { readFile, stat } from 'node:fs/promises';
import { vectorFault } from '../html/vector-fault.ts';
import type { Asset } from '../source/asset.ts';
import { MOST_TEXT } from './content-file.ts';
import { inTurn } from './in-turn.ts';

type AssetKind = Pick<Asset, 'kind' | 'type'>;

/** What the file of a picture says of it, or why it can't be read. */
export type AssetFacts = Pick<Asset, 'width' | 'height' | 'isAnimated' | 'isClear' | 'fault' | 'damage'>;

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

/** The formats that sharp finds in the files of pictures. It knows more, which browsers don't show. */
const FORMATS = ['png', 'jpeg', 'webp', 'heif', 'gif'];

/** Pixels. Some pictures are unpacked as a whole, at up to eight bytes a pixel. */
const MOST_PIXELS = 50_000_000;

/** Larger pictures are unpacked one at a time. */
export const MANY_PIXELS = 4_000_000;

const large = inTurn();

/** Looks into the file of a picture. Videos and captions are published as they are. */
export async function inspectAsset(file: string, { kind }: AssetKind): Promise<AssetFacts> {
  const unfit = { width: 0, height: 0 };
  if (kind === 'video' || kind === 'captions') return unfit;
  try {
    const { size } = await stat(file);
    if (kind === 'vector' && size > MOST_TEXT) return { ...unfit, fault: `more than ${MOST_TEXT / 1e6} MB of text` };
    const vector = kind === 'vector' ? await readFile(file, 'utf8') : undefined;
    const fault = vector === undefined ? undefined : vectorFault(vector);
    if (fault !== undefined) return { ...unfit, fault };
    // Loaded late: many glossaries have no images.
    const { default: sharp } = await import('sharp');
    const { width, height, format, autoOrient, pages = 1, hasAlpha } = await sharp(file).metadata();
    if (kind === 'image') {
      if (!FORMATS.includes(format)) return { ...unfit, damage: `it is a file of the format ${format}` };
      if (width * height > MOST_PIXELS)
        return {
          ...unfit,
          damage: `it has ${width} × ${height} pixels, which are more than ${MOST_PIXELS / 1e6} million`,
        };
      // Whether a file is whole shows only when it is unpacked.
      const unpack = (): Promise<unknown> => sharp(file).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
      await (width * height > MANY_PIXELS ? large(unpack) : unpack());
    }
    // A drawing that asks for the scheme has colors of its own for dark pages.
    const isClear = vector === undefined ? hasAlpha : !vector.includes('prefers-color-scheme');
    return {
      width: autoOrient?.width ?? width,
      height: autoOrient?.height ?? height,
      ...(pages > 1 ? { isAnimated: true } : {}),
      ...(isClear ? { isClear } : {}),
    };
  } catch (error) {
    return { ...unfit, damage: `it is damaged (${(error as Error).message.split('\n')[0]})` };
  }
}
