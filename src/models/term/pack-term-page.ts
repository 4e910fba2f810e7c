import type { Site } from '../../site/site.ts';
import type { TermPage } from '../page.ts';

/** A page as text, for another thread: whoever unpacks it knows the texts of the interface. */
export function packTermPage(page: TermPage): string {
  return JSON.stringify({ ...page, frame: { ...page.frame, texts: undefined } });
}

export function unpackTermPage(packed: string, site: Site): TermPage {
  const page = JSON.parse(packed) as TermPage;
  page.frame.texts = site.in(page.frame.language).texts;
  return page;
}
