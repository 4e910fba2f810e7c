import { DatabaseSync } from 'node:sqlite';
import { unpackMentions } from '../../html/pack-reading.ts';
import { chooseLinks } from '../../links/decide/choose-links.ts';
import type { DecisionBase, DecisionTask } from '../../links/decide/decision-memory.ts';
import { outcomeOf, outcomePacker } from '../../links/decide/outcome.ts';
import { headedIn, namedIn } from '../../links/decide/read-links.ts';
import { siteMentions } from '../../links/decide/site-mentions.ts';
import type { NumberedMeaning } from '../store/meaning-numbers.ts';
import type { PageReaderContext } from './page-reader.ts';
import { digestOf } from '../../source/digest.ts';

/** What deciding depends on, for another thread. */
export interface DeciderData extends DecisionBase {
  /** What the numbers in all readings stand for. */
  meanings: readonly NumberedMeaning[];
}

/**
 * Decides pages by the readings in the store.
 * @param file the store
 * @returns for each page what its decisions come to, packed; undefined where its mentions aren't there
 */
export function pageDecider(
  { contextOf, numbers }: PageReaderContext,
  file: string,
  { language, policy, counts, meanings }: DeciderData,
): (pages: readonly DecisionTask[]) => (string | undefined)[] {
  const { matcher } = contextOf(language).names;
  numbers.add(meanings, (one) => contextOf(one).names.matcher);
  const site = siteMentions(counts, matcher);
  const { pack } = outcomePacker(matcher.term);
  const part = new DatabaseSync(file, { readOnly: true }).prepare('select body from part where version = ?');
  return (pages) =>
    pages.map(({ id, version, words, explicit }) => {
      const body = part.get(version)?.['body'];
      if (typeof body !== 'string' || digestOf(body) !== version) return undefined;
      const mentions = unpackMentions(body, (number) => numbers.meaning(number));
      const decisions = chooseLinks(
        { mentions, words, explicit, term: id === undefined ? undefined : matcher.term(id) },
        matcher,
        policy,
        site,
      );
      return pack(outcomeOf(decisions), { named: namedIn(mentions), headed: headedIn(mentions) });
    });
}
