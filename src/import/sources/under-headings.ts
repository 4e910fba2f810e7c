import { readEntryName } from './entry-name.ts';
import { proseOf, type PageEntry, type PageLine } from './page-lines.ts';

/** What stands around the entries of a glossary, under headings of its own, in the interface languages of Headword. */
const AROUND =
  /^(?:introduction|overview|about|contents|table of contents|toc|index|references?|see also|sources?|license|licence|credits|acknowledge?ments|contribut\w*|further reading|how to .*|notes?|einleitung|übersicht|inhalt|inhaltsverzeichnis|quellen|siehe auch|lizenz|sommaire|voir aussi|sources|índice|véase también|fuentes|riferimenti|indice|概要|目次|参照|参考)$/iu;

/** The entries of a page whose names are headings: those of the level that is most frequent, and what else is one by its place. */
export function underHeadings(file: string, page: readonly PageLine[]): PageEntry[] {
  const headings = page.flatMap(({ heading, line }, index) =>
    heading ? [{ ...heading, ...readEntryName(heading.title), line, index }] : [],
  );
  const isFiling = ({ name }: { name: string }): boolean => isLetters(name);
  const byDepth = Map.groupBy(
    headings.filter((heading) => !isFiling(heading)),
    ({ depth }) => depth,
  );
  const [depth] = [...byDepth].sort(([a, one], [b, other]) => other.length - one.length || a - b)[0] ?? [];
  if (depth === undefined) return [];
  const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  const inOrder = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && order.compare(a, b) < 0;
  const textBelow = (at: number): boolean => {
    const next = headings[at + 1]?.index ?? page.length;
    return page.slice(headings[at]!.index + 1, next).some(({ text, isCode }) => text.trim() !== '' && !isCode);
  };
  // For each heading, the last one before it on the level of the entries.
  const befores: number[] = [];
  for (const at of headings.keys()) befores.push(headings[at - 1]?.depth === depth ? at - 1 : (befores.at(-1) ?? -1));
  const isEntry = headings.map((heading, at) => {
    if (heading.depth === depth) return !AROUND.test(heading.name) || heading.ids.length > 0;
    if (heading.depth > depth || isFiling(heading) || AROUND.test(heading.name) || !textBelow(at)) return false;
    // A heading above the others' level that stands in their row, by the alphabet, is one of them.
    const before = headings[befores[at]!];
    const after = headings[at + 1];
    return (
      inOrder(before?.name, heading.name) &&
      (after === undefined || isFiling(after) || (after.depth <= depth && inOrder(heading.name, after.name)))
    );
  });
  const groups = headings.filter(
    (heading, at) => heading.depth < depth && !isEntry[at] && !isFiling(heading) && (heading.depth > 1 || at > 0),
  );
  const isGroup = new Set(groups.length > 1 ? groups : []);
  let group: (typeof headings)[number] | undefined;
  return headings.flatMap((heading, at): PageEntry[] => {
    const isInside = group !== undefined && heading.depth > group.depth;
    if (isGroup.has(heading)) group = heading;
    else if (!isInside) group = undefined;
    if (!isEntry[at]) return [];
    let next = at + 1;
    while (next < headings.length && !isEntry[next] && headings[next]!.depth > depth) next += 1;
    const lines = page.slice(heading.index + 1, headings[next]?.index);
    const prose = proseOf(file, lines, lifted(lines, depth));
    return [
      {
        names: [heading.title],
        line: heading.line,
        prose,
        taken: lines.map(({ line }) => line).concat(heading.line),
        ...(group && isInside ? { category: { value: group.name, line: group.line } } : {}),
      },
    ];
  });
}

/** “A”, “0–9”, “X, Y, Z”, “#”: a letter of the index. */
export function isLetters(title: string): boolean {
  return /^(?:[\p{L}\p{N}#&@*](?:\s*[-–—/,&.+]\s*[\p{L}\p{N}])*|[^\p{L}\p{N}]*)$/u.test(title.trim());
}

/** Headings below an entry's own begin at level 2. */
function lifted(lines: readonly PageLine[], depth: number): string[] {
  return lines.map(({ text, heading }) =>
    heading && text.trimStart().startsWith('#')
      ? text.replace(/#+/u, '#'.repeat(Math.max(2, heading.depth - depth + 1)))
      : text,
  );
}
