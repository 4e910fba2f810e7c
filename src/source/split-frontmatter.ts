/** The two parts of a Markdown file. Lines are counted from 1. */
export interface Frontmatter {
  yaml: string;
  /** The line of the file on which the YAML begins. */
  yamlLine: number;
  body: string;
  bodyLine: number;
}

/** Splits at the fences `---`; undefined where the file doesn't begin with one or never closes it. */
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
    // A piece of the text takes no room of its own.
    body: text.slice(lines.slice(0, end + 1).reduce((length, line) => length + line.length + 1, 0)),
    bodyLine: end + 2,
  };
}
