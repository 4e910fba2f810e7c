import type { Glossary } from '../models/glossary.ts';
import type { TermSheet } from '../models/page.ts';

/**
 * What a program reads of a term: its name and its sentence, as text. Fields are added as time goes on and never change
 * their meaning; whoever reads the file passes over those that they don't know.
 */
export interface TermFile {
  schemaVersion: 1;
  /** The term's identity, the same in every language. */
  id: string;
  language: string;
  name: string;
  /** Plain text. */
  summary: string;
  /** The absolute address of its page. */
  url: string;
}

/** A small file for each term, for previews and for other programs. */
export function termFiles({ site: { addresses }, terms }: Glossary): { address: string; body: string }[] {
  return terms.map((page) => ({
    address: addresses.termData(page.data.language, page.data.slug),
    body: `${JSON.stringify(fileOf(page))}\n`,
  }));
}

function fileOf({ name, sense, data: { id, language, description, url } }: TermSheet): TermFile {
  return {
    schemaVersion: 1,
    id,
    language,
    name: sense === undefined ? name : `${name} (${sense})`,
    summary: description,
    url,
  };
}
