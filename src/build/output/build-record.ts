import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../content/cache-folder.ts';
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

/** A file of the output: what it was made from, the digest of its bytes, and how it stood there then. */
export type BuiltFile = readonly [key: string, digest: string, size: number, modified: number, inode: number];

/** What is told of a site when it is built. */
export interface SiteSummary {
  terms: number;
  pages: number;
  links: number;
  /** The address of the site without a slash at the end, and that of its sitemap. */
  base: string;
  origin: string;
  sitemap: string;
}

/** One for each output folder that a content folder is built into: a line with a digest, and one with the record. */
export class RecordFile {
  readonly #file: string;

  constructor(content: string, out: string) {
    this.#file = join(cacheFolder(content), `built-${digestOf(out).slice(0, 12)}.json`);
  }

  /** Undefined where there is none, or none that can be read. */
  read(): BuildRecord | undefined {
    try {
      const [digest, record] = readFileSync(this.#file, 'utf8').split('\n') as [string, string];
      return digestOf(record) === digest ? (JSON.parse(record) as BuildRecord) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Before the output changes: a build that is killed must not leave a record of another site. */
  forget(): void {
    rmSync(this.#file, { force: true });
  }

  write(record: BuildRecord): void {
    mkdirSync(dirname(this.#file), { recursive: true });
    const text = JSON.stringify(record);
    const draft = `${this.#file}.${process.pid}.part`;
    writeFileSync(draft, `${digestOf(text)}\n${text}`);
    renameSync(draft, this.#file);
  }
}
