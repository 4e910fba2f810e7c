import type { Heading, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { parseProse } from '../../prose/parse-prose.ts';
import { note, type ImportNote } from '../note.ts';
import { applyEdits, isBlank, joinPassages, lineAt, slicePassage, type Edit, type Passage } from '../text/passage.ts';

/** A body in Headword's parts: the definition, and sections under level-2 headings with titles that differ. */
export interface BodyParts {
  definition?: Passage;
  sections: { title: string; prose: Passage }[];
}

/**
 * Cuts a body at its highest headings. Those become level 2, the rest follows; a title that comes twice is joined; a body
 * that begins with a heading has its first section for a definition.
 * @param labels words that many entries put in bold before a paragraph: each is a heading in disguise
 */
export function bodyParts(body: Passage, labels: ReadonlySet<string>, notes: ImportNote[]): BodyParts {
  const levelled = levelHeadings(withLabels(body, labels, notes), notes);
  if (!MAY_HAVE_HEADINGS.test(levelled.text))
    return isBlank(levelled) ? { sections: [] } : { definition: levelled, sections: [] };
  const { tree } = parse(levelled);
  const cuts = tree.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 2);
  const startOf = (node: RootContent): number => node.position!.start.offset!;
  const lead = slicePassage(levelled, 0, cuts[0] ? startOf(cuts[0]) : undefined);
  const found: { title: string; parts: Passage[] }[] = [];
  const byTitle = new Map<string, { parts: Passage[] }>();
  for (const [index, heading] of cuts.entries()) {
    const next = cuts[index + 1];
    const prose = slicePassage(levelled, heading.position!.end.offset!, next && startOf(next));
    const title = toString(heading).replace(/\s+/gu, ' ').trim();
    const line = lineAt(levelled, startOf(heading));
    const same = byTitle.get(title.toLowerCase());
    if (isBlank(prose))
      notes.push(note('heading', body.file, line, { title, became: 'had nothing below it and was left out' }));
    else if (title === '') {
      const last = found.at(-1);
      if (last) last.parts.push(prose);
      else found.push({ title: '…', parts: [prose] });
    } else if (same) {
      same.parts.push(prose);
      notes.push(
        note('heading', body.file, line, { title, became: 'comes a second time: its text was joined to the first' }),
      );
    } else {
      const section = { title, parts: [prose] };
      found.push(section);
      byTitle.set(title.toLowerCase(), section);
    }
  }
  const sections = found.map(({ title, parts }) => ({ title, prose: joinPassages(parts)! }));
  if (!isBlank(lead)) return { definition: lead, sections };
  const [first, ...others] = sections;
  if (!first) return { sections };
  notes.push(
    note('heading', body.file, first.prose.lines[0] ?? 1, {
      title: first.title,
      became: 'went, as the text below it is the definition',
    }),
  );
  return { definition: first.prose, sections: others };
}

/** The words in bold that begin a paragraph, as in “**Why it matters:** …”. */
export function labelsOf(body: Passage): string[] {
  return [...body.text.matchAll(LABEL)].map((found) => labelTitle(found));
}

const LABEL = /^(?:\*\*|__)([^*_\n:]{3,60})(?::(?:\*\*|__)|(?:\*\*|__):)[ \t]+(?=\S)/gmu;

function labelTitle(found: RegExpExecArray): string {
  return found[1]!.trim();
}

/** Only where nothing without a label follows: it would fall under the label's heading. */
function withLabels(body: Passage, labels: ReadonlySet<string>, notes: ImportNote[]): Passage {
  if (labels.size === 0) return body;
  const blocks = new Set([...body.text.matchAll(/(?:^|\n\n+)(?=\S)/gu)].map(({ index, 0: gap }) => index + gap.length));
  const found = [...body.text.matchAll(LABEL)].filter((one) => labels.has(labelTitle(one)) && blocks.has(one.index));
  const [first] = found;
  const starts = new Set(found.map(({ index }) => index));
  if (!first || [...blocks].some((start) => start > first.index && !starts.has(start))) return body;
  return applyEdits(
    body,
    found.map((one) => {
      notes.push(note('label-to-section', body.file, lineAt(body, one.index), { title: labelTitle(one) }));
      return { start: one.index, end: one.index + one[0].length, text: `## ${labelTitle(one)}\n\n` };
    }),
  );
}

function levelHeadings(body: Passage, notes: ImportNote[]): Passage {
  if (!MAY_HAVE_HEADINGS.test(body.text)) return body;
  const { tree } = parse(body);
  const headings: Heading[] = [];
  visit(tree, 'heading', (node) => void headings.push(node));
  if (headings.length === 0) return body;
  // No level is left out: a heading is one below the heading that it belongs to.
  const above: { written: number; depth: number }[] = [];
  const edits = headings.flatMap((heading): Edit[] => {
    while (above.length > 0 && above.at(-1)!.written >= heading.depth) above.pop();
    const depth = Math.min(6, (above.at(-1)?.depth ?? 1) + 1);
    above.push({ written: heading.depth, depth });
    const [start, end] = [heading.position!.start.offset!, heading.position!.end.offset!];
    const source = body.text.slice(start, end);
    const isSet = !source.startsWith('#');
    if (depth === heading.depth && !isSet) return [];
    if (depth !== heading.depth)
      notes.push(
        note('heading', body.file, lineAt(body, start), {
          title: toString(heading),
          became: `is of level ${depth} now`,
        }),
      );
    const words = isSet
      ? source.replace(/\n[=-]+\s*$/u, '').replace(/\s*\n\s*/gu, ' ')
      : source.replace(/^#+\s*/u, '').replace(/\s+#+\s*$/u, '');
    return [{ start, end, text: `${'#'.repeat(depth)} ${words}` }];
  });
  return applyEdits(body, edits);
}

/** To parse a text takes most of the time of an import. */
const MAY_HAVE_HEADINGS = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:#|=+[ \t]*$|-+[ \t]*$)/mu;

function parse({ text }: Passage): ReturnType<typeof parseProse> {
  return parseProse(text, { kind: 'lines', line: 1, indent: 0 });
}
