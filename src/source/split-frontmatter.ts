/** The two parts of a Markdown file, and the lines of the file on which they begin, counted from 1. */
export interface Frontmatter {
  yaml: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
}

/** Splits a file at its fences `---`. Undefined if it doesn't begin with one, or the second one is missing. */
export function splitFrontmatter(text: string): Frontmatter | undefined {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') return undefined;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(line));
  if (end < 0) return undefined;
  return {
    yaml: lines
      .slice(1, end)
      .map((line) => `${line}\n`)
      .join(''),
    yamlLine: 2,
    // `slice` shares the memory of the text; joining the lines again would copy it.
    body: text.slice(lines.slice(0, end + 1).reduce((length, line) => length + line.length + 1, 0)),
    bodyLine: end + 2,
  };
}
