import type { Element, ElementContent, Root as Hast } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import { toString } from 'hast-util-to-string';
import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast';
import { gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { remark } from 'remark';
import type { Processor } from 'unified';

const writer = remark()
  .use(function (this: Processor) {
    this.data().toMarkdownExtensions = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmStrikethroughToMarkdown()];
  })
  .data('settings', { bullet: '-', emphasis: '_', fences: true, resourceLink: true, rule: '-' })
  .freeze();

/** HTML as Markdown. What Markdown has no sign for stays HTML, for the later stages to judge. */
export function htmlToMarkdown(html: string): string {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] } as Hast) as Hast;
  return writer.stringify(toMdast(tree, { handlers }) as Root).trim();
}

const BLOCK =
  '(?:p|div|ul|ol|dl|h[1-6]|blockquote|table|section|article|aside|main|header|footer|figure|center|pre|details)';
const WHOLE = new RegExp(`^\\s*<${BLOCK}\\b[^>]*>[\\s\\S]*</${BLOCK}\\s*>\\s*$`, 'iu');

/** Whether a text is HTML rather than Markdown with some HTML in it: it begins and ends with a block, comments aside. */
export function isHtml(text: string): boolean {
  return WHOLE.test(text.includes('<!--') ? text.replace(/<!--[\s\S]*?-->/gu, '') : text);
}

const asHtml: Handle = (_, element) => ({ type: 'html', value: toHtml(element) });

/** Tags that stay around words that become Markdown. */
const asTags: Handle = (state, element) => {
  const tags = toHtml({ ...element, children: [] });
  const close = `</${element.tagName}>`;
  return [
    { type: 'html', value: tags.endsWith(close) ? tags.slice(0, -close.length) : tags },
    ...state.all(element),
    ...(tags.endsWith(close) ? [{ type: 'html' as const, value: close }] : []),
  ];
};

/** Markdown's signs of emphasis may not stand beside a blank: it moves out. */
function emphasis(type: 'strong' | 'emphasis' | 'delete'): Handle {
  return (state, element) => {
    const children = state.all(element) as PhrasingContent[];
    const [first, last] = [children[0], children.at(-1)];
    const before = first?.type === 'text' ? /^\s*/u.exec(first.value)![0] : '';
    if (first?.type === 'text') first.value = first.value.slice(before.length);
    const after = last?.type === 'text' ? /\s*$/u.exec(last.value)![0] : '';
    if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
    const filled = children.filter((child) => child.type !== 'text' || child.value !== '');
    return [
      textOf(before),
      ...(filled.length > 0 ? [{ type, children: filled } as PhrasingContent] : []),
      textOf(after),
    ];
  };
}

const handlers: Record<string, Handle> = {
  ...Object.fromEntries(
    ['iframe', 'video', 'audio', 'script', 'style', 'template', 'svg', 'math', 'form', 'select', 'textarea'].map(
      (name) => [name, asHtml],
    ),
  ),
  ...Object.fromEntries(
    'abbr bdi bdo cite dfn ins kbd mark q rp rt ruby samp small sub sup time u var wbr'
      .split(' ')
      .map((name) => [name, asTags]),
  ),
  b: emphasis('strong'),
  strong: emphasis('strong'),
  i: emphasis('emphasis'),
  em: emphasis('emphasis'),
  del: emphasis('delete'),
  s: emphasis('delete'),
  strike: emphasis('delete'),
  a: (state, element) => {
    const children = state.all(element) as PhrasingContent[];
    const { href } = element.properties;
    return typeof href === 'string' ? { type: 'link', url: href, children } : children;
  },
  br: (state) => (state.inTable ? { type: 'html', value: '<br>' } : { type: 'break' }),
  // Code can't hold a link, but a link can hold code.
  code: (state, element) =>
    element.children.flatMap((child): PhrasingContent[] => {
      const code: PhrasingContent = { type: 'inlineCode', value: toString(child as Element) };
      const href = child.type === 'element' && child.tagName === 'a' && child.properties.href;
      if (typeof href === 'string') return [{ type: 'link', url: href, children: [code] }];
      return code.value === '' ? (state.all({ ...element, children: [child] }) as PhrasingContent[]) : [code];
    }),
  dialog: (state, element) => state.toFlow(state.all(element)),
  menu: (state, element) => state.one({ ...element, tagName: 'ul' }, undefined),
  details: (state, element) => {
    const [summary] = childrenNamed(element, ['summary']);
    const rest = element.children.filter((child) => child !== summary);
    return [
      { type: 'html', value: `<details>${summary ? `\n${toHtml(summary)}` : ''}` },
      ...state.toFlow(state.all({ ...element, children: rest })),
      { type: 'html', value: '</details>' },
    ];
  },
  dl: (state, element) => ({ type: 'list', ordered: false, spread: false, children: itemsOf(state, element) }),
  table: (state, element) => {
    if (!isPlain(element)) return { type: 'html', value: toHtml(element) };
    const caption = childrenNamed(element, ['caption']);
    const table = defaultHandlers.table(state, withLines(element)) as RootContent;
    return [...state.toFlow(caption.flatMap((one) => state.all(one))), table];
  },
};

/** A list of definitions as a list: the names in bold, then what they mean. */
function itemsOf(state: State, list: Element): ListItem[] {
  const items: { names: Element[]; meanings: Element[] }[] = [];
  const parts = list.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'div' ? child.children : [child],
  );
  for (const part of parts) {
    if (part.type !== 'element') continue;
    const last = items.at(-1);
    if (part.tagName !== 'dt') (last ?? (items[0] = { names: [], meanings: [] })).meanings.push(part);
    else if (last?.meanings.length === 0) last.names.push(part);
    else items.push({ names: [part], meanings: [] });
  }
  return items.map(({ names, meanings }) => {
    const bold = names.flatMap((name, index): PhrasingContent[] => [
      ...(index > 0 ? [textOf(', ')] : []),
      ...(emphasis('strong')(state, name, undefined) as PhrasingContent[]),
    ]);
    const [first, ...rest] = meanings.flatMap((one) => state.toFlow(state.all(one))) as BlockContent[];
    const isLine = first?.type === 'paragraph';
    const lead: BlockContent = {
      type: 'paragraph',
      children: isLine && bold.length > 0 ? [...bold, textOf(': '), ...first.children] : isLine ? first.children : bold,
    };
    const others = isLine || !first ? rest : [first, ...rest];
    return { type: 'listItem', spread: others.length > 0, children: [lead, ...others] };
  });
}

/** Markdown's tables have cells of one line, and none that spans others. */
function isPlain(element: Element): boolean {
  return element.children.every((child) => {
    if (child.type !== 'element') return true;
    const { colSpan = 1, rowSpan = 1 } = child.properties;
    const isBlock = /^(?:ul|ol|dl|table|pre|blockquote|h[1-6]|hr|details|figure)$/u.test(child.tagName);
    return !isBlock && Number(colSpan) === 1 && Number(rowSpan) === 1 && isPlain(child);
  });
}

/** Paragraphs in the cells of a table as lines. */
function withLines(element: Element): Element {
  const children = element.children.flatMap((child, index): ElementContent[] => {
    if (child.type !== 'element') return [child];
    const inner = withLines(child);
    if (!/^(?:p|div)$/u.test(child.tagName)) return child.tagName === 'caption' ? [] : [inner];
    const isFirst = element.children.slice(0, index).every((one) => one.type === 'text' && one.value.trim() === '');
    return [
      ...(isFirst ? [] : [{ type: 'element' as const, tagName: 'br', properties: {}, children: [] }]),
      ...inner.children,
    ];
  });
  return { ...element, children };
}

function childrenNamed(element: Element, names: readonly string[]): Element[] {
  return element.children.filter(
    (child): child is Element => child.type === 'element' && names.includes(child.tagName),
  );
}

function textOf(value: string): PhrasingContent {
  return { type: 'text', value };
}
