import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
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
  const things = thingsBelow(folder).sort((a, b) => (a.path < b.path ? -1 : 1));
  const theme = things.some(({ path, isFile }) => isFile && path === 'theme.css') ? readFileSync(join(folder, 'theme.css'), 'utf8') : '';
  const isNamed = /url\(|@import|image-set\(/iu.test(theme) ? /^(?:images|public)\//u : /^$/u;
  for (const { path, isFile, isLink } of things) {
    const add = (line: string): void => {
      all.update(line);
      if (!PARTS.test(path) || isNamed.test(path)) frame.update(line);
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
