import type { Element, ElementContent, Root as Hast, RootContent } from 'hast';
import { raw } from 'hast-util-raw';
import { toHtml } from 'hast-util-to-html';
import { toString } from 'hast-util-to-string';
import type { BlockContent, Nodes, PhrasingContent, Root } from 'mdast';
import { remark } from 'remark';

const writer = remark()
  .data('settings', { bullet: '-', emphasis: '_', fences: true, resourceLink: true, rule: '-' })
  .freeze();

/**
 * Prose that is HTML from beginning to end, as data files often hold it, as Markdown. Tables, and elements that Markdown
 * has no sign for, stay HTML for the later stages to judge.
 */
export function htmlToMarkdown(html: string): string {
  const tree = raw({ type: 'root', children: [{ type: 'raw', value: html }] } as Hast) as Hast;
  return writer.stringify({ type: 'root', children: blocks(tree.children) } as Root).trim();
}

/** Whether a text is HTML rather than Markdown with some HTML in it: it begins and ends with a block. */
export function isHtml(text: string): boolean {
  const block = '(?:p|div|ul|ol|dl|h[1-6]|blockquote|table|section|article|pre)';
  return new RegExp(`^\\s*<${block}\\b[^>]*>[\\s\\S]*</${block}>\\s*$`, 'iu').test(text);
}

function blocks(children: readonly (RootContent | ElementContent)[]): BlockContent[] {
  const out: BlockContent[] = [];
  let run: (RootContent | ElementContent)[] = [];
  const flush = (): void => {
    const words = phrasing(run);
    if (words.some((node) => node.type !== 'text' || node.value.trim() !== ''))
      out.push({ type: 'paragraph', children: trimmed(words) });
    run = [];
  };
  for (const child of children) {
    const made = child.type === 'element' ? block(child) : undefined;
    if (!made) run.push(child);
    else {
      flush();
      out.push(...made);
    }
  }
  flush();
  return out;
}

/** Undefined for what stands inside a line. */
function block(element: Element): BlockContent[] | undefined {
  const { tagName, children } = element;
  if (/^h[1-6]$/u.test(tagName))
    return [{ type: 'heading', depth: Math.max(2, Number(tagName[1])) as 2, children: trimmed(phrasing(children)) }];
  switch (tagName) {
    case 'p':
      return blocks(children);
    case 'div':
    case 'section':
    case 'article':
    case 'main':
    case 'center':
    case 'header':
    case 'footer':
    case 'figure':
    case 'html':
    case 'body':
      return blocks(children);
    case 'blockquote':
      return [{ type: 'blockquote', children: blocks(children) }];
    case 'ul':
    case 'ol': {
      const items = children.filter((child): child is Element => child.type === 'element' && child.tagName === 'li');
      return [
        {
          type: 'list',
          ordered: tagName === 'ol',
          spread: false,
          children: items.map((item) => ({ type: 'listItem', spread: false, children: blocks(item.children) })),
        },
      ];
    }
    case 'pre': {
      const code = children.find((child): child is Element => child.type === 'element' && child.tagName === 'code');
      const [language] = [code?.properties.className].flat().map((name) => /^language-(.+)$/u.exec(String(name))?.[1]);
      return [{ type: 'code', lang: language ?? null, value: toString(element).replace(/\n$/u, '') }];
    }
    case 'hr':
      return [{ type: 'thematicBreak' }];
    case 'table':
    case 'dl':
    case 'details':
    case 'iframe':
    case 'video':
    case 'script':
    case 'style':
      return [{ type: 'html', value: toHtml(element) }];
    default:
      return undefined;
  }
}

function phrasing(children: readonly (RootContent | ElementContent)[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'text') return [{ type: 'text', value: child.value.replace(/[^\S\u00A0]+/gu, ' ') }];
    if (child.type !== 'element') return [];
    const { tagName, properties, children: inner } = child;
    switch (tagName) {
      case 'b':
      case 'strong':
        return [{ type: 'strong', children: phrasing(inner) }];
      case 'i':
      case 'em':
        return [{ type: 'emphasis', children: phrasing(inner) }];
      case 'code':
      case 'tt':
        return [{ type: 'inlineCode', value: toString(child) }];
      case 'br':
        return [{ type: 'break' }];
      case 'a':
        return typeof properties.href === 'string'
          ? [{ type: 'link', url: properties.href, children: phrasing(inner) }]
          : phrasing(inner);
      case 'img':
        return [{ type: 'image', url: String(properties.src ?? ''), alt: String(properties.alt ?? '') }];
      case 'span':
      case 'font':
      case 'label':
      case 'p':
      case 'div':
        return phrasing(inner);
      default:
        return [{ type: 'html', value: toHtml(child) }];
    }
  });
}

function trimmed(nodes: PhrasingContent[]): PhrasingContent[] {
  const first: Nodes | undefined = nodes[0];
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last: Nodes | undefined = nodes.at(-1);
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes;
}
