import type { Entry } from '../entries/entry.ts';
import { fillPage, filledVersion, type FilledPage } from '../html/fill-page.ts';
import type { Site } from '../site/site.ts';
import { alternatesOf } from './frame.ts';
import type { TermSheet } from './page.ts';
import { addressesOf, robotsOf, termData, termPage, termPageFrame, type TermParts } from './term-page.ts';

/** @param filled what its prose is made from */
export function termSheet(entry: Entry, site: Site, parts: TermParts, filled: FilledPage): TermSheet {
  const { outline } = filled.reading;
  const data = termData(entry, site, parts);
  const frame = (): ReturnType<typeof termPageFrame> => termPageFrame(entry, site, parts, outline);
  return {
    kind: 'term',
    frame: { language: entry.language, head: { canonical: data.url, alternates: alternatesOf(site, addressesOf(parts.versions, site)), robots: robotsOf(entry) } },
    name: entry.term.value,
    sense: entry.sense,
    data,
    page: () => termPage(frame(), entry, site, outline, fillPage(filled)),
    // The texts of the interface are part of what all pages depend on.
    version: () => {
      const whole = frame();
      return JSON.stringify({ ...whole, frame: { ...whole.frame, texts: undefined } }) + filledVersion(filled);
    },
  };
}
