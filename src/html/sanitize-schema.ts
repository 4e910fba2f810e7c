import { defaultSchema, type Options } from 'rehype-sanitize';
import { ALERTS } from '../prose/alerts.ts';

/**
 * The HTML that authors may write: GitHub's list, with the elements that definitions need added, and without ids, form
 * controls and other things that could clash with the page's own. Addresses are checked before, in `check-elements.ts`.
 */
export const sanitizeSchema: Options = {
  ...defaultSchema,
  tagNames: [
    ...defaultSchema.tagNames!.filter((name) => !['input', 'picture', 'source', 'section'].includes(name)),
    'abbr',
    'bdi',
    'bdo',
    'cite',
    'dfn',
    'figcaption',
    'figure',
    'mark',
    'small',
    'time',
    'u',
    'wbr',
    'input',
  ],
  attributes: {
    '*': ['dir', 'lang', 'title'],
    a: ['href'],
    bdo: ['dir'],
    blockquote: [['className', ...ALERTS.map((kind) => `alert-${kind}`)]],
    code: [['className', /^language-./u, 'math-inline', 'math-display']],
    del: ['dateTime'],
    details: ['open'],
    img: ['src', 'alt'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ins: ['dateTime'],
    li: [['className', 'task-list-item', /^note-\d+$/u]],
    ol: ['start', 'reversed', ['className', 'contains-task-list']],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope', 'abbr'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
  },
  // Only a second line of defence: `check-elements.ts` checks addresses first, where a problem can name file and line.
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  required: { input: { type: 'checkbox', disabled: true } },
  clobber: [],
  strip: [
    'script',
    'style',
    'template',
    'noscript',
    'iframe',
    'object',
    'embed',
    'svg',
    'math',
    'title',
    'textarea',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
};
