/** A text file of the content folder. */
export interface SourceFile {
  /** Path inside the content folder, in NFC, with `/` between folders: `terms/seed.md`. */
  path: string;
  /** The text without a byte order mark and with `\n` line ends. */
  readonly text: string;
  /** Digest of the text; undefined if it hasn't been computed. */
  readonly version?: string;
}

/** A file whose text is in memory. Brings the path to NFC and the text to `\n` line ends. */
export function sourceFile(path: string, text: string): SourceFile {
  return { path: path.normalize('NFC'), text: plain(text) };
}

const decoder = new TextDecoder();

/**
 * A file whose text is decoded on first use: most files are cached in parsed form by earlier runs, and never decoded.
 * @param read returns the bytes of a text in UTF-8
 * @param version digest of these bytes
 */
export function encodedFile(path: string, read: () => Uint8Array, version: string): SourceFile {
  let text: string | undefined;
  let readBytes: (() => Uint8Array) | undefined = read;
  return {
    path: path.normalize('NFC'),
    version,
    get text() {
      text ??= plain(decoder.decode(readBytes!()));
      // Frees the bytes.
      readBytes = undefined;
      return text;
    },
  };
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
}
