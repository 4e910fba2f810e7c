import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { digestOf } from './digest.ts';
import { generatorDigest } from './generator.ts';

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

/** Parts of the content folder that concern the pages that name them. A stylesheet may name any file. */
const PARTS = /^(?:terms|pages|images|public)\//u;

const TEXT = /\.(?:md|yaml)$/iu;

/**
 * @param options of the command, as far as they change the site
 * @param texts is given all texts, by their paths: so what is compiled is what was compared
 */
export function readInputs(folder: string, options: object, texts: Map<string, InputText>): Inputs {
  const [all, frame] = [createHash('sha1'), createHash('sha1')];
  for (const one of [all, frame]) one.update(`${generatorDigest()} ${JSON.stringify(options)}`);
  const files = filesBelow(folder);
  const theme = files.includes('theme.css') ? readFileSync(join(folder, 'theme.css'), 'utf8') : '';
  const isNamed = /url\(|@import/iu.test(theme) ? /^(?:images|public)\//u : /^$/u;
  for (const path of files) {
    const bytes = readFileSync(join(folder, path));
    const digest = digestOf(bytes);
    if (TEXT.test(path)) texts.set(path, { bytes, digest });
    const line = `\0${path}\0${digest}`;
    all.update(line);
    if (!PARTS.test(path) || isNamed.test(path)) frame.update(line);
  }
  return { all: all.digest('hex'), frame: frame.digest('hex') };
}

/** What a link leads to; undefined where that is nothing, or the link itself. */
function behind(link: string): Stats | undefined {
  try {
    return statSync(link, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    throw error;
  }
}

/** Every file below a folder, hidden ones too, behind links too, as sorted paths with `/`. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const look = (inside: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      const kind = entry.isSymbolicLink() ? behind(path) : entry;
      if (kind?.isDirectory()) look(path);
      else if (kind?.isFile()) found.push(relative(folder, path).split(sep).join('/'));
    }
  };
  look(folder);
  return found.sort();
}
