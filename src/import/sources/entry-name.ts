import { toSlug } from '../../site/slug.ts';
import { fragmentOf } from '../text/fragment.ts';
import { plainLine } from '../text/plain-text.ts';

/** The name of an entry on a page, and all by which links may call its place there. */
export interface EntryName {
  name: string;
  /** Further names in the same line, as spec-up has them. */
  others: readonly string[];
  /** Identifiers that its author gave it. */
  ids: readonly string[];
  /** The fragments that site generators make from the name. */
  fragments: readonly string[];
}

const ATTRIBUTES =
  /\s*\{:?\s*((?:[#.][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s{}]+))(?:\s+(?:[#.][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s{}]+)))*)\s*\}/gu;
const ANCHOR = /<(a|span|div|dfn)\b[^>]*?\b(?:id|name)\s*=\s*["']?([^\s"'>]+)["']?[^>]*>(?:([^<]*)<\/\1\s*>)?/giu;

/** Reads `Bay of refuge {#bay .term}`, `[tide]{#tide}`, `<a id="tide"></a>Tide`, `[[def: berth, mooring place]]`. */
export function readEntryName(written: string): EntryName {
  const ids: string[] = [];
  const bare = written
    .replace(ANCHOR, (_, _name, id: string, words: string | undefined) => {
      ids.push(id);
      return words ?? '';
    })
    .replace(ATTRIBUTES, (_, attributes: string) => {
      ids.push(...[...attributes.matchAll(/#([^\s{}]+)/gu)].map(([, id]) => id!));
      return '';
    })
    .replace(/^\s*\[([^[\]]*)\]\s*$/u, '$1');
  const [, defined] = /^\s*\[\[\s*def\s*:\s*([^\]]+)\]\]\s*$/iu.exec(bare) ?? [];
  const [first = '', ...others] = (defined === undefined ? [bare] : defined.split(',')).map((one) =>
    plainLine(one).replace(/(?<=\S)\s*:$/u, ''),
  );
  const fragments = [...new Set([fragmentOf(first), toSlug(first)])];
  return {
    name: first,
    others: others.filter((one) => one !== ''),
    ids,
    fragments: fragments.filter((one) => one !== ''),
  };
}
