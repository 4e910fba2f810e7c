import { isAlias, Lexer, visit, type Document } from 'yaml';

/** What makes a YAML text unfit to be read, and the offset of that. */
export interface YamlLimit {
  rule: 'too-deep' | 'too-much';
  offset: number;
  /** Completes “The text has …”. */
  what: string;
  hint?: string;
}

/** Far above what people write. Some steps of reading take the square of the number of fields. */
const MOST = {
  values: 10_000,
  depth: 50,
  /** Characters that aliases stand for. */
  repeated: 10_000,
};

/** A shorter text can't have too many values. */
const SMALL = 10_000;

/** Where text begins, in what the lexer yields. */
const SCALAR = '\u001F';

/** Finds the place from which on a text has too many values or levels. Called before it is parsed. */
export function yamlLimit(text: string): YamlLimit | undefined {
  const isSmall = text.length <= SMALL;
  if (isSmall && !/(?:[[{]\s*){20}|(?:[-?][ \t]+){20}/u.test(text)) return undefined;
  let [offset, values, depth, onLine] = [0, 0, 0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR || /^["'*]/u.test(token)) values += 1;
    else if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (token === '-' || token === '?') onLine += 1;
    else if (token.includes('\n')) onLine = 0;
    if (depth > MOST.depth || onLine > MOST.depth)
      return { rule: 'too-deep', offset, what: `lists or groups of fields more than ${MOST.depth} levels deep` };
    if (values > MOST.values)
      return {
        rule: 'too-much',
        offset,
        what: `more than ${MOST.values} fields and values before its second "---"`,
        hint: 'Divide it into several files.',
      };
    // The marks that the lexer adds aren't part of the text.
    if (!/^[\u0002\u0018\u001F\uFEFF]$/u.test(token)) offset += token.length;
  }
  return undefined;
}

/** Finds the alias (`*name`) with which a text repeats too much of itself. */
export function aliasLimit(document: Document): YamlLimit | undefined {
  let repeated = 0;
  let found: YamlLimit | undefined;
  visit(document, {
    Alias: (_, node) => {
      const [from = 0, end = 0] = (isAlias(node) ? node.resolve(document)?.range : undefined) ?? [];
      repeated += end - from;
      if (repeated <= MOST.repeated) return undefined;
      found = {
        rule: 'too-much',
        offset: node.range?.[0] ?? 0,
        what: `aliases for more than ${MOST.repeated} characters, up to this one`,
        hint: 'Write each text where it belongs.',
      };
      return visit.BREAK;
    },
  });
  return found;
}
