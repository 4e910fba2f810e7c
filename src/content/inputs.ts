import { createHash, type Hash } from 'node:crypto';
import { readlinkSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { contentFile, unlessGone } from './content-file.ts';
import { digestOf } from '../source/digest.ts';
import { ownDigest } from './own-digest.ts';
import { thingsBelow } from './things-below.ts';

/** What a site is made from, as digests: the same digests, the same site. */
export interface Inputs {
  /** Of everything. */
  all: string;
  /** Of all but the terms, pages, images and public files: what every page may depend on. */
  frame: string;
  /** Those that needn't be read again while they stand as they do. */
  seen: Record<string, SeenFile>;
}

/** The digest of a file, and how it stood when it was read. */
export type SeenFile = readonly [digest: string, size: number, modified: number, changed: number, inode: number];

/** A text of the content folder. */
export interface InputText {
  digest: string;
  /** Undefined where it stands as it did when an earlier run read it. */
  bytes?: Uint8Array;
}

/** Parts of the content folder that concern the pages that name them. */
const PARTS = ['terms', 'pages', 'images', 'public'];

const FRAME = ['site.yaml', 'theme.css'];

interface InputKinds {
  /**
   * Whether something can be part of the site. Whatever else lies there, such as a repository's own files, changes
   * nothing: hidden things are not read, but for those that are published as they are.
   */
  isInput(path: string): boolean;
  /** Whether all pages may depend on it. */
  isFrame(path: string): boolean;
}

/** What is what in a content folder. */
export function inputKinds(folder: string): InputKinds {
  const isAnyNamed = namesFiles(folder);
  return {
    isInput: (path) => {
      const parts = path.split('/');
      const top = parts[0]!;
      if (top === 'public') return true;
      return !parts.some((part) => part.startsWith('.')) && (isAnyNamed || PARTS.includes(top) || FRAME.includes(path));
    },
    isFrame: (path) => {
      const top = path.split('/', 1)[0]!;
      return !PARTS.includes(top) || (isAnyNamed && top !== 'terms' && top !== 'pages');
    },
  };
}

/** Whether `theme.css` names other files. It may name any file, and a stylesheet that it names may do so, too. */
export function namesFiles(folder: string): boolean {
  return /url\(|@import|image-set\(/iu.test(contentFile(join(folder, 'theme.css'))?.toString('utf8') ?? '');
}

const TEXT = /\.(?:md|yaml)$/iu;

/** Milliseconds: within that, a file may be written to again and stand as before, as disks don't keep the time more exactly. */
const CLOCK = 2_000;

/**
 * @param options of the command, as far as they change the site
 * @param before what an earlier run has seen
 * @param texts is given all texts, by their paths: so what is compiled is what was compared
 */
export function readInputs(
  folder: string,
  options: object,
  before: Inputs['seen'],
  texts: Map<string, InputText>,
): Inputs {
  const now = Date.now();
  const [all, frame] = [hashFor(options), hashFor(options)];
  // Without a prototype: a file may have any name.
  const seen = Object.create(null) as Inputs['seen'];
  const { isInput, isFrame } = inputKinds(folder);
  const digestAt = (path: string): string | undefined => {
    const file = join(folder, path);
    const stats = unlessGone(file, (one) => statSync(one));
    if (!stats) return undefined;
    const stands = standing(stats);
    const known = Object.hasOwn(before, path) ? before[path]! : [];
    const isSeen = stands.every((one, at) => one === known[at + 1]);
    const bytes = isSeen ? undefined : contentFile(file);
    // It may have gone since it was listed.
    const digest = isSeen ? known[0]! : bytes && digestOf(bytes);
    if (digest === undefined) return undefined;
    if (Math.max(stats.mtimeMs, stats.ctimeMs) < now - CLOCK) seen[path] = [digest, ...stands];
    if (TEXT.test(path)) texts.set(path, bytes ? { digest, bytes } : { digest });
    return digest;
  };
  eachInput(folder, isInput, digestAt, (path, line) => {
    all.update(line);
    if (isFrame(path)) frame.update(line);
  });
  return { all: all.digest('hex'), frame: frame.digest('hex'), seen };
}

/** What every page may depend on, as it is now: the frame of its inputs. */
export function frameOf(folder: string, options: object): Inputs['frame'] {
  const frame = hashFor(options);
  const { isInput, isFrame } = inputKinds(folder);
  const digestAt = (path: string): string | undefined => {
    const bytes = contentFile(join(folder, path));
    return bytes && digestOf(bytes);
  };
  eachInput(
    folder,
    (path) => isInput(path) && isFrame(path),
    digestAt,
    (_, line) => frame.update(line),
  );
  return frame.digest('hex');
}

function hashFor(options: object): Hash {
  return createHash('sha1').update(`${ownDigest()} ${JSON.stringify(options)}`);
}

/**
 * @param digestAt of a file, unless it is gone
 * @param visit is given what tells each thing apart
 */
function eachInput(
  folder: string,
  isWanted: (path: string) => boolean,
  digestAt: (path: string) => string | undefined,
  visit: (path: string, line: string) => void,
): void {
  const things = thingsBelow(folder, isWanted).sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, isFile, isLink } of things) {
    // Where a link leads counts, too: out of the folder, it is passed over.
    if (isLink) visit(path, `\0${path}\0${unlessGone(join(folder, path), (link) => readlinkSync(link))}`);
    const digest = isFile ? digestAt(path) : undefined;
    if (digest !== undefined) visit(path, `\0${path}\0${digest}`);
  }
}

/** Nobody sets `ctime` at will. A file of the output is looked at without it, as giving it a second name changes it. */
function standing({
  size,
  mtimeMs,
  ctimeMs,
  ino,
}: Stats): [size: number, modified: number, changed: number, inode: number] {
  return [size, mtimeMs, ctimeMs, ino];
}
