/** The linker's view of a term: the fields needed to find its names in a text, tell homonyms apart, and choose links. */
export interface LinkTerm {
  /** Unique: a file name, an address, or any other text. */
  id: string;
  name: string;
  aliases?: readonly string[] | undefined;
  abbreviation?: string | undefined;
  category?: string | undefined;
  /** The ids of its nearest terms. */
  related?: readonly string[] | undefined;
  /** Drafts are never linked to; a deprecated term passes links on to `replacedBy`. */
  status?: 'draft' | 'published' | 'deprecated' | undefined;
  replacedBy?: string | undefined;
  linking?: TermLinking | undefined;
}

/** The settings of one term for automatic links (`linking` in its frontmatter). */
export interface TermLinking {
  /** Whether other pages link to it. */
  incoming?: boolean | undefined;
  /** Whether its own page links to others. */
  outgoing?: boolean | undefined;
  /** Whether matches must have the same capitals. If undefined, only acronyms and very short names must. */
  caseSensitive?: boolean | undefined;
  /** Phrases that contain its names but don't mention it. */
  never?: readonly string[] | undefined;
}
