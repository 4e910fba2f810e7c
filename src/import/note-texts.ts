/**
 * What a note says happened, gravest first:
 * - `stopped`: nothing can be imported until the user decides something
 * - `skipped`: an entry or a file that was not imported
 * - `kept`: a file of the content folder that was left as it is
 * - `lost`: a piece of an entry that Headword has no place for
 * - `merged`: two entries became one
 * - `changed`: carried over, but not as it stood
 */
export const effects = ['stopped', 'skipped', 'kept', 'lost', 'merged', 'changed'] as const;
export type Effect = (typeof effects)[number];

export interface NoteText<D> {
  effect: Effect;
  say: (details: D) => string;
  /** What a note is about: those about the same are of one kind, and a report may tell them together. */
  about?: ((details: D) => string) | undefined;
}

const text = <D>(effect: Effect, say: (details: D) => string, about?: (details: D) => string): NoteText<D> => ({
  effect,
  say,
  about,
});
const stopped = <D>(say: (details: D) => string, about?: (details: D) => string) => text('stopped', say, about);
const skipped = <D>(say: (details: D) => string, about?: (details: D) => string) => text('skipped', say, about);
const kept = <D>(say: (details: D) => string, about?: (details: D) => string) => text('kept', say, about);
const lost = <D>(say: (details: D) => string, about?: (details: D) => string) => text('lost', say, about);
const merged = <D>(say: (details: D) => string, about?: (details: D) => string) => text('merged', say, about);
const changed = <D>(say: (details: D) => string, about?: (details: D) => string) => text('changed', say, about);

/** The name of a shortcode or a macro. */
const callOf = (source: string): string => /[\p{L}_][\p{L}\p{N}_.:/-]*/u.exec(source)?.[0] ?? source;

const withoutQuoted = (what: string): string => what.replace(/["“].*["”]/su, '…');

const meant = (near: string | undefined): string => (near === undefined ? '' : ` Did you mean "${near}"?`);

/** The table of everything that an import reports, with its words. */
export const noteTexts = {
  // The source as a whole
  'no-name-field': stopped(
    ({ fields }: { fields: string }) =>
      `No field can be told to hold the name of the term. Fields here: ${fields}. Say which with --map FIELD=term.`,
  ),
  'no-definition-field': stopped(
    ({ fields }: { fields: string }) =>
      `No field can be told to hold the definition. Fields here: ${fields}. Say which with --map FIELD=definition.`,
  ),
  'unused-map': stopped(
    ({ field }: { field: string }) => `--map names the field "${field}", which no entry of the source has.`,
  ),
  'no-entries': stopped(
    ({ saw, expected, cure }: { saw: string; expected: string; cure: string }) =>
      `No entry was found in ${saw}: expected ${expected}. ${cure}`,
  ),
  'few-entries': stopped(
    ({ understood, found, cure }: { understood: number; found: number; cure: string }) =>
      `Of ${found} entries only ${understood} could be read, so this is probably another form than it was taken for: nothing was written. ${cure}`,
  ),
  'one-name': stopped(
    ({ name, count, found, cure }: { name: string; count: number; found: number; cure: string }) =>
      `${count} of ${found} entries would be called "${name}", so this is probably another form than it was taken for: nothing was written. ${cure}`,
  ),
  'unread-language': skipped(
    ({ language, cure }: { language: string; cure: string }) =>
      `The settings do not declare the language "${language}", so its entries were not written. Add ${cure} to site.yaml and import again.`,
  ),

  // Files
  'unread-file': skipped(({ expected }: { expected: string }) => `This file was not read: expected ${expected}.`),
  'index-file': skipped((_: object) => 'This file introduces a folder and is no entry: it was not imported.'),
  'not-text': skipped((_: object) => 'This file is no text in UTF-8 or UTF-16: it was not read.'),
  'not-a-file': skipped(
    (_: object) =>
      'This is no file, or a link to a folder or out of the source: it was not read. Put the file itself there.',
  ),
  'large-file': skipped(
    ({ size, most }: { size: number; most: number }) =>
      `This file has ${Math.round(size / 1e6)} MB: it was not read. Divide it into files of at most ${Math.round(most / 1e6)} MB.`,
  ),
  encoding: changed(({ encoding }: { encoding: string }) => `The file was read as ${encoding} and is UTF-8 now.`),
  'byte-order-mark': changed((_: object) => 'A byte order mark stood before the text: removed.'),
  'line-ends': changed((_: object) => 'Lines ended in carriage returns: now in line feeds.'),
  'hidden-signs': changed(
    ({ found, count }: { found: string; count: number }) =>
      `${found} removed${count > 1 ? ` (${count} in this file)` : ''}.`,
    ({ found }) => found,
  ),
  'long-gaps': changed((_: object) => 'More than a hundred blanks stood in a row: shortened.'),
  'composed-letters': changed(
    (_: object) => 'Letters were written in parts (letter and accent): composed (Unicode NFC).',
  ),
  syntax: skipped(({ reason }: { reason: string }) => `The data can't be read: ${reason}`),
  'repaired-syntax': changed(
    ({ reason }: { reason: string }) =>
      `The frontmatter broke YAML's rules here (${reason}): the line was read as plain text.`,
  ),
  'key-twice': lost(
    ({ key, kept }: { key: string; kept: number }) => `"${key}" is given twice: the one on line ${kept} was used.`,
  ),
  'read-toml': changed((_: object) => 'The frontmatter was TOML and is YAML now.'),
  'unread-data': skipped(({ what }: { what: string }) => `${what}: not imported.`),

  // Fields of an entry
  'term-from': changed(
    ({ term, from }: { term: string; from: string }) => `No field names the term: "${term}" was taken from ${from}.`,
  ),
  'unknown-field': lost(
    ({ field, value }: { field: string; value: string }) =>
      `The field "${field}" has no place in an entry: ${value} was left out.`,
    ({ field }) => `the field "${field}"`,
  ),
  'field-to-section': changed(
    ({ field, title }: { field: string; title: string }) => `The field "${field}" became the section “${title}”.`,
    ({ field }) => `the field "${field}"`,
  ),
  'wrong-kind': lost(
    ({ field, found, expected }: { field: string; found: string; expected: string }) =>
      `"${field}" is ${found}, expected ${expected}: left out.`,
    ({ field }) => `the field "${field}"`,
  ),
  'large-entry': skipped(
    ({ term, length, most }: { term: string; length: number; most: number }) =>
      `"${term}" has ${length} letters, expected at most ${most}: not imported. Divide it into several entries.`,
  ),
  'no-definition': skipped(({ term }: { term: string }) => `"${term}" has no definition: not imported.`),
  'no-term': skipped((_: object) => 'The entry has no name: not imported.'),
  'summary-as-definition': changed((_: object) => 'There is no definition: the summary serves as one.'),
  'other-tags': lost(({ category, tags }: { category: string | undefined; tags: string }) =>
    category === undefined
      ? `These tags are no categories of the source: ${tags}; left out.`
      : `An entry has one category, "${category}" here; left out: ${tags}.`,
  ),
  'swapped-date': changed(
    ({ found, date }: { found: string; date: string }) =>
      `"${found}" is not a date: read as ${date}, with day and month the other way round.`,
  ),
  'rewritten-date': changed(
    ({ found, date }: { found: string; date: string }) => `The date "${found}" is written ${date} now.`,
  ),
  'impossible-date': lost(
    ({ field, found }: { field: string; found: string }) => `"${found}" in "${field}" is no date: left out.`,
    ({ field }) => `the field "${field}"`,
  ),
  'needless-alias': changed(
    ({ alias, of }: { alias: string; of: string }) => `The alias "${alias}" is ${of}: left out.`,
    ({ of }) => of,
  ),
  'name-cleaned': changed(
    ({ found, name }: { found: string; name: string }) => `"${found}" is plain text now: "${name}".`,
  ),
  'unknown-status': lost(
    ({ found }: { found: string }) => `The status "${found}" has no place in an entry: the entry counts as published.`,
  ),

  // Between entries
  'new-slug': changed(
    ({ from, slug, why }: { from: string; slug: string; why: string }) =>
      `"${from}" got the address "${slug}": ${why}.`,
  ),
  'same-entry': merged(
    ({ term, into }: { term: string; into: string }) =>
      `"${term}" says the same as ${into}: joined, and its identifier leads there.`,
  ),
  'see-entry': merged(
    ({ term, into }: { term: string; into: string }) => `"${term}" only refers to ${into}: it became an alias there.`,
  ),
  'same-name': changed(
    ({ term, other, sense }: { term: string; other: string; sense: string }) =>
      `"${term}" is also the name of ${other}: told apart by the sense "${sense}".`,
  ),
  'unknown-reference': lost(
    ({ field, found, near }: { field: string; found: string; near: string | undefined }) =>
      `"${found}" in "${field}" is no term of this source: left out.${meant(near)}`,
    ({ field }) => `the field "${field}"`,
  ),
  'self-reference': lost(
    ({ field, found }: { field: string; found: string }) => `"${found}" in "${field}" is this entry itself: left out.`,
  ),
  'draft-reference': lost(
    ({ found, id }: { found: string; id: string }) =>
      `The reference "${found}" leads to "${id}", a draft: left out, as nothing can refer to drafts. Put it in when that is published.`,
  ),
  'near-reference': changed(
    ({ found, id }: { found: string; id: string }) => `The reference "${found}" was read as "${id}".`,
  ),

  // Prose
  'unknown-link': lost(
    ({ text: words, found, near }: { text: string; found: string; near: string | undefined }) =>
      `"${words}" referred to "${found}", which is no term of this source: plain text now.${meant(near)}`,
  ),
  'self-link': changed(({ text: words }: { text: string }) => `"${words}" linked to its own page: plain text now.`),
  'link-anchor': changed(
    ({ found, id }: { found: string; id: string }) =>
      `The link "${found}" leads to the page of "${id}" now, without "${found.replace(/^[^#?]*/u, '')}".`,
  ),
  'old-site-link': lost(
    ({ text: words, found }: { text: string; found: string }) =>
      `"${words}" linked to "${found}", a page of the old site: plain text now.`,
  ),
  'made-absolute': changed(
    ({ found, address }: { found: string; address: string }) => `The address "${found}" is ${address} now.`,
  ),
  'unsafe-link': lost(
    ({ text: words, found }: { text: string; found: string }) =>
      `"${words}" linked to "${found}", which is not an address that may be published: plain text now.`,
  ),
  'image-left': lost(
    ({ found, alternative }: { found: string; alternative: string }) =>
      `The image "${found}" was not carried over${alternative === '' ? '' : `: its text "${alternative}" stands there`}.`,
  ),
  'image-linked': changed(
    ({ found }: { found: string }) => `The image "${found}" lies on another site: it is a link now.`,
  ),
  comment: lost(({ words }: { words: string }) => `A comment was left out: “${words}”.`),
  shortcode: lost(
    ({ found, left }: { found: string; left: string }) => `${found} has no counterpart: ${left}.`,
    ({ found, left }) => `${callOf(found)}: ${left}`,
  ),
  'shortcode-said': changed(
    ({ found, as }: { found: string; as: string }) => `${found} became ${as}.`,
    ({ found }) => callOf(found),
  ),
  'bad-shortcode': changed(
    ({ found, as }: { found: string; as: string }) => `${found} is written wrongly: read as ${as}.`,
  ),
  'html-said': changed(
    ({ found, as }: { found: string; as: string }) => `${found} became ${as}.`,
    ({ found }) => found,
  ),
  'html-left': lost(
    ({ found, left }: { found: string; left: string }) => `${found} is not allowed in prose: ${left}.`,
    ({ found }) => found.replace(/\s.*(?=>)/su, ''),
  ),
  'html-text': changed(({ found }: { found: string }) => `"${found}" is no HTML: it is plain text now.`),
  entities: changed(
    ({ count }: { count: number }) => `HTML entities became the signs they stand for${count > 1 ? ` (${count})` : ''}.`,
  ),
  'dollar-signs': changed(({ found }: { found: string }) => `"${found}" is no formula: its dollar signs are escaped.`),
  heading: changed(
    ({ title, became }: { title: string; became: string }) => `The heading “${title}” ${became}.`,
    ({ became }) => became,
  ),
  'label-to-section': changed(
    ({ title }: { title: string }) => `The paragraph that began with “${title}” in bold became a section.`,
    ({ title }) => `“${title}”`,
  ),
  notation: changed(
    ({ what }: { what: string }) => `${what}.`,
    ({ what }) => withoutQuoted(what),
  ),
  'notation-left': lost(
    ({ what }: { what: string }) => `${what}: left out.`,
    ({ what }) => withoutQuoted(what),
  ),

  // The content folder
  'edited-file': kept((_: object) => 'This file was edited since the last import: left as it is.'),
  'foreign-file': kept((_: object) => 'This file was not written by this import: left as it is.'),
  'deleted-file': kept((_: object) => 'This file was deleted since the last import: not written again.'),
  'orphan-file': kept((_: object) => 'The source no longer has the entry that this file came from: left as it is.'),
  'placeholder-settings': changed(
    (_: object) =>
      'The settings were written with a placeholder for the address (url): put in your own, and a description of the glossary.',
  ),
} satisfies Record<string, NoteText<never>>;

export type NoteId = keyof typeof noteTexts;
