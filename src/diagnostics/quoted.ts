/** A text as YAML reads it whole: in double quotes, or in single ones where it has a double quote or a backslash. */
export function quoted(text: string): string {
  return /["\\]/u.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
