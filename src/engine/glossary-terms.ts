import type { LinkTerm } from '../lexicon/link-term.ts';
import { linkTermOf } from '../links/decide/link-term-of.ts';
import { compileFolder } from './compile-folder.ts';
import { UserError } from '../diagnostics/user-error.ts';

/**
 * The terms of a content folder and their public addresses, for linking other documents to them.
 * @param language the default language of the glossary, unless given
 */
export async function glossaryTerms(
  folder: string,
  language?: string,
): Promise<{ terms: LinkTerm[]; href: (term: LinkTerm) => string; language: string }> {
  const { entries, glossary, linked, close } = await compileFolder(folder, {});
  close();
  if (!glossary || !linked) throw new UserError(`The settings in "${folder}" can't be read: headword check says why.`);
  const { addresses, languages } = glossary.site;
  const wanted = language ?? languages[0]!;
  return {
    terms: entries.filter((entry) => entry.language === wanted).map(linkTermOf),
    href: ({ id }) => addresses.absolute(linked.names.book.termAddress(id, wanted) ?? addresses.home(wanted)),
    language: wanted,
  };
}
