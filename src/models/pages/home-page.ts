import { fill } from '../../site/placeholders.ts';
import { fillCount } from '../../site/site.ts';
import type { Link } from '../link.ts';
import type { PageBase, PageKind, PageParts } from '../page-kind.ts';
import { hasMap } from '../map/map-page.ts';
import { homeGraph } from '../structured-data.ts';
import { termLink } from '../term/term-link.ts';
import { categoryLinks, type CategoryLink } from './category-links.ts';
import { hasOtherNames, isSpread, type LetterGroup } from './letter-groups.ts';
import { waysFromHome, type Way } from './moved-page.ts';
import { isIntroduction } from './own-page.ts';
import { letterLinks, type LetterLink } from './letter-links.ts';

export const homeKind: PageKind<HomePage> = {
  known: ({ site: { languages, addresses } }) =>
    languages.map((language) => ({
      address: addresses.home(language),
      language,
      claim: 'site',
      owner: `the home page (${language})`,
      subject: 'home',
    })),
  pages: (parts) => parts.site.languages.map((language) => homePage(language, parts)),
};

function homePage(language: string, parts: PageParts): HomePage {
  const { site } = parts;
  const { addresses } = site;
  const { name, description, texts, titles } = site.in(language);
  const address = addresses.home(language);
  const own = parts.pages.find((page) => page.language === language && isIntroduction(page, addresses));
  const entries = parts.order(language);
  const terms = entries.map((entry) => termLink(entry, site, language));
  const groups = isSpread(entries) ? [] : parts.letters(language);
  const ways = waysFromHome(address, parts);
  const latest = parts.latest(terms);
  const frame = parts.frameOf({
    language,
    title: name,
    headTitle: fill(titles.home, { site: name }),
    isHome: true,
    needs: { leadsOn: ways.length > 0 },
    hasFeeds: latest !== undefined && !site.isPreview,
    description: own?.description ?? description,
    address,
    inLanguages: site.languages.map((one) => ({ language: one, address: addresses.home(one) })),
  });
  return {
    kind: 'home',
    address,
    frame,
    jsonLd: homeGraph(frame, isSpread(entries) ? [] : terms, parts),
    lastChange: latest,
    title: own?.title ?? name,
    isNamed: (own?.title ?? name) === name,
    introduction: own ? { html: parts.proseOf(own).value.blocks().body[0]!.html } : { text: description },
    count: fillCount(texts.termCount, entries.length, language),
    letters: letterLinks(language, parts),
    groups,
    hasOtherNames: hasOtherNames(groups),
    categories: categoryLinks(language, parts),
    ...(entries.length > 1 && hasMap(site.settings)
      ? { map: { title: texts.map, address: addresses.map(language), isExternal: false } }
      : {}),
    ...(parts.tags(language).length > 0
      ? { tags: { title: texts.tags, address: addresses.tags(language), isExternal: false } }
      : {}),
    ways,
    hasPreviews: entries.length > 0 && !isSpread(entries),
  };
}

export interface HomePage extends PageBase {
  kind: 'home';
  title: string;
  /** Whether the title is the name of the site. */
  isNamed: boolean;
  /** The body of `home.md`, sanitized, or the description of the site. */
  introduction: { html: string } | { text: string };
  /** Such as `64 terms`. */
  count: string;
  letters: readonly LetterLink[];
  /** What stands under each letter; empty where the index has a page for each. */
  groups: readonly LetterGroup[];
  /** Whether other names stand among headwords: they are shown on demand. */
  hasOtherNames: boolean;
  categories: readonly CategoryLink[];
  /** From the parts of an older page that stood here. */
  ways: readonly Way[];
  /** Undefined where there are no terms. */
  map?: Link;
  /** The list of tags; undefined where no term has one. */
  tags?: Link;
}
