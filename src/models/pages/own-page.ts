import type { OwnPageEntry } from '../../entries/entry.ts';
import { firstSentence } from '../../html/first-sentence.ts';
import type { Addresses } from '../../site/addresses.ts';
import type { Crumb, PageBase, PageKind, PageParts } from '../page-kind.ts';
import { pageGraph } from '../structured-data.ts';
import { hasTermLink } from '../term/in-text.ts';
import { robotsOf } from '../term/term-data.ts';
import { dayOf, type Day } from '../term/term-link.ts';

/** A page that the site's owner wrote. */
export const ownKind: PageKind<OwnPage> = {
  known: ({ pages, site: { addresses } }) =>
    pages
      .filter((page) => !isIntroduction(page, addresses))
      .map(({ id, language, slug, file }) => ({
        address: addresses.page(language, slug.value),
        language,
        claim: 'file',
        owner: file,
        file,
        at: slug.at,
        subject: `page ${id}`,
      })),
  pages: (parts) =>
    parts.pages.filter((page) => !isIntroduction(page, parts.site.addresses)).map((page) => ownPage(page, parts)),
};

/** Whether it stands on the home page of its language, as `home.md` does, and has no page of its own. */
export function isIntroduction({ language, slug }: OwnPageEntry, addresses: Addresses): boolean {
  return addresses.page(language, slug.value) === addresses.home(language);
}

function ownPage(page: OwnPageEntry, parts: PageParts): OwnPage {
  const { site } = parts;
  const { addresses } = site;
  const { language, title, updated } = page;
  const { texts, name } = site.in(language);
  const address = addresses.page(language, page.slug.value);
  const body = parts.proseOf(page).value.blocks().body[0]!;
  const description = page.description ?? (firstSentence(body.lead ?? body.text, language) || `${title} – ${name}`);
  const frame = parts.frameOf({
    language,
    title,
    description,
    address,
    inLanguages: parts.inLanguages(page),
    robots: robotsOf({ status: 'published', noindex: page.noindex }),
    isMarkdown: true,
  });
  const breadcrumb = [{ title: texts.glossary, address: addresses.home(language) }, { title }];
  return {
    kind: 'own',
    address,
    frame,
    jsonLd: pageGraph({ frame, title, breadcrumb, updated, isAbout: page.id === 'about' }, parts),
    lastChange: updated,
    breadcrumb,
    title,
    day: updated === undefined ? undefined : dayOf(updated, texts.updated, language),
    html: body.html,
    markdown: body.markdown,
    hasPreviews: hasTermLink(body.html),
  };
}

export interface OwnPage extends PageBase {
  kind: 'own';
  breadcrumb: readonly Crumb[];
  title: string;
  day?: Day;
  html: string;
  markdown: string;
}
