import { hash } from 'node:crypto';

/** A text file of the content folder. */
export interface SourceFile {
  /** Path inside the content folder, with `/` between folders, NFC: `terms/seed.md`. */
  path: string;
  /** The text without a byte order mark and with `\n` line ends, so that positions stay true. */
  readonly text: string;
  /** Another one whenever the text is; undefined where nobody has looked. */
  readonly version?: string;
}

/** Another one whenever a text is. */
export function versionOf(text: string): string {
  return hash('sha1', text);
}

export function sourceFile(path: string, text: string): SourceFile {
  return { path: path.normalize('NFC'), text: plain(text) };
}

const decoder = new TextDecoder();

/**
 * A file whose text is made when somebody asks for it: what most files say is known from earlier runs.
 * @param read gives the bytes of a text in UTF-8
 * @param version of these
 */
export function encodedFile(path: string, read: () => Uint8Array, version: string): SourceFile {
  let text: string | undefined;
  let reading: (() => Uint8Array) | undefined = read;
  return {
    path: path.normalize('NFC'),
    version,
    get text() {
      text ??= plain(decoder.decode(reading!()));
      // The bytes aren't needed any more.
      reading = undefined;
      return text;
    },
  };
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}
