/**
 * What looks like Markdown and isn't Headword's: how the message goes on after what was found, and how to mend it. Other
 * tools read some of these notations; the rest are common mistakes.
 */
export const unreadSigns = {
  caption: [
    'is shown as it stands: typographic quotes don’t begin a caption',
    'Put the caption in straight quotes: ![what it shows](../images/figure.png "Caption").',
  ],
  spaces: [
    'is shown as it stands: an address ends at its first space',
    'Put an address with spaces in <…>, such as ![what it shows](<../images/my figure.png>), or write %20 for each space.',
  ],
  embed: [
    'is shown as it stands: files are not embedded this way',
    'Show a picture with ![what it shows](../images/figure.png); refer to a term with [[name]].',
  ],
  wikiLink: [
    'is shown as it stands: the reference is not closed',
    'Close it with ]] on the same line; or write \\[\\[ if the brackets are meant.',
  ],
  note: [
    'is shown as it stands: no note has this name',
    'Add a line such as “[^1]: The note.” to this text, with the same name.',
  ],
  unusedNote: [
    'is a note that the text doesn’t refer to, so it is not shown',
    'Write [^name] where it belongs, with the same name.',
  ],
  inlineNote: [
    'is shown as it stands: notes are not written inside a sentence',
    'Write [^1] here, and below the paragraph a line “[^1]: The note.”',
  ],
  reference: [
    'is shown as it stands: no line of this entry says where the reference leads',
    'Add a line such as “[name]: https://example.org”, or write [words](address).',
  ],
  link: [
    'is shown as it stands: it is no complete link',
    'Write [words](address), without a space or a line break before the address; or \\] if the bracket is meant.',
  ],
  mark: ['is shown as it stands', 'Write <mark>words</mark>.'],
  attributes: [
    'is shown as it stands: ids and classes are not written in Markdown',
    'Leave it out. Every heading gets an id from its words.',
  ],
  template: [
    'is shown as it stands: templates and shortcodes do nothing here',
    'Write in Markdown what it would show.',
  ],
  remark: ['is shown as it stands: readers see this remark', 'Write <!-- a remark -->.'],
  raised: ['is shown as it stands', 'Write x<sup>2</sup>, or a formula, $x^2$.'],
  lowered: ['is shown as it stands', 'Write H<sub>2</sub>O, or a formula, $H_2O$.'],
  emoji: ['is shown as it stands', 'Write the sign itself, such as 🚀.'],
  emphasis: [
    'is shown as it stands: these stars emphasize nothing',
    'Write **words**, with no space inside the stars; or \\*\\* if stars are meant.',
  ],
  number: [
    'begins a list of one item, so the number is not part of the sentence',
    'Write a backslash before the period if it is one: 1986\\. A great year.',
  ],
  product: ['is read as emphasis, so the stars are not shown', 'Write 2 × 3, or \\* where a star is meant.'],
  comment: ['begins a comment that never ends, so that what follows is not shown', 'Write --> where the comment ends.'],
  heading: [
    'is shown as it stands: no heading begins without a space',
    'Write a space after the number signs: ## Heading.',
  ],
  container: [
    'is shown as it stands: boxes are not written this way',
    'Write a quotation whose first line is > [!NOTE], > [!TIP], > [!IMPORTANT], > [!WARNING] or > [!CAUTION].',
  ],
  alert: [
    'is shown as it stands: no box has this kind or a title of its own',
    'Write > [!NOTE], > [!TIP], > [!IMPORTANT], > [!WARNING] or > [!CAUTION] on a line of its own, and the text below it.',
  ],
  abbreviation: [
    'is shown as it stands',
    'Write <abbr title="Hypertext Markup Language">HTML</abbr> where the abbreviation is used.',
  ],
  definitionList: [
    'is shown as it stands: the word that it defines has to be a line of text directly above it, and not a table, a heading or an item of a list',
    'Put the word in a paragraph of its own, and begin the next line with a colon and a space. Or write <dl><dt>Word</dt><dd>What it means</dd></dl>.',
  ],
  table: [
    'is shown as it stands: the line above it has more or fewer cells, so this is no table',
    'Give both lines the same number of cells. Write a bar that is part of a cell as \\|.',
  ],
  cells: [
    'is not shown: the row has more cells than the first row',
    'If a bar is part of a cell, write it as \\|, in code and formulas too. Or give the first row as many cells.',
  ],
  fence: [
    'begins code or a formula that never ends, so that everything below is part of it',
    'End it with the same signs on a line of their own.',
  ],
  title: [
    'is a heading of the first level: the page has its title there already',
    'Begin a section with ##, and a part of one with ###.',
  ],
  emptyHeading: [
    'is a heading without words, and was left out',
    'Write its words after the number signs, or remove it.',
  ],
} as const satisfies Record<string, readonly [message: string, hint: string]>;

export type UnreadSign = keyof typeof unreadSigns;
