import { htmlTagNames } from 'html-tag-names';

const names = new Set(htmlTagNames);

/** Whether HTML has, or had, an element of this name: what looks like a tag and isn't one is text, as `<T>` is. */
export function isElementName(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** The names of all tags in a text, those that close with their slash. */
export function tagsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/<(\/?[a-z][\w:-]*)/giu)].map(([, tag]) => tag!.toLowerCase()));
}

/**
 * “The <label> element”: a tag without attributes that nothing closes is written about, not used.
 * @param tags of the same text
 */
export function isLoneTag(slash: string, name: string, attributes: string, tags: ReadonlySet<string>): boolean {
  if (/[^\s/]/u.test(attributes) || /^(?:br|hr|wbr|p|li|td|th|tr|dt|dd|thead|tbody|col|rp|rt)$/iu.test(name))
    return false;
  return !tags.has(`${slash === '/' ? '' : '/'}${name.toLowerCase()}`);
}
