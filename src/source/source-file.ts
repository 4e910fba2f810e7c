import { hash } from 'node:crypto';

/** A text file of the content folder. */
export interface SourceFile {
  /** Path inside the content folder, with `/` between folders, NFC: `terms/seed.md`. */
  path: string;
  /** The text without a byte order mark and with `\n` line ends, so that positions stay true. */
  text: string;
}

/** Another one whenever a text is. */
export function versionOf(text: string): string {
  return hash('sha1', text);
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path: path.normalize('NFC'), text: text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n') };
}
