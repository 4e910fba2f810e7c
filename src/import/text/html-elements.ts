import { htmlTagNames } from 'html-tag-names';

const names = new Set(htmlTagNames);

/** Whether HTML has, or had, an element of this name: what looks like a tag and isn't one is text, as `<T>` is. */
export function isElementName(name: string): boolean {
  return names.has(name.toLowerCase());
}

/** “The <label> element”: a tag without attributes that nothing closes is written about, not used. */
export function isLoneTag(slash: string, name: string, attributes: string, text: string): boolean {
  if (/[^\s/]/u.test(attributes) || /^(?:br|hr|wbr|p|li|td|th|tr|dt|dd|thead|tbody|col|rp|rt)$/iu.test(name))
    return false;
  const other = slash === '/' ? `<${name}\\b` : `</${name}\\s*>`;
  return !new RegExp(other, 'iu').test(text);
}
