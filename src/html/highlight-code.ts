import type { Element, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { unified } from 'unified';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { depthFault } from '../prose/nesting.ts';
import { lazyRequire } from '../source/lazy-require.ts';
import { positionOf } from './check-elements.ts';

const rehypeHighlight = lazyRequire<typeof import('rehype-highlight')>('rehype-highlight');
let highlight: ((code: Root) => unknown) | undefined;

/** In characters. Some grammars of highlight.js take the square of the length of a word, a line or a block. */
const MOST = { line: 500, block: 10_000, page: 50_000 };

/** Colours the code of a page by its language. What would take too long stays as it is, and is told. */
export function highlightCode(blocks: readonly Element[], file: string): Problem[] {
  let page = 0;
  return blocks.flatMap((block) => {
    const code = block.children.find((child) => child.type === 'element');
    if (!code || !/(?:^|\s)language-/u.test([code.properties.className].flat().join(' '))) return [];
    const text = toString(code);
    const fault = faultOf(text, page);
    if (fault === undefined) page += text.length;
    const what = fault ?? (isColoured(block, code) ? undefined : 'is nested too deeply');
    return what === undefined ? [] : [problem('plain-code', file, positionOf(block), { what })];
  });
}

function faultOf(text: string, before: number): string | undefined {
  const line = Math.max(
    ...text
      .split('\n')
      .slice(0, MOST.block)
      .map(({ length }) => length),
  );
  if (text.length > MOST.block) return `has ${text.length} characters: expected at most ${MOST.block}`;
  if (line > MOST.line) return `has a line of ${line} characters: expected at most ${MOST.line}`;
  if (before + text.length > MOST.page)
    return `comes after ${before} characters of code: expected at most ${MOST.page} on a page`;
  return undefined;
}

/** Colours a block. If the result is nested too deeply to be written, or to be made, the block stays as it was. */
function isColoured(block: Element, code: Element): boolean {
  const { children } = code;
  try {
    highlight ??= highlighter();
    highlight({ type: 'root', children: [block] });
    if (!depthFault(block)) return true;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  code.children = children;
  return false;
}

function highlighter(): (code: Root) => unknown {
  const processor = unified()
    .use(rehypeHighlight().default, { detect: false, plainText: ['text', 'txt', 'plain'] })
    .freeze();
  return (code) => processor.runSync(code);
}
