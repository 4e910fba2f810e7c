import type { Entry, OwnPageEntry } from '../../entries/entry.ts';
import { pageProses } from '../../entries/entry-prose.ts';
import type { Site } from '../../site/site.ts';
import { textRuns, type TextRun } from './text-runs.ts';

/** Parses a page again and returns its running texts, for exact positions; readings are kept without trees. */
export function rereadRuns(page: Entry | OwnPageEntry, site: Site): TextRun[] {
  let isOff = false;
  return pageProses(page, site.in(page.language).sections).flatMap(({ tree }) => {
    const read = textRuns(tree, isOff);
    isOff = read.isOff;
    return read.runs;
  });
}
