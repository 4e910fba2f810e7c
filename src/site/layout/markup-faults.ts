import type { Position } from '../../diagnostics/position.ts';
import { WITHOUT_END } from '../../source/open-tags.ts';

export interface MarkupFault {
  at: Position;
  what: string;
  cure: string;
}

/**
 * What in a part of a page would break the page around it, or work on some pages only.
 * @param isMissing whether an address is one of the site's files, and there is none
 */
export function markupFaults(html: string, isMissing: (address: string) => boolean): MarkupFault[] {
  const faults: MarkupFault[] = [];
  const open: { name: string; index: number }[] = [];
  const report = (index: number, what: string, cure: string): void => {
    const before = html.slice(0, index).split('\n');
    faults.push({ at: { line: before.length, column: before.at(-1)!.length + 1 }, what, cure });
  };
  for (const { 0: whole, 2: end, 3: tag, 4: attributes = '', index } of html.matchAll(TOKENS)) {
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    if (OF_THE_PAGE.has(name)) report(index, `<${name}> belongs to the whole page`, 'Keep what is inside it only.');
    else if (end === '/') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at < 0 && !WITHOUT_END.has(name))
        report(index, `</${name}> ends nothing`, 'Remove it, or add its beginning.');
      for (const one of at < 0 ? [] : open.splice(at).slice(1)) unclosed(one);
    } else if (!WITHOUT_END.has(name) && !whole.endsWith('/>')) open.push({ name, index });
    for (const [, attribute = '', double, single] of attributes.matchAll(ADDRESSES)) {
      const address = (double ?? single ?? '').trim();
      if (!/^(?:[a-z][a-z\d+.-]*:|[/#]|$)/iu.test(address))
        report(index, `${attribute}="${address}" leads elsewhere on each page`, 'Begin it with / or https://.');
      else if (/^(?:src|poster)$/iu.test(attribute) && isMissing(address))
        report(index, `the site has no file at ${address}`, 'Put the file into public/, and write its whole path.');
    }
  }
  for (const one of open) unclosed(one);
  return faults;

  function unclosed({ name, index }: { name: string; index: number }): void {
    report(index, `<${name}> isn't closed`, `Add </${name}> where it ends.`);
  }
}

/** Comments, elements that hold text only, and tags. */
const TOKENS =
  /<!--[^]*?(?:-->|$)|<(script|style|textarea|svg)\b[^]*?<\/\1\s*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/giu;

const ADDRESSES = /\s(href|src|poster|action)\s*=\s*(?:"([^"]*)"|'([^']*)')/giu;

const OF_THE_PAGE = new Set(['html', 'head', 'body', 'base', 'title']);
