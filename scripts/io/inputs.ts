import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './digest.ts';
import { generatorDigest } from './generator.ts';
import { thingsBelow } from './things-below.ts';

/** What a site is made from, as digests: the same digests, the same site. */
export interface Inputs {
  /** Of everything. */
  all: string;
  /** Of all but the terms, pages, images and public files: what every page may depend on. */
  frame: string;
}

/** A text of the content folder, as it was read. */
export interface InputText {
  bytes: Uint8Array;
  digest: string;
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

/** A stylesheet may name any file, and a stylesheet that it names may do so, too. */
function namesFiles(folder: string): boolean {
  const theme = join(folder, 'theme.css');
  return (statSync(theme, { throwIfNoEntry: false })?.isFile() ?? false) && /url\(|@import|image-set\(/iu.test(readFileSync(theme, 'utf8'));
}

const TEXT = /\.(?:md|yaml)$/iu;

/**
 * @param options of the command, as far as they change the site
 * @param texts is given all texts, by their paths: so what is compiled is what was compared
 */
export function readInputs(folder: string, options: object, texts: Map<string, InputText>): Inputs {
  const [all, frame] = [createHash('sha1'), createHash('sha1')];
  for (const one of [all, frame]) one.update(`${generatorDigest()} ${JSON.stringify(options)}`);
  const { isInput, isFrame } = inputKinds(folder);
  const things = thingsBelow(folder, isInput).sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, isFile, isLink } of things) {
    const add = (line: string): void => {
      all.update(line);
      if (isFrame(path)) frame.update(line);
    };
    // A link that leads out of the folder is passed over, whatever is there.
    if (isLink) add(`\0${path}\0${readlinkSync(join(folder, path))}`);
    if (!isFile) continue;
    const bytes = readFileSync(join(folder, path));
    const digest = digestOf(bytes);
    if (TEXT.test(path)) texts.set(path, { bytes, digest });
    add(`\0${path}\0${digest}`);
  }
  return { all: all.digest('hex'), frame: frame.digest('hex') };
}
