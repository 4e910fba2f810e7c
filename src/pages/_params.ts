import { currentGlossary } from '../handover.ts';

/** The folder of a page's language: none for the default one, which stands at the base. */
export function localeParam({ frame: { language } }: { frame: { language: string } }): string | undefined {
  return language === currentGlossary().site.languages[0] ? undefined : language;
}
