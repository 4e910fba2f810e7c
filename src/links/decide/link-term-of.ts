import type { Entry } from '../../entries/entry.ts';
import type { LinkTerm } from '../../lexicon/link-term.ts';

/** The linker's view of an entry. */
export function linkTermOf({
  id,
  term,
  aliases,
  abbreviation,
  category,
  related,
  status,
  replacedBy,
  linking,
}: Entry): LinkTerm {
  return {
    id,
    name: term.value,
    aliases: aliases.map(({ value }) => value),
    abbreviation,
    category: category?.value,
    related: related.map(({ value }) => value.normalize('NFC')),
    status,
    replacedBy: replacedBy?.value.normalize('NFC'),
    linking,
  };
}
