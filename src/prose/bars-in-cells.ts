import type { Nodes, Root, TableRow } from 'mdast';
import { BAR } from './reserved.ts';
import { walk } from './walk.ts';

/**
 * Parses a text in which bars stand inside cells of tables. Headword reads `[[name|words]]` in a cell as it does elsewhere;
 * if a row has too many cells, also the bars of its code and formulas: `$P(A|B)$`. Positions aren't changed.
 */
export function parseWithBars(text: string, parse: (text: string) => Root): Root {
  const protectedText = DELIMITER.test(text)
    ? text.replace(REFERENCE, (reference) => reference.replaceAll('|', BAR))
    : text;
  const tree = parse(protectedText);
  let again = '';
  let done = 0;
  for (const { position } of longRows(tree)) {
    const [from, to] = [position!.start.offset!, position!.end.offset!];
    const row = protectedText.slice(from, to);
    const isLong = row.length > LONGEST_ROW;
    again += protectedText.slice(done, from);
    again += isLong ? row : row.replace(CODE_OR_FORMULA, (piece) => piece.replaceAll('|', BAR));
    done = to;
  }
  again += protectedText.slice(done);
  const parsed = again === protectedText ? tree : parse(again);
  return again === text ? parsed : withBars(parsed);
}

/** The line below the first row of a table. */
const DELIMITER = /^[ >]*\|?[ \t]*:?-+:?[ \t]*\|/mu;

/** The bar of a reference that isn't escaped. */
const REFERENCE = /\[\[[^[\]|\n\\]+\|[^[\]\n]*\]\]/gu;

/** A row of more characters is left as it is: looking for code takes time by the square of its length. */
const LONGEST_ROW = 10_000;

const CODE_OR_FORMULA = /(?<![`\\])(`+)(?!`)[^\n]*?[^`\n]\1(?!`)|(?<![$\\])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\d$])/gu;

/** Rows with more cells than the first row of their table. */
function longRows(tree: Root): TableRow[] {
  const rows: TableRow[] = [];
  walk<Nodes>(tree, (node) => {
    if (node.type !== 'table') return;
    const columns = node.children[0]!.children.length;
    for (const row of node.children) if (row.children.length > columns) rows.push(row);
  });
  return rows;
}

/** Puts the bars back. Formulas have their source a second time, for HTML. */
function withBars(tree: Root): Root {
  walk<Nodes>(tree, (node) => {
    const [formula] = node.type === 'inlineMath' ? (node.data?.hChildren ?? []) : [];
    if (formula?.type === 'text') formula.value = formula.value.replaceAll(BAR, '|');
    for (const key of ['value', 'name', 'label', 'url', 'title', 'alt', 'identifier', 'lang', 'meta'] as const) {
      const fields = node as unknown as Record<string, unknown>;
      const value = fields[key];
      if (typeof value === 'string' && value.includes(BAR)) fields[key] = value.replaceAll(BAR, '|');
    }
  });
  return tree;
}
