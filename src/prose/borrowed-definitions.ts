import type { Position } from '../diagnostics/position.ts';
import { inFile } from '../source/text-origin.ts';
import type { Markdown } from './markdown.ts';

/** A line such as `[name]: https://example.org` of another text of the entry. */
export interface BorrowedDefinition {
  line: string;
  /** The label as references are compared. */
  label: string;
  at: Position;
}

const DEFINITION = /^ {0,3}\[(?!\^)((?:[^[\]\\\n]|\\.)+)\]:[ \t]*\S[^\n]*$/gmu;

/**
 * The link definitions of an entry's texts. They hold for all of them, as an author of one file expects, though each field
 * is a text of its own.
 */
export function definitionsIn(texts: readonly Markdown[]): BorrowedDefinition[] {
  return texts.flatMap(({ text, origin }) => {
    if (!text.includes(']:')) return [];
    let [line, from] = [1, 0];
    return [...text.matchAll(DEFINITION)].map(({ 0: definition, 1: label, index }) => {
      line += text.slice(from, index).split('\n').length - 1;
      from = index;
      return { line: definition.trim(), label: labelKey(label!), at: inFile(origin, { line, column: 1 }) };
    });
  });
}

/** Those of the definitions that a text refers to and doesn't have itself. */
export function borrowedBy({ text }: Markdown, definitions: readonly BorrowedDefinition[]): BorrowedDefinition[] {
  if (definitions.length === 0 || !text.includes(']')) return [];
  const named = new Set([...text.matchAll(/\[((?:[^[\]\\]|\\.)+)\](?!:)/gu)].map(([, label]) => labelKey(label!)));
  const own = new Set([...text.matchAll(DEFINITION)].map(([, label]) => labelKey(label!)));
  return definitions.filter(({ label }) => named.has(label) && !own.has(label));
}

/** CommonMark compares labels without case and runs of white space. */
function labelKey(label: string): string {
  return label.trim().replace(/\s+/gu, ' ').toLowerCase().toUpperCase();
}
