import { problem, type Problem } from '../../diagnostics/problem.ts';
import { copyOf, type MediaFile } from '../../html/picture.ts';
import { findAsset } from '../../html/set-media.ts';
import type { Site } from '../../site/site.ts';
import type { Asset, Assets } from '../../source/asset.ts';
import type { Yaml } from '../../source/read-yaml.ts';

/** The pictures of the site itself. */
export interface Brand {
  /** Stands for the name in the header. */
  logo?: { address: string; width: number; height: number };
  icon?: { address: string; type: string };
  /** The absolute address of the publisher's logo, for search engines. */
  publisherLogo?: string;
}

export interface BrandFiles {
  brand: Brand;
  files: MediaFile[];
  problems: Problem[];
}

/** The pictures that the settings name. */
export function brandOf(
  { settings: { publisher, theme }, addresses }: Site,
  settings: Yaml,
  assets: Assets,
): BrandFiles {
  const files: MediaFile[] = [];
  const problems: Problem[] = [];
  const find = (
    path: string | undefined,
    keys: string[],
    isFit: (asset: Asset) => boolean,
    expected: string,
  ): { asset: Asset; address: string } | undefined => {
    if (path === undefined) return undefined;
    const at = settings.valueAt(keys);
    const found = findAsset(path, { file: settings.file, at }, assets);
    problems.push(...found.problems);
    if (!found.asset) return undefined;
    if (!isFit(found.asset)) {
      problems.push(problem('missing-image', settings.file, at, { found: path, expected }));
      return undefined;
    }
    const file = copyOf(found.asset, addresses);
    files.push(file);
    return { asset: found.asset, address: file.address };
  };
  const isPicture = ({ kind }: Asset): boolean => kind !== 'video';
  const logo = find(theme.logo, ['theme', 'logo'], isPicture, 'a picture of the content folder');
  const icon = find(
    theme.favicon,
    ['theme', 'favicon'],
    ({ type }) => /^image\/(?:svg\+xml|png)$/u.test(type),
    'an SVG or PNG of the content folder',
  );
  const publisherLogo = find(publisher?.logo, ['publisher', 'logo'], isPicture, 'a picture of the content folder');
  return {
    brand: {
      ...(logo ? { logo: { address: logo.address, width: logo.asset.width, height: logo.asset.height } } : {}),
      ...(icon ? { icon: { address: icon.address, type: icon.asset.type } } : {}),
      ...(publisherLogo ? { publisherLogo: addresses.absolute(publisherLogo.address) } : {}),
    },
    files,
    problems,
  };
}
