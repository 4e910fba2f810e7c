import type { MediaFile } from '../html/picture.ts';
import type { Site } from '../site/site.ts';
import type { DataFile } from './data-file.ts';
import type { FullTextPart } from './search/full-text.ts';
import type { Card } from './cards/card.ts';
import type {
  CategoryPage,
  HomePage,
  LetterPage,
  MapPage,
  MovedPage,
  NotFoundPage,
  OwnPage,
  SearchPage,
  SensesPage,
  TermSheet,
} from './page.ts';

/** Everything that a site publishes, as plain data: what views and outputs are made from. */
export interface Glossary {
  site: Site;
  /** The absolute address of the publisher's logo. */
  logo?: string;
  homes: readonly HomePage[];
  /** In alphabetical order, language by language. */
  terms: readonly TermSheet[];
  /** Where an index is too long for the home page. */
  letters: readonly LetterPage[];
  categories: readonly CategoryPage[];
  /** At the bare names of homonyms. */
  senses: readonly SensesPage[];
  pages: readonly OwnPage[];
  moved: readonly MovedPage[];
  /** A page of results for each language. */
  searches: readonly SearchPage[];
  /** A map for each language. */
  maps: readonly MapPage[];
  /** What the maps are drawn from. */
  drawings: readonly DataFile[];
  /** What the search reads. */
  names: readonly DataFile[];
  /** What of the full-text index is to be made. */
  fullText: readonly FullTextPart[];
  notFound: NotFoundPage;
  /** The files that are made from those of the content folder. */
  media: readonly MediaFile[];
  /** The pictures that are drawn. */
  cards: readonly Card[];
}
