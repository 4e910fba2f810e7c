import type { MediaFile } from '../html/picture.ts';
import type { Site } from '../site/site.ts';
import type { Card } from './cards/card.ts';
import type { DataFile } from './data-file.ts';
import type { SitePages } from './page-kinds.ts';
import type { SearchSource } from './search/search-files.ts';

/** Everything that a site publishes, as plain data: what views and outputs are made from. */
export interface Glossary {
  site: Site;
  pages: SitePages;
  /** What the search reads. */
  names: readonly DataFile[];
  /** The pages that the search looks through, by language. */
  search: readonly SearchSource[];
  /** The files that are made from those of the content folder. */
  media: readonly MediaFile[];
  /** The pictures that are drawn. */
  cards: readonly Card[];
}
