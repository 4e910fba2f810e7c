/** The file of the words that begin like this or come after, beside the index. Not all letters are fit for the name of a file. */
export function wordAddress(index: string, start: string): string {
  const name = [...start].map((letter) => letter.codePointAt(0)!.toString(36)).join('-');
  return index.replace(/[^/]*$/u, name === '' ? 'words.json' : `words-${name}.json`);
}

/** The file with the texts of a group of pages. */
export function pageAddress(index: string, group: number): string {
  return index.replace(/[^/]*$/u, `pages-${group}.json`);
}
