import type { Addresses } from '../site/addresses.ts';
import { toSlug } from '../site/slug.ts';
import type { Asset } from '../source/asset.ts';

/** An image in several widths, from which the browser chooses. Width and height are known, so the layout never shifts. */
export interface Picture {
  /** Empty if the image exists in one width only. */
  sources: readonly { type: string; sourceSet: string }[];
  sizes: string;
  address: string;
  width: number;
  height: number;
  alternative: string;
  /** Whether the page may show through it: then it has a light ground on dark pages. */
  isClear?: boolean;
}

/** A file to publish, made from a file of the content folder. The build makes it; this is only the instruction. */
export interface MediaFile {
  address: string;
  /** Path inside the content folder, as spelt on disk. */
  from: string;
  /** Digest of the original's bytes. */
  digest: string;
  /** If undefined, the file is copied unchanged. */
  convert?: { width: number; format: 'webp' | 'jpeg' };
}

/** In pixels: for phones, for phones with a dense screen and the column of text, and for that column on a dense screen. */
const WIDTHS = [480, 960, 1440];

/** Part of every derived file's name. Change it when the conversion changes, so that the addresses change too. */
const RECIPE = 'a';

/** The `sizes` attribute: the width that a picture has on the page, at most that of the column of text. */
export const SIZES = '(min-width: 48rem) 43rem, 92vw';

/** The picture of an image, and the files to make for it. Vector and animated images are published unchanged. */
export function pictureOf(
  asset: Asset,
  alternative: string,
  addresses: Addresses,
): { picture: Picture; files: MediaFile[] } {
  const { width, height, isClear } = asset;
  const clear = isClear ? { isClear } : {};
  if (asset.kind !== 'image' || asset.isAnimated) {
    const file = copyOf(asset, addresses);
    return {
      picture: { sources: [], sizes: SIZES, address: file.address, width, height, alternative, ...clear },
      files: [file],
    };
  }
  const largest = Math.min(width, WIDTHS.at(-1)!, widestOf(asset));
  const widths = [...WIDTHS.filter((one) => one < largest), largest];
  const files = widths.map((one): MediaFile => {
    const address = addresses.media(`${stemOf(asset)}.${asset.digest.slice(0, 10)}${RECIPE}-${one}.webp`);
    return { address, from: asset.file ?? asset.path, digest: asset.digest, convert: { width: one, format: 'webp' } };
  });
  const sourceSet = files.map(({ address }, index) => `${address} ${widths[index]}w`).join(', ');
  const sources = files.length > 1 ? [{ type: 'image/webp', sourceSet }] : [];
  return {
    picture: { sources, sizes: SIZES, address: files.at(-1)!.address, width, height, alternative, ...clear },
    files,
  };
}

/** In pixels; of pictures in WebP. https://developers.google.com/speed/webp/faq#what_is_the_maximum_size_a_webp_image_can_be */
const TALLEST = 16_383;

/** The width at which a tall picture is just low enough. */
function widestOf({ width, height }: Asset): number {
  return height <= TALLEST ? width : Math.max(1, Math.floor((width * TALLEST) / height));
}

/** The image for link previews: a JPEG at most 1,200 pixels wide. */
export function previewOf(
  asset: Asset,
  addresses: Addresses,
): { file: MediaFile; width: number; height: number; type: string } {
  const width = Math.min(asset.width, 1200, widestOf(asset));
  const height = Math.round((asset.height * width) / asset.width);
  const address = addresses.media(`${stemOf(asset)}.${asset.digest.slice(0, 10)}${RECIPE}-preview.jpg`);
  return {
    file: { address, from: asset.file ?? asset.path, digest: asset.digest, convert: { width, format: 'jpeg' } },
    width,
    height,
    type: 'image/jpeg',
  };
}

/** Publishes a file unchanged. Its name contains a part of its digest. */
export function copyOf(asset: Asset, addresses: Addresses): MediaFile {
  const extension = asset.path.slice(asset.path.lastIndexOf('.')).toLowerCase();
  return {
    address: addresses.media(`${stemOf(asset)}.${asset.digest.slice(0, 10)}${extension}`),
    from: asset.file ?? asset.path,
    digest: asset.digest,
  };
}

function stemOf({ path }: Asset): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return toSlug(name.slice(0, name.lastIndexOf('.'))) || 'image';
}
