import type { Glossary } from '../models/glossary.ts';
import { customRecord } from '../models/term/custom-facts.ts';
import type { CustomValue } from '../site/custom-field.ts';
import { withSense } from '../models/term/term-link.ts';
import type { TermSheet } from '../models/term/term-sheet.ts';

/**
 * What a program reads of a term: its name and its sentence, as text. Fields are added as time goes on and never change
 * their meaning; programs pass over fields that they don't know.
 */
export interface TermFile {
  schemaVersion: 1;
  /** The term's identity, the same in every language. */
  id: string;
  language: string;
  name: string;
  /** How the name is read, where its characters don't tell: in kana, in pinyin. */
  reading?: string;
  /** Plain text. */
  summary: string;
  tags?: readonly string[];
  /** What it says in the fields that the settings add. */
  custom?: Readonly<Record<string, CustomValue>>;
  /** The absolute address of its page. */
  url: string;
}

/** A small file for each term, for previews and for other programs. */
export function termFiles({ site: { addresses }, pages }: Glossary): { address: string; body: string }[] {
  return pages.term.map((page) => ({
    address: addresses.termData(page.data.language, page.data.slug),
    body: `${JSON.stringify(fileOf(page))}\n`,
  }));
}

function fileOf({ name, sense, data: { id, language, reading, description, tags, custom, url } }: TermSheet): TermFile {
  return {
    schemaVersion: 1,
    id,
    language,
    name: withSense(name, sense),
    ...(reading === undefined ? {} : { reading }),
    summary: description,
    ...(tags.length > 0 ? { tags } : {}),
    custom: customRecord(custom),
    url,
  };
}
