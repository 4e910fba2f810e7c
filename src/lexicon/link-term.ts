/** What the linker knows of a term: enough to find its names in a text, to tell homonyms apart, and to decide. */
export interface LinkTerm {
  /** Its identity: a file name, an address, whatever is unique. */
  id: string;
  name: string;
  aliases?: readonly string[] | undefined;
  abbreviation?: string | undefined;
  category?: string | undefined;
  /** Identities of its nearest terms. */
  related?: readonly string[] | undefined;
  /** Drafts are never linked to; a deprecated term passes links on to `replacedBy`. */
  status?: 'draft' | 'published' | 'deprecated' | undefined;
  replacedBy?: string | undefined;
  linking?: LinkWishes | undefined;
}

/** What a term's author decides about automatic links. */
export interface LinkWishes {
  /** Whether other pages link to it. */
  incoming?: boolean | undefined;
  /** Whether its own page links to others. */
  outgoing?: boolean | undefined;
  /** Whether capitals count; undefined: where a name is an acronym or very short. */
  caseSensitive?: boolean | undefined;
  /** Phrases in which its names are not meant. */
  never?: readonly string[] | undefined;
}
