import type { Problem } from '../diagnostics/problem.ts';
import type { Assets } from './asset.ts';
import type { SourceFile } from './source-file.ts';

/** Everything a site is made from: the content folder, read into memory. */
export interface Content {
  /** `site.yaml`; undefined if the folder has none. */
  settings?: SourceFile;
  terms: readonly SourceFile[];
  pages: readonly SourceFile[];
  assets: Assets;
  /** The files of `layout/`. */
  layout?: readonly SourceFile[];
  /** The files of `public/`, which are published unchanged, as `/path`. */
  publicFiles: readonly string[];
  /** Files that could not be read, or were ignored. */
  problems: readonly Problem[];
}
