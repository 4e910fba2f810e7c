import { shorten } from '../fields/read-values.ts';
import { note, type ImportNote } from '../note.ts';
import { applyEdits, lineAt, type Edit, type Passage } from '../text/passage.ts';
import { codeRanges } from '../text/code-ranges.ts';
import { destination } from '../text/templates.ts';

const DEFINITION =
  /^ {0,3}\[(?!\^)((?:[^[\]\\]|\\.){1,999})\]:[ \t]*(?:\n[ \t]*)?(?:<([^<>\n]*)>|(\S+))(?:[ \t]+("[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*(?:\n|$)/gmu;

const REFERENCE =
  /(!?)\[((?:[^[\]\\]|\\.|!?\[[^[\]]{0,999}\](?:\([^()]{0,2000}\))?){0,999})\](?:\[((?:[^[\]\\]|\\.){0,999})\])?(?![([])/gu;

/**
 * Links by reference as links of their own: `[the moon][m]` and, at the end of the file, `[m]: https://…`. A file is cut
 * into entries, and templates stand where only the old site knew what they bring, so the two may not stay together.
 */
export function inlineDefinitions(body: Passage, notes: ImportNote[]): Passage {
  if (!body.text.includes(']:')) return body;
  const isCode = codeRanges(body.text);
  const addresses = new Map<string, string>();
  const edits: Edit[] = [];
  const taken = new Set<number>();
  for (const found of body.text.matchAll(DEFINITION)) {
    const [whole, label, angled, bare, title] = found;
    if (isCode(found.index)) continue;
    // `[//]: # (words)` is how Markdown is made to hold a comment.
    if (/^(?:\/\/|comment|_|\.)$/iu.test(label!) && bare?.startsWith('#'))
      notes.push(
        note('comment', body.file, lineAt(body, found.index), { words: shorten(title?.slice(1, -1) ?? bare) }),
      );
    else if (!addresses.has(keyOf(label!))) addresses.set(keyOf(label!), angled ?? bare!);
    taken.add(found.index + whole.indexOf('['));
    edits.push({ start: found.index, end: found.index + whole.length, text: '' });
  }
  if (edits.length === 0) return body;
  for (const found of body.text.matchAll(REFERENCE)) {
    const [whole, picture, words, label] = found;
    const address = addresses.get(keyOf(label || words!));
    const before = body.text[found.index - 1];
    if (address === undefined || taken.has(found.index) || isCode(found.index) || before === '\\' || before === '[')
      continue;
    edits.push({
      start: found.index,
      end: found.index + whole.length,
      text: `${picture}[${words}](${destination(address)})`,
    });
  }
  return applyEdits(body, edits);
}

function keyOf(label: string): string {
  return label.replace(/\s+/gu, ' ').trim().toLowerCase();
}
