import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../content/cache-folder.ts';
import { readSealed, writeSealed } from '../../content/sealed-json.ts';
import { writeWhole } from '../../content/write-whole.ts';
import { digestOf } from '../../source/digest.ts';

/** What a build made, so that the next one makes only what is different. */
export interface BuildRecord {
  /** A digest of what every file may depend on: Headword, the settings, the looks. */
  frame: string;
  /** A digest of everything that the site was made from. */
  inputs: string;
  /** What was told of the content then. */
  warnings: string;
  files: Record<string, BuiltFile>;
  summary: SiteSummary;
}

/** A file of the output: a key for what it was made from, the digest of its bytes, and what the disk says of it. */
export type BuiltFile = readonly [key: string, digest: string, ...stamp: OutputStamp];

/** A file that is written to gets another time, and one that is replaced gets another inode. */
export type OutputStamp = readonly [size: number, modified: number, inode: number];

/** What is told of a site when it is built. */
export interface SiteSummary {
  terms: number;
  pages: number;
  links: number;
  /** Whether it is for no search engine. */
  isPreview: boolean;
  /** The address of the site without a slash at the end, and that of its sitemap. */
  base: string;
  origin: string;
  /** What stands in robots.txt. */
  robots: string;
}

/** The record of the last build of one content folder into one output folder. It lies in the cache. */
export class RecordFile {
  readonly #file: string;

  constructor(content: string, out: string) {
    this.#file = join(cacheFolder(content), `built-${digestOf(out).slice(0, 12)}.json`);
  }

  /** Undefined where there is none, or where it is damaged. */
  read(): BuildRecord | undefined {
    return readSealed(this.#file);
  }

  write(record: BuildRecord): void {
    writeSealed(this.#file, record);
  }

  /** Takes over a record that a build has written beside the output. */
  takeOver(file: string): void {
    writeWhole(this.#file, readFileSync(file));
  }
}
