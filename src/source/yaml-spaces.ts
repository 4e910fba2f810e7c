import { isScalar, visit, type Document } from 'yaml';
import type { YamlFault } from './yaml-fault.ts';

/** Spaces that aren't YAML's, and characters that can't be seen. */
const ODD = String.raw`\u00A0\u00AD\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF`;

const HINT = new RegExp(`[${ODD}]`, 'u');

/** An odd space before, inside or right after the name of a field, or after the hyphen of an item. Groups: what is before it, and it. */
const MISPLACED = new RegExp(
  `^([ \\t]*)([${ODD}])[ \\t${ODD}]*(?:-|[\\w"'-]+[ \\t${ODD}]*:)|` +
    `^([ \\t]*(?:-[ \\t]+)*(?:[\\w-]+(?=[\\w-]*[${ODD}]+[\\w-]*:))?(?:[\\w-]+[ \\t]*:)?-?)(?<=[-:\\w])([${ODD}])`,
  'u',
);

/** The same anywhere in the indentation, for texts that can't be read. */
const INDENTING = new RegExp(`^([ \\t]*)([${ODD}])`, 'u');

/**
 * Finds spaces that look like YAML's own but aren't, such as the no-break space that copying from a web page leaves: in
 * the indentation, or around the name of a field. Inside texts they are letters like any other.
 */
export function oddSpaces(document: Document, text: string): YamlFault[] {
  if (!HINT.test(text)) return [];
  const texts: [number, number][] = [];
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && isScalar(node) && node.range && node.type !== 'PLAIN')
        texts.push([node.range[0], node.range[1]]);
    },
  });
  const faults: YamlFault[] = [];
  const isBroken = document.errors.length > 0;
  let start = 0;
  let next = 0;
  for (const line of text.split('\n')) {
    while (next < texts.length && texts[next]![1] <= start) next += 1;
    const isInText = next < texts.length && texts[next]![0] < start;
    const found = isInText ? undefined : (MISPLACED.exec(line) ?? (isBroken ? INDENTING.exec(line) : undefined));
    const [, indent, first, before, inside] = found ?? [];
    const odd = first ?? inside;
    if (odd !== undefined) {
      const code = `U+${odd.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
      const isSeen = /\p{Zs}/u.test(odd);
      faults.push({
        offset: start + (first === undefined ? before! : indent!).length,
        reason: `this line has the character ${code} (${NAMES[code] ?? (isSeen ? 'a special space' : 'invisible')}), which is no space in YAML.`,
        cure: isSeen ? 'Replace it by a plain space.' : 'Delete it, and type the line again if you can’t see it.',
      });
    }
    start += line.length + 1;
  }
  return faults;
}

const NAMES: Record<string, string> = {
  'U+00A0': 'no-break space',
  'U+00AD': 'soft hyphen',
  'U+2003': 'em space',
  'U+2007': 'figure space',
  'U+2009': 'thin space',
  'U+200B': 'zero-width space',
  'U+200E': 'left-to-right mark',
  'U+200F': 'right-to-left mark',
  'U+202F': 'narrow no-break space',
  'U+2060': 'word joiner',
  'U+3000': 'ideographic space',
  'U+FEFF': 'byte order mark',
};
