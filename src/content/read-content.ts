import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Content } from '../source/content.ts';
import { START } from '../diagnostics/position.ts';
import { problem, type Problem } from '../diagnostics/problem.ts';
import type { Asset, Assets } from '../source/asset.ts';
import { encodedFile, type SourceFile } from '../source/source-file.ts';
import { checkTheme } from './check-theme.ts';
import { ChangedMeanwhile, contentFile } from './content-file.ts';
import { digestOf } from '../source/digest.ts';
import { inParallel } from './in-parallel.ts';
import type { InputText } from './inputs.ts';
import { isFolder, shown } from './places.ts';
import { thingsBelow } from './things-below.ts';

/**
 * Reads a content folder. What can't be read comes back as problems; nothing is written.
 * @param texts that were read before, by their paths
 */
export async function readContent(folder: string, texts: ReadonlyMap<string, InputText> = new Map()): Promise<Content> {
  const problems: Problem[] = [];
  for (const part of ['terms', 'pages', 'images']) {
    const info = await lstat(join(folder, part)).catch(() => undefined);
    if (info?.isSymbolicLink())
      problems.push(problem('ignored-file', part, START, { expected: 'a folder, not a link to one' }));
  }
  const read = (path: string): SourceFile | undefined => readText(folder, path, texts, problems);
  const [terms, pages, assets, publicFiles] = await Promise.all([
    readProse(folder, 'terms', read, problems),
    readProse(folder, 'pages', read, problems),
    readAssets(folder, problems),
    listFiles(join(folder, 'public')),
  ]);
  const settings = read('site.yaml');
  const theme = read('theme.css');
  if (theme) problems.push(...(await checkTheme(theme.text)));
  return { settings, terms, pages, assets, publicFiles: publicFiles.map((file) => `/${file}`), problems };
}

/**
 * Every file below a folder, as sorted paths with `/`; empty where there is no such folder. Hidden files are passed over,
 * and so are links that lead out of the folder: nobody publishes what lies elsewhere by naming it.
 */
export async function listFiles(folder: string): Promise<string[]> {
  if ((await lstat(folder).catch(() => undefined))?.isSymbolicLink()) return [];
  if (!(await isFolder(folder))) return [];
  const things = thingsBelow(folder);
  const outside = await asyncFilter(
    things.filter(({ isLink }) => isLink),
    async ({ path }) => !(await leadsInside(join(folder, path), folder)),
  );
  const isOutside = (path: string): boolean =>
    outside.some((link) => path === link.path || path.startsWith(`${link.path}/`));
  return things
    .filter(({ path, isFile }) => isFile && !isOutside(path) && !path.split('/').some((part) => part.startsWith('.')))
    .map(({ path }) => path)
    .sort();
}

async function leadsInside(link: string, folder: string): Promise<boolean> {
  const [target, root] = await Promise.all([realpath(link), realpath(folder)]).catch(() => ['', folder]);
  const isFile = await stat(target!).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile && !relative(root!, target!).startsWith('..');
}

async function asyncFilter<T>(items: readonly T[], isWanted: (item: T) => Promise<boolean>): Promise<T[]> {
  const wanted = await Promise.all(items.map(isWanted));
  return items.filter((_, index) => wanted[index]);
}

async function readProse(
  folder: string,
  part: 'terms' | 'pages',
  read: (path: string) => SourceFile | undefined,
  problems: Problem[],
): Promise<SourceFile[]> {
  return (await listFiles(join(folder, part))).flatMap((path) => {
    if (/\.md$/iu.test(path)) return read(`${part}/${path}`) ?? [];
    problems.push(problem('ignored-file', `${part}/${path}`, START, { expected: 'a Markdown file, ending in .md' }));
    return [];
  });
}

/** One after the other: a system opens so many files at once, and a glossary may have more. */
function readText(
  folder: string,
  path: string,
  texts: ReadonlyMap<string, InputText>,
  problems: Problem[],
): SourceFile | undefined {
  const file = join(folder, path);
  const read = texts.get(path) ?? inputText(file);
  if (!read) return undefined;
  const { bytes, digest } = read;
  // What a site was made from is text.
  if (!bytes) return encodedFile(path, () => readAgain(file, digest), digest);
  if (isUtf8(bytes)) return encodedFile(path, () => bytes, digest);
  problems.push(problem('unreadable-text', path, START, {}));
  return undefined;
}

function readAgain(file: string, digest: string): Uint8Array {
  const read = inputText(file);
  if (read?.digest !== digest) throw new ChangedMeanwhile(`"${shown(file)}" was`);
  return read.bytes;
}

function inputText(file: string): Required<InputText> | undefined {
  const bytes = contentFile(file);
  return bytes && { bytes, digest: digestOf(bytes) };
}

const kinds: Record<string, Pick<Asset, 'kind' | 'type'>> = {
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

/** So many images are read at a time. */
const MOST_OPEN = 16;

async function readAssets(folder: string, problems: Problem[]): Promise<Assets> {
  const assets = new Map<string, Asset>();
  const paths = (await listFiles(join(folder, 'images'))).map((path) => `images/${path}`);
  await inParallel(
    paths.map((path) => async () => {
      const kind = kinds[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
      if (!kind) return;
      const name = path.normalize('NFC');
      const asset = await readAsset(join(folder, path), name, kind).catch((error: Error) => {
        const what = `a fault (${error.message.split('\n')[0]})`;
        problems.push(problem('unsafe-image', path, START, { found: path, what }));
      });
      if (asset) assets.set(name, name === path ? asset : { ...asset, file: path });
    }),
    MOST_OPEN,
  );
  return new Map([...assets].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readAsset(file: string, path: string, kind: Pick<Asset, 'kind' | 'type'>): Promise<Asset> {
  const digest = await digestOfFile(file);
  if (kind.kind === 'video' || kind.kind === 'captions') return { path, ...kind, digest, width: 0, height: 0 };
  // Loaded where there is an image: many glossaries have none.
  const { default: sharp } = await import('sharp');
  const { width, height, autoOrient, pages = 1 } = await sharp(file).metadata();
  const size = { width: autoOrient?.width ?? width, height: autoOrient?.height ?? height };
  const text = kind.kind === 'vector' ? await readFile(file, 'utf8') : undefined;
  return {
    path,
    ...kind,
    digest,
    ...size,
    ...(pages > 1 ? { isAnimated: true } : {}),
    ...(text === undefined ? {} : { text }),
  };
}

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
