import { isScalar, visit, type Document } from 'yaml';

/** A text in curly quotes, which YAML takes for a part of it. */
export interface CurlyQuoted {
  offset: number;
  found: string;
  /** The text without them; undefined where one of the two is missing. */
  inner?: string;
}

/** Each opening quote, with those that close it in some language. */
const CLOSING: Record<string, string> = {
  '“': '”“',
  '”': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘’',
};

/** A quick test: a curly quote where a value begins, in a list or a group, or at the end of a line that has no opening one. */
const HINT = /(?<=^[ \t]*(?:-[ \t]+)*(?:[^\s:]+:[ \t]+)?|[:-][ \t]+[[{][^\n]*)[“”„«»‘‚]|(?<=^[^\n“„«]*)[”»“][ \t]*$/mu;

/** Finds texts that an editor or a word processor gave curly quotes instead of YAML's straight ones. */
export function curlyQuotes(document: Document, text: string): CurlyQuoted[] {
  if (!HINT.test(text)) return [];
  const found: CurlyQuoted[] = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || !isScalar(node) || node.type !== 'PLAIN' || typeof node.value !== 'string') return;
      const fault = faultOf(node.value.trim());
      if (fault && node.range) found.push({ offset: node.range[0], ...fault });
    },
  });
  return found;
}

function faultOf(value: string): Omit<CurlyQuoted, 'offset'> | undefined {
  const closing = CLOSING[value[0]!];
  const closes = closing === undefined ? -1 : value.slice(1).search(new RegExp(`[${closing}]`, 'u')) + 1 || -1;
  if (closes === value.length - 1 && closes > 1) return { found: value, inner: value.slice(1, -1).trim() };
  // The beginning of a text that a comma ended, as in [“one, two”]. A single quote may be an apostrophe.
  const isOpen = closing !== undefined && !/[‘‚]/u.test(value[0]!) && closes < 0;
  const isClosed = /[”“»]$/u.test(value) && !/[“„«»”]/u.test(value.slice(0, -1));
  return isOpen || isClosed ? { found: value } : undefined;
}
