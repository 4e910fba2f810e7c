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

/** Every entry with its prose in Headword's Markdown. Says how many references became links. */
export function cleanTerms(
  terms: readonly Term[],
  context: Context,
): { terms: Term[]; notes: ImportNote[]; links: number } {
  const notes: ImportNote[] = [];
  let links = 0;
  const cleaned = terms.map((term) => {
    const entries = new Map<string, SourceEntry>();
    for (const [language, entry] of term.entries) {
      const result = cleanEntry(entry, language, context, notes);
      links += result.links;
      // A template, a comment or a heading can be all that there was.
      if (isBlank(result.entry.body) || isOnlyHeadings(result.entry.body!))
        notes.push(note('no-definition', entry.file, entry.line, { term: entry.term.value }));
      else entries.set(language, result.entry);
    }
    return { ...term, entries };
  });
  return { terms: cleaned.filter(({ entries }) => entries.size > 0), notes, links };
}

function cleanEntry(
  entry: SourceEntry,
  language: string,
  { index, pictures, origin, isPlain }: Context,
  notes: ImportNote[],
): { entry: SourceEntry; links: number } {
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
  const faq = entry.faq.flatMap(({ question, answer }) => {
    const prose = clean(answer);
    return prose ? [{ question, answer: prose }] : [];
  });
  if (!body && summary) {
    const definition = clean(entry.summary, false) ?? summary;
    notes.push(note('summary-as-definition', entry.file, entry.summary!.lines[0] ?? entry.line, {}));
    return { entry: { ...entry, body: definition, summary: undefined, faq }, links };
  }
  return { entry: { ...entry, body, summary: isSame ? undefined : summary, faq }, links };
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
