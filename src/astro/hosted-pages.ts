import type { Glossary } from '../models/glossary.ts';
import { everyPage, madePage, type SitePage } from '../models/page-kinds.ts';

/** The pages that become routes of the site. Where a page isn't there, the site has its own. */
export function hostedPages({ pages }: Glossary): SitePage[] {
  return everyPage(pages).filter(({ kind }) => kind !== 'not-found');
}

/**
 * Hands the pages to `src/pages/_hosted.astro`, which Astro bundles and runs in this process.
 * @param hasPolicy whether the site has a content security policy
 */
export function handOver(glossary: Glossary, hasPolicy: boolean): void {
  const { addresses } = glossary.site;
  const pages = new Map(hostedPages(glossary).map((page) => [page.address, page]));
  Object.assign(globalThis, {
    [HANDED_OVER]: {
      hasPolicy,
      paths: () =>
        [...pages.keys()].map((address) => ({
          params: {
            path: decodeURIComponent(address.slice(addresses.base.length)).replace(/^\/|\/$/gu, '') || undefined,
          },
          props: { address },
        })),
      pageAt: (address: string) => {
        const page = madePage(pages.get(address)!);
        return { page, texts: glossary.site.in(page.frame.language).texts };
      },
    },
  });
}

const HANDED_OVER = Symbol.for('headword:hosted');

/** The module `headword:hosted`. */
export const hostedModule = `export const { paths, pageAt, hasPolicy } = globalThis[Symbol.for('headword:hosted')] ?? {};`;
