import { nameKey } from '../../lexicon/lexicon.ts';
import { append, note, type ImportNote } from '../note.ts';
import { isBlank, type Passage } from '../text/passage.ts';
import type { PictureStore } from '../prose/pictures.ts';
import { proseText } from '../text/plain-text.ts';
import { cleanProse } from '../prose/prose-stages.ts';
import type { ReferenceIndex } from '../prose/reference-index.ts';
import type { SourceEntry } from '../text/source-entry.ts';
import type { Term } from '../text/term.ts';

interface Context {
  index: ReferenceIndex;
  pictures: PictureStore;
  origin?: string | undefined;
  isPlain: boolean;
}

/** Brings the prose of every entry into Headword's Markdown, in place. Says how many references became links. */
export function cleanTerms(
  terms: readonly Term[],
  context: Context,
): { terms: Term[]; notes: ImportNote[]; links: number } {
  const notes: ImportNote[] = [];
  let links = 0;
  for (const { entries } of terms) {
    for (const [language, entry] of entries) {
      links += cleanEntry(entry, language, context, notes);
      // A template, a comment or a heading can be all that there was.
      if (!isBlank(entry.body) && !isOnlyHeadings(entry.body!)) continue;
      notes.push(note('no-definition', entry.file, entry.line, { term: entry.term.value }));
      entries.delete(language);
    }
  }
  return { terms: terms.filter(({ entries }) => entries.size > 0), notes, links };
}

function cleanEntry(
  entry: SourceEntry,
  language: string,
  { index, pictures, origin, isPlain }: Context,
  notes: ImportNote[],
): number {
  let links = 0;
  const clean = (prose: Passage | undefined, isTold = true): Passage | undefined => {
    if (!prose || isBlank(prose)) return undefined;
    const result = cleanProse(prose, {
      isPlain,
      ...(origin === undefined ? {} : { origin }),
      target: (found, kind) =>
        kind === 'reference' ? index.byReference(found, entry, language) : index.byAddress(found, entry, language),
      picture: (src) => pictures.take(src, entry),
    });
    if (isTold) {
      append(notes, result.notes);
      links += result.links;
    }
    return isBlank(result.prose) ? undefined : result.prose;
  };
  const body = clean(entry.body);
  const summary = entry.summary && withoutLinks(clean(entry.summary, body === undefined));
  const isSame = body !== undefined && summary !== undefined && sameStart(body.text, summary.text);
  entry.faq = entry.faq.flatMap(({ question, answer }) => {
    const prose = clean(answer);
    return prose ? [{ question, answer: prose }] : [];
  });
  if (!body && summary) {
    const definition = clean(entry.summary, false) ?? summary;
    notes.push(note('summary-as-definition', entry.file, entry.summary!.lines[0] ?? entry.line, {}));
    Object.assign(entry, { body: definition, summary: undefined });
  } else Object.assign(entry, { body, summary: isSame ? undefined : summary });
  return links;
}

/** Summaries are plain text. */
function withoutLinks(prose: Passage | undefined): Passage | undefined {
  if (!prose) return undefined;
  const text = proseText(prose.text);
  return text === '' ? undefined : { ...prose, text, lines: [prose.lines[0] ?? 1] };
}

/** A summary with which the definition begins anyway says nothing of its own. A heading above the definition goes later on. */
function sameStart(body: string, summary: string): boolean {
  const plain = (text: string): string => nameKey(text).replace(/[.。।!?…\s]+$/u, '');
  const lead = body.replace(/^(?:#{1,6}[ \t][^\n]*\n\s*)+/u, '');
  // The marks of links and emphasis are seldom longer than the words.
  return plain(proseText(lead.slice(0, 4 * summary.length + 1000))).startsWith(plain(summary));
}

function isOnlyHeadings({ text }: Passage): boolean {
  return text.split('\n').every((line) => /^\s*(?:#{1,6}(?:\s.*)?)?$/u.test(line));
}
