/** What GitHub, and Headword, make of a heading for links to it: signs go, blanks become hyphens. */
export function fragmentOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replace(/\s/gu, '-');
}
