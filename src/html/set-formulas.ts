import type { Element, ElementContent, Root } from 'hast';
import { toString } from 'hast-util-to-string';
import { problem, type Problem } from '../diagnostics/problem.ts';
import { positionOf } from './check-elements.ts';
import { formulaFault } from './formula-fault.ts';
import { definesCommands, formulaLimit } from './formula-limits.ts';
import { lazyRequire } from '../source/lazy-require.ts';
import { linearFormula } from './linear-formula.ts';
import type { FormulaData } from './plain-text.ts';
import { walkElements } from './walk-elements.ts';

const katex = lazyRequire<typeof import('katex')>('katex');

/** Characters of MathML on a page: some thousand formulas. */
const MOST_OUTPUT = 1_500_000;

/** Returns a function for the trees of one page that replaces every formula by MathML, which browsers render without a script or a stylesheet. */
export function formulaSetter(file: string): (tree: Root) => Problem[] {
  let output = 0;
  return (tree) => {
    const problems: Problem[] = [];
    walkElements(tree, (element, index, parent) => {
      const code = formulaIn(element);
      if (!code) return undefined;
      if (output > MOST_OUTPUT) return false;
      const formula = toString(code).trim();
      const isDisplay = element.tagName === 'pre';
      const at = positionOf(element);
      const result = toMathMl(formula, isDisplay);
      output += 'reason' in result ? formula.length : result.mathMl.length;
      if (output > MOST_OUTPUT)
        problems.push(problem('too-much', file, at, { what: 'more formulas than fit on a page, up to this one' }));
      if ('reason' in result) {
        problems.push(problem('bad-formula', file, at, { formula: shortened(formula), reason: result.reason }));
        return false;
      }
      const data: FormulaData = { text: linearFormula(result.mathMl, formula), tex: formula, isDisplay };
      const math = { type: 'raw' as const, value: result.mathMl, data: data as object };
      if (isDisplay) parent.children[index] = scrollable('div', 'formula', math);
      else parent.children[index] = data.text.length > FITTING ? scrollable('span', 'long-formula', math) : math;
      return false;
    });
    return problems;
  };
}

/** Enough of a formula to find it. */
function shortened(formula: string): string {
  return formula.length > 200 ? `${formula.slice(0, 199)}…` : formula;
}

/** A formula of so many characters fits into a line of any screen; a longer one in a sentence scrolls, and the page doesn't. */
const FITTING = 20;

function scrollable(tagName: 'div' | 'span', name: string, math: ElementContent): Element {
  return { type: 'element', tagName, properties: { className: [name], tabIndex: 0 }, children: [math] };
}

/** The code element of a formula, if the element is one: a fence, or inline. */
function formulaIn(element: Element): Element | undefined {
  const code = element.tagName === 'pre' ? element.children.find((child) => child.type === 'element') : element;
  const classes = code?.properties.className;
  return code?.tagName === 'code' && Array.isArray(classes) && classes.includes('language-math') ? code : undefined;
}

/**
 * KaTeX calls this for commands that link, load or set attributes. If it returned false, they would be rendered as red text.
 * @throws always, so that the command is reported as a problem
 */
function refuse({ command }: { command: string }): boolean {
  throw new Error(`${command} is not allowed`);
}

function toMathMl(formula: string, displayMode: boolean): { mathMl: string } | { reason: string } {
  const limit = formulaLimit(formula);
  if (limit !== undefined) return { reason: limit };
  try {
    const html = katex().renderToString(formula, {
      displayMode,
      output: 'mathml',
      strict: 'ignore',
      trust: refuse,
      maxExpand: definesCommands(formula) ? 100 : 500,
      maxSize: 20,
    });
    // MathML Core has no `<menclose>`, so Chromium draws nothing for it: https://github.com/w3c/mathml-core/issues/245
    if (html.includes('<menclose'))
      return { reason: 'boxes and strokes through a formula are not shown by all browsers.' };
    const fault = formulaFault(html);
    if (fault !== undefined) return { reason: fault };
    // KaTeX adds the TeX source as an annotation, which isn't shown; it has no option to leave it out (0.19.1).
    const [, attributes = '', body = ''] = /<math([^>]*)><semantics>(.*)<annotation/su.exec(html) ?? [];
    return { mathMl: `<math${attributes}>${body}</math>` };
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'it is nested too deeply.' };
    const reason = (error as Error).message.replace(/^KaTeX parse error: /u, '').split('\n')[0]!;
    return { reason: `${reason.replace(/[\u0332]/gu, '')}.` };
  }
}
