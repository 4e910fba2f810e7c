import type { Element, ElementContent, Root } from 'hast';
import { nearestFinder } from '../diagnostics/nearest.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Addresses } from '../site/addresses.ts';
import type { Texts } from '../site/texts/en.ts';
import { relativePath, resolvePath, type Asset, type Assets } from '../source/asset.ts';
import { isWebAddress } from '../source/fields.ts';
import { alternativeFault } from './alternative.ts';
import { positionOf } from './check-elements.ts';
import { copyOf, pictureOf, type MediaFile, type Picture } from './picture.ts';
import { walkElements } from './walk-elements.ts';

export interface MediaContext {
  file: string;
  assets: Assets;
  addresses: Addresses;
  texts: Texts;
  nearest: NearestFinder;
}

type NearestFinder = ReturnType<typeof nearestFinder>;

/**
 * Completes the images of a tree: they get their size and several widths, those with the path of a video become videos,
 * and those that are alone in a paragraph become figures. Missing and unsafe files are reported.
 */
export function setMedia(tree: Root, context: MediaContext): { files: MediaFile[]; problems: Problem[] } {
  const files: MediaFile[] = [];
  const problems: Problem[] = [];
  walkElements(tree, (element, index, parent) => {
    const image = element.tagName === 'img' ? element : loneImage(element);
    if (!image) return undefined;
    const medium = setOne(image, context);
    files.push(...medium.files);
    problems.push(...medium.problems);
    const isVideo = medium.element.tagName === 'video';
    const isFigure = element.tagName === 'p' || isVideo;
    if (!isFigure && image.properties.title) medium.element.properties.title = image.properties.title;
    parent.children[index] = isFigure ? figure(medium.element, image, isVideo, context.texts) : medium.element;
    return false;
  });
  return { files, problems };
}

/** Finds the asset of an author's path. Reports one that is missing, unsafe, or on another site. */
export function findAsset(
  src: string,
  image: { file: string; at: { line: number; column: number } },
  assets: Assets,
  nearest: NearestFinder = nearestFinder(),
): { asset?: Asset; problems: Problem[] } {
  const { file, at } = image;
  const expected = 'a file of the content folder';
  if (/^[a-z][a-z\d+.-]*:|^[/\\]{2}/iu.test(src.trim())) {
    if (!isWebAddress(src)) return { problems: [problem('unsafe-address', file, at, { found: src, expected })] };
    const elsewhere = `${expected}, as pages load nothing from other sites`;
    return { problems: [problem('missing-image', file, at, { found: src, expected: elsewhere })] };
  }
  const path = resolvePath(file, decode(src));
  const asset = path === undefined ? undefined : assets.get(path);
  if (!asset || asset.kind === 'captions') {
    let sameName: string | undefined;
    const meant = nearest(src, () => {
      const paths = [...assets.keys()].map((one) => relativePath(file, one));
      sameName = paths.find((one) => one.split('/').at(-1) === src.split('/').at(-1));
      return sameName === undefined ? paths : [];
    });
    return { problems: [problem('missing-image', file, at, { found: src, expected, nearest: sameName ?? meant })] };
  }
  if (asset.damage !== undefined)
    return { problems: [problem('damaged-image', file, at, { found: src, what: asset.damage })] };
  return asset.fault === undefined
    ? { asset, problems: [] }
    : { problems: [problem('unsafe-image', file, at, { found: src, what: asset.fault })] };
}

function setOne(image: Element, context: MediaContext): { element: Element; files: MediaFile[]; problems: Problem[] } {
  const { file, assets, addresses, nearest } = context;
  const src = String(image.properties.src ?? '');
  const alternative = String(image.properties.alt ?? '');
  const at = positionOf(image);
  const { asset, problems } = findAsset(src, { file, at }, assets, nearest);
  if (!asset) return { element: image, files: [], problems };
  const fault = alternativeFault(alternative, asset);
  if (fault) problems.push(problem('missing-alternative', file, at, { found: src, alternative }));
  if (asset.kind === 'video') {
    const video = videoOf(asset, { file, at }, context);
    return { ...video, problems: [...problems, ...video.problems] };
  }
  const { picture, files } = pictureOf(asset, alternative, addresses);
  return { element: imageElement(picture), files, problems };
}

function imageElement({ address, sources, sizes, width, height, alternative, isClear }: Picture): Element {
  const [source] = sources;
  const widths = source ? { srcSet: source.sourceSet, sizes } : {};
  const ground = isClear ? { className: ['clear'] } : {};
  const size = { width, height };
  const properties = {
    src: address,
    ...widths,
    alt: alternative,
    ...size,
    loading: 'lazy',
    decoding: 'async',
    ...ground,
  };
  return { type: 'element', tagName: 'img', properties, children: [] };
}

/** A video with the files beside it: for `clip.mp4`, `clip.jpg` (or png, webp, avif) is the poster and gives the size, and `clip.vtt` has the captions. */
function videoOf(
  asset: Asset,
  { file, at }: { file: string; at: { line: number; column: number } },
  { assets, addresses }: MediaContext,
): { element: Element; files: MediaFile[]; problems: Problem[] } {
  const stem = asset.path.slice(0, asset.path.lastIndexOf('.'));
  const poster = ['jpg', 'jpeg', 'png', 'webp', 'avif']
    .map((extension) => assets.get(`${stem}.${extension}`))
    .find((one) => one && one.damage === undefined);
  const captions = assets.get(`${stem}.vtt`);
  const video = copyOf(asset, addresses);
  const files = [video];
  const problems: Problem[] = [];
  const properties: Element['properties'] = {
    controls: true,
    muted: true,
    preload: 'none',
    playsInline: true,
    src: video.address,
  };
  if (poster) {
    const { picture, files: posters } = pictureOf(poster, '', addresses);
    files.push(...posters);
    Object.assign(properties, { poster: picture.address, width: poster.width, height: poster.height });
  } else {
    const found = relativePath(file, `${stem}.jpg`);
    problems.push(problem('missing-image', file, at, { found, expected: 'the first picture of the video, beside it' }));
  }
  const children: ElementContent[] = [];
  if (captions) {
    const track = copyOf(captions, addresses);
    files.push(track);
    children.push({
      type: 'element',
      tagName: 'track',
      properties: { kind: 'captions', src: track.address, default: true },
      children: [],
    });
  }
  return { element: { type: 'element', tagName: 'video', properties, children }, files, problems };
}

/** A figure. The title of the image is its caption; the alternative text of a video is a transcript below it. */
function figure(element: Element, image: Element, isVideo: boolean, texts: Texts): Element {
  const caption: ElementContent[] = [];
  const title = image.properties.title;
  if (title) caption.push(text(String(title)));
  const alternative = String(image.properties.alt ?? '');
  if (isVideo && alternative !== '') {
    const summary: Element = {
      type: 'element',
      tagName: 'summary',
      properties: {},
      children: [text(texts.transcript)],
    };
    const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [text(alternative)] };
    caption.push({
      type: 'element',
      tagName: 'details',
      properties: { className: ['transcript'] },
      children: [summary, paragraph],
    });
  }
  const children: ElementContent[] = [element];
  if (caption.length > 0) children.push({ type: 'element', tagName: 'figcaption', properties: {}, children: caption });
  return { type: 'element', tagName: 'figure', properties: {}, children };
}

/** The image of a paragraph that contains nothing else. */
function loneImage(element: Element): Element | undefined {
  if (element.tagName !== 'p') return undefined;
  const filled = element.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [only] = filled;
  return filled.length === 1 && only?.type === 'element' && only.tagName === 'img' ? only : undefined;
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

function decode(src: string): string {
  try {
    return decodeURI(src);
  } catch {
    return src;
  }
}
