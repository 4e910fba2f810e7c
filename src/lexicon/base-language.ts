/** The language of a tag, without script and territory: `pt` of `pt-BR`. */
export function baseLanguage(tag: string): string {
  return tag.split('-', 1)[0]!.toLowerCase();
}
