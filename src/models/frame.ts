import { partIn } from '../site/layout/read-layout.ts';
import { metaPolicy, type Needs } from '../site/policy.ts';
import { cutWords } from '../site/cut-words.ts';
import { fill } from '../site/placeholders.ts';
import type { Site } from '../site/site.ts';
import { VERIFICATIONS } from '../site/settings/search-engines.ts';
import type { Link } from './link.ts';
import type { SharedFrame } from './shared-frame.ts';

/** What a page says of itself to its frame. */
export interface FrameRequest {
  language: string;
  title: string;
  /** The title for search engines and tabs, where it isn't the usual one of other pages. */
  headTitle?: string;
  isHome?: boolean;
  description: string;
  /** Undefined on pages without an address of their own. */
  address?: string;
  /** The absolute address of the page that search engines shall show in its place. */
  canonical?: string | undefined;
  /** Where the same page stands in the languages that have it, this one included. */
  inLanguages?: readonly { language: string; address: string }[];
  robots?: string;
  /** Whether it stands as Markdown, too. */
  isMarkdown?: boolean;
  /** Whether it leads to the feeds. */
  hasFeeds?: boolean;
  /** What its scripts need of the policy. */
  needs?: Needs;
  openGraph?: Partial<Pick<OpenGraph, 'type' | 'image' | 'publishedTime' | 'modifiedTime' | 'authors' | 'section'>>;
}

/** Header, footer and head of a page. */
export function frameOf(site: Site, { brand, navigation, footer }: SharedFrame, request: FrameRequest): Frame {
  const { addresses, settings } = site;
  const { language, address, inLanguages = [] } = request;
  const local = site.in(language);
  const own = address === undefined ? undefined : addresses.absolute(address);
  const canonical = request.canonical ?? own;
  const description = cutWords(request.description, MOST_DESCRIPTION, language);
  return {
    language,
    direction: local.direction,
    head: {
      title: request.headTitle ?? fill(local.titles.page, { title: request.title, site: local.name }),
      description,
      canonical,
      alternates: alternatesOf(site, inLanguages),
      robots: robotsIn(site, request.robots),
      openGraph: {
        type: 'website',
        title: request.title,
        description,
        siteName: local.name,
        locale: territoryOf(language),
        otherLocales: inLanguages.flatMap((one) => (one.language === language ? [] : territoryOf(one.language))),
        url: canonical,
        ...request.openGraph,
      },
      formats: {
        ...(request.isMarkdown && address !== undefined ? { markdown: addresses.markdown(address) } : {}),
        index: addresses.llms(language),
      },
      verifications: request.isHome
        ? Object.entries(settings.verification).flatMap(([name, content]) =>
            content === undefined ? [] : { name: VERIFICATIONS[name as keyof typeof VERIFICATIONS], content },
          )
        : [],
      ...(request.isHome ? { openSearch: { title: local.name, address: addresses.openSearch(language) } } : {}),
      feeds: request.hasFeeds
        ? [
            { title: local.name, address: addresses.feed(language), type: 'application/atom+xml' },
            { title: local.name, address: addresses.jsonFeed(language), type: 'application/feed+json' },
          ]
        : [],
      icon: brand.icon ?? { address: addresses.own('/favicon.svg'), type: 'image/svg+xml' },
      ...ownFiles(site),
      ownerHtml: settings.head,
      policy: metaPolicy(site.allowed, request.needs),
    },
    ...ownFrame(site, language),
    site: { name: local.name, address: addresses.home(language), logo: brand.logo },
    navigation,
    footer,
    search: { address: addresses.search(language), names: addresses.names(language) },
    languages: languageLinks(site, language, inLanguages),
  };
}

/** In characters: search engines show about this much. */
const MOST_DESCRIPTION = 155;

/** A language with its most likely territory, as Open Graph wants it: `en_US`. */
function territoryOf(language: string): string {
  const { language: bare, region } = new Intl.Locale(language).maximize();
  return `${bare}_${region}`;
}

function ownFiles({ layout, addresses }: Site): Pick<Head, 'styles' | 'scripts'> {
  if (!layout?.files.length) return {};
  const some = (isScript: boolean): string[] =>
    layout.files.filter((file) => file.isScript === isScript).map(({ name }) => addresses.layout(name));
  return { styles: some(false), scripts: some(true) };
}

/** The owner's header and footer: empty where the settings leave them out. */
function ownFrame({ layout, settings }: Site, language: string): Pick<Frame, 'ownHeader' | 'ownFooter'> {
  const own = (part: 'header' | 'footer'): string | undefined =>
    settings.page.without.includes(part) ? '' : partIn(layout?.[part], language)?.html;
  const [ownHeader, ownFooter] = [own('header'), own('footer')];
  return { ...(ownHeader === undefined ? {} : { ownHeader }), ...(ownFooter === undefined ? {} : { ownFooter }) };
}

/** What a page tells search engines: of a preview, none may show anything. */
export function robotsIn({ isPreview }: Site, robots: string | undefined): string | undefined {
  return isPreview ? 'noindex' : robots;
}

/** https://developers.google.com/search/docs/specialty/international/localized-versions */
export function alternatesOf(
  { addresses, languages }: Site,
  versions: NonNullable<FrameRequest['inLanguages']>,
): { language: string; url: string }[] {
  if (versions.length < 2) return [];
  const fallback = versions.find(({ language }) => language === languages[0]) ?? versions[0]!;
  return [...versions, { language: 'x-default', address: fallback.address }].map(({ language, address }) => ({
    language,
    url: addresses.absolute(address),
  }));
}

function languageLinks(
  { addresses, languages }: Site,
  current: string,
  versions: NonNullable<FrameRequest['inLanguages']>,
): LanguageLink[] {
  if (languages.length < 2) return [];
  return languages.map((language) => {
    const version = versions.find((one) => one.language === language);
    return {
      language,
      title: new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language,
      address: version?.address ?? addresses.home(language),
      isCurrent: language === current,
      isMissing: !version && language !== current,
    };
  });
}

/** What surrounds the content of every page. */
export interface Frame {
  language: string;
  direction: 'ltr' | 'rtl';
  head: Head;
  /** Trusted HTML of the owner in place of ours; empty where there is to be none. */
  ownHeader?: string;
  ownFooter?: string;
  /** Its logo stands for its name, where it has one. */
  site: { name: string; address: string; logo?: { address: string; width: number; height: number } };
  navigation: readonly Link[];
  footer: readonly Link[];
  /** The page of results, and the file of names that suggestions are made from. */
  search: { address: string; names: string };
  /** Links to the site's other languages; empty where there is one language. */
  languages: readonly LanguageLink[];
}

export interface Head {
  /** The whole title, with the site's name. */
  title: string;
  description: string;
  /** Absolute; undefined on pages that have no address of their own (404). */
  canonical?: string;
  /** The same page in each language, itself included, with `x-default`; empty where there is one language. Absolute. */
  alternates: readonly { language: string; url: string }[];
  /** Such as `noindex`. Where it is undefined, search engines may show as much of the page as they like. */
  robots?: string;
  openGraph: OpenGraph;
  /** The page as Markdown, and the index for language models. */
  formats: { markdown?: string; index: string };
  /** On the home page: the meta elements by which search engines know the owner. */
  verifications: readonly { name: string; content: string }[];
  /** On the home page: what tells browsers of the search, and the feeds. */
  openSearch?: { title: string; address: string };
  feeds: readonly { title: string; address: string; type: string }[];
  icon: { address: string; type: string };
  /** Of the owner's header and footer. */
  styles?: readonly string[];
  scripts?: readonly string[];
  /** Trusted HTML of the site's owner. */
  ownerHtml?: string;
  /** The content security policy, as the meta element carries it; undefined in a site that has its own. */
  policy?: string;
}

export interface OpenGraph {
  type: 'website' | 'article';
  title: string;
  description: string;
  siteName: string;
  /** Language and territory: en_US. */
  locale: string;
  otherLocales: readonly string[];
  url?: string;
  /** Absolute addresses. */
  image?: { url: string; width: number; height: number; type: string; alternative: string };
  publishedTime?: string;
  modifiedTime?: string;
  /** Of an article: the addresses of its authors, or their names. */
  authors?: readonly string[] | undefined;
  section?: string | undefined;
}

export interface LanguageLink {
  language: string;
  /** The language's name in itself: Deutsch. */
  title: string;
  /** The same page in that language; its home page where there is no translation. */
  address: string;
  isCurrent: boolean;
  isMissing: boolean;
}
