import type { Addresses } from '../site/addresses.ts';
import { toSlug } from '../site/slug.ts';
import type { Asset } from '../source/asset.ts';

/** An image in the widths that a browser chooses from. Its size is always known: nothing moves as it loads. */
export interface Picture {
  /** Empty where the image exists in one size only. */
  sources: readonly { type: string; sourceSet: string }[];
  sizes: string;
  address: string;
  width: number;
  height: number;
  alternative: string;
}

/** A file to be made from one of the content folder and published. Whoever has a disk makes it. */
export interface MediaFile {
  address: string;
  /** Path inside the content folder. */
  from: string;
  /** Of the bytes that are there. */
  digest: string;
  /** Undefined: copied as it is. */
  convert?: { width: number; format: 'webp' | 'jpeg' };
}

/** Pixels: a phone, a phone with a dense screen or a column of text, the same on a dense screen. */
const WIDTHS = [480, 960, 1440];

/** Part of every derived file's name: a change of how they are made changes their address. */
const RECIPE = 'a';

/** What the page gives a picture: the column of text at the most. */
export const SIZES = '(min-width: 48rem) 43rem, 92vw';

export function pictureOf(
  asset: Asset,
  alternative: string,
  addresses: Addresses,
): { picture: Picture; files: MediaFile[] } {
  const { width, height } = asset;
  if (asset.kind !== 'image' || asset.isAnimated) {
    const file = copyOf(asset, addresses);
    return { picture: { sources: [], sizes: SIZES, address: file.address, width, height, alternative }, files: [file] };
  }
  const largest = Math.min(width, WIDTHS.at(-1)!);
  const widths = [...WIDTHS.filter((one) => one < largest), largest];
  const files = widths.map((one): MediaFile => {
    const address = addresses.media(`${stemOf(asset)}.${asset.digest.slice(0, 10)}${RECIPE}-${one}.webp`);
    return { address, from: asset.file ?? asset.path, digest: asset.digest, convert: { width: one, format: 'webp' } };
  });
  const sourceSet = files.map(({ address }, index) => `${address} ${widths[index]}w`).join(', ');
  const sources = files.length > 1 ? [{ type: 'image/webp', sourceSet }] : [];
  return { picture: { sources, sizes: SIZES, address: files.at(-1)!.address, width, height, alternative }, files };
}

/** The same image as link previews want it: JPEG, 1,200 pixels wide. */
export function previewOf(
  asset: Asset,
  addresses: Addresses,
): { file: MediaFile; width: number; height: number; type: string } {
  const width = Math.min(asset.width, 1200);
  const height = Math.round((asset.height * width) / asset.width);
  const address = addresses.media(`${stemOf(asset)}.${asset.digest.slice(0, 10)}${RECIPE}-preview.jpg`);
  return {
    file: { address, from: asset.file ?? asset.path, digest: asset.digest, convert: { width, format: 'jpeg' } },
    width,
    height,
    type: 'image/jpeg',
  };
}

/** The file as it is, under a name that changes with its bytes. */
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
