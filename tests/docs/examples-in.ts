/** The fenced examples of a document that say what they are. */
export function examplesIn(document: string): Example[] {
  return [...document.matchAll(/^(?<fence>`{3,})\w+ (?<kind>\S+)\n(?<text>.*?)^\k<fence>$/gmsu)].map(
    ({ index, groups }) => {
      return { kind: groups!['kind']!, line: document.slice(0, index).split('\n').length, text: groups!['text']! };
    },
  );
}

export interface Example {
  /** What stands behind the language: `prose`, or `file=…`. */
  kind: string;
  /** The line of the fence. */
  line: number;
  text: string;
}
