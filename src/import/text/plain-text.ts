import { toString as htmlText } from 'hast-util-to-string';
import { raw } from 'hast-util-raw';
import type { Root } from 'hast';
import { toString } from 'mdast-util-to-string';
import { parseProse } from '../../prose/parse-prose.ts';
import { isElementName, isLoneTag, tagsIn } from './html-elements.ts';

/** A line of text without entities, tags, Markdown signs and shortcodes' braces: for names and other plain fields. */
export function plainLine(text: string): string {
  const decoded = /[&<]/u.test(text) ? decodeHtml(text) : text;
  // `__init__` is a name with its signs.
  const bare = /[*_`[\]]/u.test(decoded) && !/^__\w+__$/u.test(decoded.trim()) ? withoutMarks(decoded) : decoded;
  return bare.replace(/[\s\u00A0]+/gu, ' ').trim();
}

/** The words of a piece of Markdown. */
export function proseText(text: string): string {
  const { tree } = parseProse(text, { kind: 'start', line: 1, column: 1 });
  return tree.children
    .map((child) => toString(child))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Decodes entities and drops the tags of HTML; `<T>` is no tag of HTML and stays, and so does a `<b>` that nothing closes. */
export function decodeHtml(text: string): string {
  const tags = tagsIn(text);
  const guarded = text
    .replace(/<(?!\/?([a-z][a-z0-9]*)\b[^<>]*>)/giu, '&lt;')
    .replace(/<(\/?)([a-z][a-z0-9]*)\b([^<>]*)/giu, (whole, slash: string, name: string, rest: string) =>
      isElementName(name) && !/[A-Z]/u.test(name[0]!) && !isLoneTag(slash, name, rest, tags)
        ? whole
        : `&lt;${whole.slice(1)}`,
    );
  return htmlText(raw({ type: 'root', children: [{ type: 'raw', value: guarded }] } as Root) as Root);
}

/** Only marks that come in pairs: `snake_case`, `a * b` and `#[derive(Accounts)]` stay what they are. */
function withoutMarks(text: string): string {
  return text
    .replace(/^`([^`]+)`$/u, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)(?<=\S)\1(?!\w)/gu, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+?)(?<=\S)\1(?![\w*])/gu, '$2')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/!?\[([^\]]+)\]\([^)\s]*\)/gu, '$1')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/gu, '$1');
}
