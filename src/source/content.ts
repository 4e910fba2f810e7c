import type { Problem } from '../diagnostics/problem.ts';
import type { Assets } from './asset.ts';
import type { SourceFile } from './source-file.ts';

/** A content folder, read: all that a site is made from. */
export interface Content {
  /** `site.yaml`; undefined where there is none. */
  settings?: SourceFile;
  terms: readonly SourceFile[];
  pages: readonly SourceFile[];
  assets: Assets;
  /** The files that are published as they are, as `/path`. */
  publicFiles: readonly string[];
  /** What could not be read. */
  problems: readonly Problem[];
}
