import type { Entry } from '../../entries/entry.ts';
import { fillPage, filledVersion, type FilledPage } from '../../html/fill-page.ts';
import type { Site } from '../../site/site.ts';
import { alternatesOf } from '../frame.ts';
import { packTermPage } from './pack-term-page.ts';
import type { TermPage, TermSheet } from '../page.ts';
import {
  addressesOf,
  robotsOf,
  termData,
  termPageFrame,
  termPageProse,
  type TermPageFrame,
  type TermParts,
} from './term-page.ts';
import { ownVersion, termPageVersion, type Marks } from './term-version.ts';

/** @param filled what its prose is made from */
export function termSheet(entry: Entry, site: Site, parts: TermParts, marks: Marks, filled: FilledPage): TermSheet {
  const { outline } = filled.reading;
  const data = termData(entry, site, parts);
  const frame = (): TermPageFrame => termPageFrame(entry, site, parts, outline);
  const proseOf = (whole: TermPageFrame): ReturnType<typeof termPageProse> =>
    termPageProse(whole, entry, site, outline, fillPage(filled));
  const page = (): TermPage => {
    const whole = frame();
    return { ...whole, ...proseOf(whole) };
  };
  const version = (): string => termPageVersion(entry, site, parts, marks, filledVersion(filled));
  return {
    kind: 'term',
    frame: {
      language: entry.language,
      head: {
        canonical: data.url,
        alternates: alternatesOf(site, addressesOf(parts.versions, site)),
        robots: robotsOf(entry),
      },
    },
    name: entry.term.value,
    sense: entry.sense,
    data,
    page,
    version,
    // Its words are those of its own file, whichever of them are links.
    searched: () => [ownVersion(entry, parts, marks), ...outline.files.map(({ address }) => address)].join(' '),
    packed: () => ({ page: packTermPage(page()), version: version() }),
  };
}
