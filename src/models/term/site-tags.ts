import type { Entry } from '../../entries/entry.ts';
import type { Site } from '../../site/site.ts';
import { tagFinder } from '../../site/tags.ts';

/** A tag of a language's terms. */
export interface SiteTag {
  id: string;
  title: string;
  description?: string;
  /** In the order of those that were given. */
  entries: readonly Entry[];
}

/** A tag, as the page of one of its terms shows it. */
export interface TagLink {
  id: string;
  title: string;
  /** Undefined where no other term has it: its page would lead nowhere. */
  address?: string;
}

/**
 * The tags that terms of a language have, in alphabetical order. One that the settings don't name is called as most of
 * its terms write it.
 */
export function siteTags(entries: readonly Entry[], language: string, site: Site): readonly SiteTag[] {
  const { tags, collator } = site.in(language);
  const idOf = tagFinder(tags);
  const declared = new Map(tags.map((tag) => [tag.id, tag]));
  const uses = entries.flatMap((entry) => entry.tags.map(({ value }) => ({ entry, written: value, id: idOf(value) })));
  return [...Map.groupBy(uses, ({ id }) => id)]
    .map(([id, own]): SiteTag => {
      const { title, description } = declared.get(id) ?? { title: mostUsed(own.map(({ written }) => written)) };
      return {
        id,
        title,
        ...(description === undefined ? {} : { description }),
        entries: [...new Set(own.map(({ entry }) => entry))],
      };
    })
    .sort((a, b) => collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
}

/** Whether a tag has terms enough for its page to be of use to somebody who doesn't come from one of them. */
export function isShared({ entries }: Pick<SiteTag, 'entries'>): boolean {
  return entries.length > 1;
}

/** The tags of each term, in the order in which it names them. */
export function tagLinks(tags: readonly SiteTag[], language: string, site: Site): (entry: Entry) => readonly TagLink[] {
  const idOf = tagFinder(site.in(language).tags);
  const links = new Map(
    tags.map((tag): [string, TagLink] => [
      tag.id,
      {
        id: tag.id,
        title: tag.title,
        ...(isShared(tag) ? { address: site.addresses.tag(language, tag.id) } : {}),
      },
    ]),
  );
  return (entry) => [...new Set(entry.tags.map(({ value }) => idOf(value)))].map((id) => links.get(id)!);
}

function mostUsed(spellings: readonly string[]): string {
  const counted = [...Map.groupBy(spellings, (one) => one)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return counted[0]![0];
}
