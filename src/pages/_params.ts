import { currentGlossary } from '../handover.ts';
import type { Page, TermSheet } from '../models/page.ts';

/** The folder of a page's language: none for the default one, which stands at the base. */
export function localeParam({ frame: { language } }: { frame: { language: string } }): string | undefined {
  return language === currentGlossary().site.languages[0] ? undefined : language;
}

/** The page that is asked for: a build says which, and while somebody writes, the path does. */
export function shownPage<Model extends Page>({ locals, props }: { locals: object; props: object }): Model {
  const { page } = { ...props, ...locals } as { page: Model | TermSheet };
  return ('page' in page ? page.page() : page) as Model;
}
