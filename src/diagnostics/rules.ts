import { quoted } from './quoted.ts';
import { unreadSigns, type UnreadSign } from './unread-signs.ts';

export type Severity = (typeof SEVERITIES)[number];

/** Most severe first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;

interface Wording {
  /** What was found and what was expected. */
  message: string;
  /** How to fix it. */
  hint?: string | undefined;
}

interface Rule<D> {
  severity: Severity;
  /** One line for the list of rules. */
  title: string;
  say: (details: D) => Wording;
}

const error = <D>(title: string, say: (details: D) => Wording): Rule<D> => ({ severity: 'error', title, say });
const warning = <D>(title: string, say: (details: D) => Wording): Rule<D> => ({ severity: 'warning', title, say });
/** An optional improvement. */
const note = <D>(title: string, say: (details: D) => Wording): Rule<D> => ({ severity: 'note', title, say });

/** The hint of every rule about a misspelt name. */
const didYouMean = (nearest: string | undefined, otherwise: string): string =>
  nearest === undefined ? otherwise : `Did you mean "${nearest}"?`;

const megabytes = (bytes: number): string => String(Math.ceil(bytes / 1e5) / 10);

/** The end of a text, for recognising the place. */
const end = (text: string): string => (text.length > 40 ? `…${text.slice(-39)}` : text);

/**
 * The table of rules: every problem that Headword finds in content, with its severity and its texts.
 * Each rule has a folder in `tests/fixtures/rules/` with a bad and a good example; `content/RULES.md` is made from both.
 */
export const rules = {
  // The folder
  'missing-settings': error('The settings file is missing', ({ folder }: { folder: string }) => ({
    message: `There is no site.yaml in ${folder}.`,
    hint: 'Add one with at least: name, description, url, language. Or point --content at the folder that has it.',
  })),
  'no-terms': warning('The glossary has no terms', (_: object) => ({
    message: 'No term was found under terms/.',
    hint: 'Add terms/my-first-term.md with the fields term and definition.',
  })),
  'unreadable-text': error(
    'A file is not UTF-8 text, or is too large',
    ({ tooLarge }: { tooLarge?: { size: number; limit: number } }) =>
      tooLarge
        ? {
            message: `The file has ${megabytes(tooLarge.size)} MB: expected at most ${megabytes(tooLarge.limit)} MB of text.`,
            hint: 'Split it into several files.',
          }
        : { message: 'The file is not UTF-8 text.', hint: 'Save it as UTF-8.' },
  ),
  'theme-syntax': error('The stylesheet theme.css is not valid CSS', ({ what }: { what: string }) => ({
    message: `theme.css can't be read as CSS from here on: ${what}.`,
    hint: 'Look just before this place for a missing or extra brace, or a property without a colon.',
  })),
  'ignored-file': warning('A file is not read', ({ expected }: { expected: string }) => ({
    message: `This file is not read: expected ${expected}.`,
    hint: 'Rename or convert it, or move it out of the folder.',
  })),

  'replaced-page': warning('A file in public/ that stands in the place of a page', ({ owner }: { owner: string }) => ({
    message: `This file is published in the place of ${owner}.`,
    hint: 'Rename it, or take it out of public/, unless that is what you want.',
  })),
  'language-tag': warning(
    'A language tag in another than its usual form',
    ({ found, usual }: { found: string; usual: string }) => ({
      message: `The language tag "${found}" is taken as "${usual}".`,
      hint: `Write "${usual}".`,
    }),
  ),
  'english-interface': note('A language without interface texts of its own', ({ language }: { language: string }) => ({
    message: `Headword has no interface texts in "${language}": its own words, such as “Search”, are English on these pages.`,
    hint: `Translate them below "texts": texts: { ${language}: { search: … } }. Their names are listed in src/site/texts/en.ts.`,
  })),
  'unknown-placeholder': error(
    'A placeholder that stands for nothing',
    ({ found, nearest, names }: { found: string; nearest: string | undefined; names: readonly string[] }) => ({
      message: `"{${found}}" stands for nothing here.`,
      hint:
        nearest !== undefined
          ? `Did you mean "{${nearest}}"?`
          : names.length > 0
            ? `Remove the braces, or write one of ${names.map((name) => `{${name}}`).join(', ')}.`
            : found === 'product'
              ? 'Name the product in site.yaml: product: { name: …, url: https://… }.'
              : 'Remove the braces.',
    }),
  ),
  'untranslated-call': note(
    'A call to action that pages of a language do not show',
    ({
      field,
      language,
      missing,
      isShown,
    }: {
      field: string;
      language: string;
      missing: readonly string[];
      isShown: boolean;
    }) => ({
      message: `"${field}" has no ${missing.join(' and no ')} in "${language}", so pages in that language ${isShown ? 'show the rest of it' : "don't show it"}.`,
      hint: `Write the texts by language: ${missing[0]}: { …, ${language}: … }.`,
    }),
  ),
  'layout-fault': error(
    'Header or footer of the owner that would break pages',
    ({ what, cure }: { what: string; cure: string }) => ({ message: `In this file, ${what}.`, hint: cure }),
  ),
  'unseen-part': warning(
    'A header or footer that is given twice',
    ({ part, what }: { part: string; what: string }) => ({
      message: `${what} is on no page.`,
      hint: `Keep one: the setting, or layout/${part}.html.`,
    }),
  ),
  'blocked-origin': warning(
    'The security policy blocks what the head loads',
    ({
      directive,
      origins,
      line,
      where,
    }: {
      directive: string;
      origins: readonly string[];
      line: string;
      where: string;
    }) => ({
      message: `A tag in "${where}" loads from ${origins.join(' and ')}, which the content security policy blocks.`,
      hint: `Add ${directive === 'script-src' ? 'the origin, and that of what the script itself asks for (connect-src, img-src)' : 'the origin'}: csp: { ${line} }.`,
    }),
  ),
  'blocked-attribute': warning(
    'The security policy blocks an attribute in the head',
    ({ tag, attribute, where }: { tag: string; attribute: string; where: string }) => ({
      message: `The attribute "${attribute}" of <${tag}> in "${where}" has no effect: the content security policy blocks it.`,
      hint:
        attribute === 'style'
          ? `Write the rule in theme.css, or in a <style> in "${where}".`
          : `Add the listener in a <script> in "${where}": element.addEventListener(…).`,
    }),
  ),
  'vain-source': warning('A source of the security policy has no effect', ({ directive }: { directive: string }) => ({
    message: `'unsafe-inline' in "${directive}" has no effect: the policy has hashes, and browsers ignore it then.`,
    hint: 'Remove it. The scripts and styles in "head" are allowed by their hashes.',
  })),
  'no-original': warning(
    'A translation without an original',
    ({ id, language, nearest }: { id: string; language: string; nearest: string | undefined }) => ({
      message: `This is no translation: no term of the default language has the file name "${id}.md".`,
      hint: didYouMean(
        nearest && `${nearest}.md`,
        `Give it the file name of its original, or leave it if only this language (${language}) has the term.`,
      ),
    }),
  ),

  // The frontmatter
  'missing-frontmatter': error(
    'A file does not begin with frontmatter',
    ({ field, isOpen }: { field: string; isOpen: boolean }) =>
      isOpen
        ? {
            message: 'The frontmatter that begins here never ends: expected a second line "---".',
            hint: 'Add a line "---" below the fields.',
          }
        : {
            message: 'The file has no frontmatter: expected a first line "---" and, after the fields, a second one.',
            hint: `Begin the file with:\n---\n${field}: …\n---`,
          },
  ),
  'yaml-syntax': error('The YAML can’t be read', ({ reason, hint }: { reason: string; hint?: string | undefined }) => ({
    message: `The YAML can't be read: ${reason}`,
    hint,
  })),
  'unknown-field': error(
    'A field that does not exist',
    ({
      field,
      nearest,
      allowed,
      advice,
    }: {
      field: string;
      nearest: string | undefined;
      allowed: string;
      advice?: string | undefined;
    }) => ({
      message: `"${field}" is not a field here.`,
      hint: didYouMean(
        nearest,
        advice !== undefined
          ? advice
          : /\s/u.test(field)
            ? 'If it is the rest of a text with a comma, put the whole text in quotes.'
            : allowed === ''
              ? 'No fields are expected here.'
              : `Fields here: ${allowed}.`,
      ),
    }),
  ),
  'missing-field': error('A required field is missing', ({ field, expected }: { field: string; expected: string }) => ({
    message: `The field "${field}" is missing: expected ${expected}.`,
    hint: `Add a line "${field}: …".`,
  })),
  'wrong-type': error(
    'A value of the wrong kind',
    ({
      field,
      found,
      expected,
      hint,
    }: {
      field: string;
      found: string;
      expected: string;
      hint?: string | undefined;
    }) => ({
      message: `"${field}" is ${found}: expected ${expected}.`,
      hint,
    }),
  ),
  'invalid-value': error(
    'A value that is not allowed',
    ({
      field,
      found,
      expected,
      nearest,
    }: {
      field: string;
      found: string;
      expected: string;
      nearest?: string | undefined;
    }) => ({
      message: `"${found}" is not allowed for "${field}": expected ${expected}.`,
      hint: nearest === undefined ? undefined : didYouMean(nearest, ''),
    }),
  ),
  'impossible-date': error(
    'A date that does not exist',
    ({ field, found, swapped }: { field: string; found: string; swapped: string | undefined }) => ({
      message: `"${found}" in "${field}" is not a date: expected year-month-day, such as 2026-06-16.`,
      hint: didYouMean(swapped, `Write "${field}: YYYY-MM-DD".`),
    }),
  ),
  'unsafe-address': error(
    'An address that is not safe to publish',
    ({ found, expected }: { found: string; expected: string }) => ({
      message: `"${found}" is not an address that may be published: expected ${expected}.`,
      hint: 'Write the whole address, beginning with https://. Pictures and videos are files in images/.',
    }),
  ),

  'curly-quotes': error(
    'Curly quotes in place of straight ones',
    ({ found, inner }: { found: string; inner?: string | undefined }) => ({
      message:
        inner === undefined
          ? `${found} has a curly quote, which is a part of the text in YAML: expected straight quotes.`
          : `${found} is in curly quotes, which are a part of the text in YAML: expected straight quotes.`,
      hint:
        inner === undefined
          ? 'Write straight quotes: "…".'
          : `Write ${quoted(inner)}. If the quotes belong to the text, put straight ones around them: ${quoted(found)}.`,
    }),
  ),
  'cut-text': warning(
    'A text that a # cuts off',
    ({ field, kept, whole }: { field: string; kept: string; whole: string }) => ({
      message: `"${field}" ends at "${end(kept)}": what follows "#" is a comment.`,
      hint: `If it belongs to the text, put the whole text in quotes: ${quoted(whole)}. Otherwise, put the comment on a line of its own.`,
    }),
  ),
  'lost-markup': warning(
    'Markdown or HTML in a text of one line',
    ({ field, what }: { field: string; what: string }) => ({
      message: `"${field}" has ${what}: expected plain words, as this text also stands where nothing else can be shown.`,
      hint: 'Say it in words, or move it into the definition. Signs that are meant as such go between backticks: `<b>`.',
    }),
  ),

  // The entry
  'empty-definition': error('A term without a definition', ({ section }: { section: string | undefined }) => ({
    message: 'The definition is empty: expected at least one sentence.',
    hint:
      section === undefined
        ? 'Write it in the field "definition", or as the body of the file.'
        : `Write it in the field "definition", or above the heading "${section}".`,
  })),
  'section-twice': error(
    'A part of the entry appears twice',
    ({ part, first, title }: { part: string; first: number; title?: string | undefined }) => ({
      message: `"${part}" appears a second time; the first is on line ${first}.`,
      hint:
        title === undefined
          ? 'Keep one of the two: the field, or the body above the first heading.'
          : `Keep one of the two: join the texts, or rename the heading "${title}".`,
    }),
  ),
  'duplicate-question': error(
    'A question is asked twice',
    ({ question, first }: { question: string; first: number }) => ({
      message: `The question "${question}" is asked a second time; the first is on line ${first}.`,
      hint: 'Join the two answers, or ask something else.',
    }),
  ),
  'bad-slug': error(
    'A name that can’t be an address',
    ({ slug, expected, better }: { slug: string; expected: string; better: string }) => ({
      message: `"${slug}" can't be an address: expected ${expected}.`,
      hint:
        better.replace(/\.md$/u, '') === ''
          ? 'Give it a name with letters or digits.'
          : better.replace(/\.md$/u, '') === slug
            ? 'Give it another name.'
            : `Rename it to "${better}".`,
    }),
  ),
  'missing-image': error(
    'An image, video or poster that is not there',
    ({ found, expected, nearest }: { found: string; expected: string; nearest?: string | undefined }) => ({
      message: `"${found}" was not found: expected ${expected}.`,
      hint: didYouMean(
        nearest,
        'Put the file into images/ and give its path from this file, such as ../images/figure.png.',
      ),
    }),
  ),
  'unsafe-image': error('An SVG image with active content', ({ found, what }: { found: string; what: string }) => ({
    message: `"${found}" contains ${what}: expected a picture that can't run or load anything.`,
    hint: 'Export it again as a plain SVG, or as PNG.',
  })),
  'damaged-image': error('A picture that can’t be shown', ({ found, what }: { found: string; what: string }) => ({
    message: `"${found}" can't be shown: ${what}.`,
    hint: 'Export the picture again as PNG, JPEG or WebP, no larger than a page shows it.',
  })),
  'too-deep': error('Text that is nested too deeply', ({ what }: { what: string }) => ({
    message: `The text has ${what}.`,
    hint: 'Use fewer levels.',
  })),
  'too-much': error('More than is read', ({ what, hint }: { what: string; hint?: string }) => ({
    message: `The text has ${what}.`,
    hint: hint ?? 'Divide it: into shorter paragraphs, or into several entries or pages.',
  })),
  'bad-formula': error(
    'A formula that can’t be typeset',
    ({ formula, reason }: { formula: string; reason: string }) => ({
      message: `The formula "${formula}" can't be typeset: ${reason}`,
      hint: 'If the dollar sign is meant as money, write \\$.',
    }),
  ),

  // Between entries
  'duplicate-name': error(
    'Two entries with the same name and no sense',
    ({ name, other }: { name: string; other: string }) => ({
      message: `"${name}" is also the name of ${other}: expected one entry, or a different "sense" in each.`,
      hint: 'Join the two entries, or tell them apart by adding a line to each, such as "sense: photography".',
    }),
  ),
  'slug-collision': error('Two files with the same address', ({ slug, other }: { slug: string; other: string }) => ({
    message: `The address "${slug}/" is already that of ${other}.`,
    hint: 'Rename one of the two files, or give a translation another "slug". Folders and capitals make no difference.',
  })),
  'taken-address': error(
    'An address that is in use',
    ({ address, owner, isEarlier }: { address: string; owner: string; isEarlier: boolean }) => ({
      message: `The address "${address}" is taken: it belongs to ${owner}.`,
      hint: isEarlier
        ? 'Remove it from "formerly": an address leads to one page.'
        : 'Choose another name for the file.',
    }),
  ),
  'outside-path': warning(
    'An earlier path outside of the site',
    ({ path, base, target, rest }: { path: string; base: string; target: string; rest?: string | undefined }) => ({
      message: `"${path}" is outside of ${base}/, where this site is published: nothing can lead on from there.`,
      hint: `If it is a path below ${base}, write "${base}${path}". Otherwise ${
        rest === undefined
          ? `tell the host: ${path} ${target} 301`
          : `write "${base}/${rest}", and tell the host: ${path.replace(/[?#].*$/su, '')} ${base}/ 301`
      }`,
    }),
  ),
  'unknown-term': error(
    'A reference to a term that does not exist',
    ({ found, nearest }: { found: string; nearest: string | undefined }) => ({
      message: `"${found}" is not a term.`,
      hint: didYouMean(nearest, 'Refer to a term by its file name without .md, or add that term.'),
    }),
  ),
  'unknown-person': error(
    'A person that the settings do not name',
    ({ found, nearest }: { found: string; nearest: string | undefined }) => ({
      message: `"${found}" is no person of site.yaml.`,
      hint: didYouMean(
        nearest,
        `Add it there: people: { id: { name: … } }, with an identifier that is written here. Or write the name here: { name: "${found}" }.`,
      ),
    }),
  ),
  'ambiguous-term': error(
    'A reference to a name that several terms have',
    ({ found, choices }: { found: string; choices: string }) => ({
      message: `"${found}" names several terms: ${choices}.`,
      hint: `Refer to one of them by its file name: in prose, [${found}](term:${choices.split(', ')[0]}).`,
    }),
  ),
  'draft-term': error('A reference to a draft', ({ found }: { found: string }) => ({
    message: `"${found}" is a draft: it is not published, so nothing can refer to it.`,
    hint: 'Publish that term, remove the reference, or build with --drafts.',
  })),
  'unknown-address': error(
    'A link to an address that the site does not publish',
    ({ found, nearest, ownPage }: { found: string; nearest: string | undefined; ownPage: string }) => ({
      message: `"${found}" is not an address of this site.`,
      hint: `${
        nearest === undefined
          ? `A term is at /file-name/, an own page at ${ownPage}; in prose, [text](term:file-name) leads to a term.`
          : `Did you mean "${nearest}"?`
      }${found.startsWith('/') ? ' For a page outside the glossary, write the whole address: https://….' : ''}`,
    }),
  ),
  'unknown-heading': warning(
    'A link to a heading that does not exist',
    ({ found, nearest, page }: { found: string; nearest: string | undefined; page: string }) => ({
      message: `"#${found}" is not a heading of ${page}.`,
      hint: didYouMean(
        nearest === undefined ? undefined : `#${nearest}`,
        'Headings get their ids from their words: "## Replica sets" is #replica-sets.',
      ),
    }),
  ),
  'unknown-category': error(
    'A category that the settings do not have',
    ({ found, nearest, known }: { found: string; nearest: string | undefined; known: string }) => ({
      message: `"${found}" is not a category of site.yaml.`,
      hint: didYouMean(
        nearest,
        known === ''
          ? `site.yaml has no categories yet: add this one to "categories", or remove the field.`
          : `Write one of ${known}, or add this one to "categories" in site.yaml.`,
      ),
    }),
  ),
  'similar-tag': warning(
    'A tag that is probably another',
    ({
      found,
      other,
      id,
      isOne,
      more,
    }: {
      found: string;
      other: string;
      id: string;
      isOne: boolean;
      more: number;
    }) => ({
      message: isOne
        ? `The tags "${found}" and "${other}" are one here: their addresses would be the same.`
        : `The tag "${found}" looks like "${other}", which other terms have${more === 0 ? '' : `; ${more} more ${more === 1 ? 'term has' : 'terms have'} it`}.`,
      hint: isOne
        ? `Write them alike, or name one in site.yaml: tags: { another-name: { title: ${quoted(found)} } }`
        : `Write "${other}". If they are two, name this one in site.yaml: tags: { ${id}: { title: ${quoted(found)} } }`,
    }),
  ),
  'self-reference': warning('An entry refers to itself', ({ found }: { found: string }) => ({
    message: `"${found}" is this entry itself.`,
    hint: 'Remove the reference.',
  })),

  // Quality
  'shared-alias': warning(
    'An alias or abbreviation that two entries share',
    ({ alias, other, isHeadword }: { alias: string; other: string; isHeadword: boolean }) => ({
      message: isHeadword
        ? `"${alias}" is the term of ${other}, so it leads there.`
        : `"${alias}" is also a name of ${other}, so it leads to neither.`,
      hint: isHeadword ? 'Remove it here.' : 'Keep it in the entry that readers mean most often.',
    }),
  ),
  'missing-alternative': warning(
    'An image without a real alternative text',
    ({ found, alternative }: { found: string; alternative: string }) => ({
      message:
        alternative === ''
          ? `"${found}" has no alternative text.`
          : `"${alternative}" is not an alternative text for "${found}": expected what the picture shows.`,
      hint: 'Describe in a sentence what the picture shows, for readers who can’t see it.',
    }),
  ),
  'long-summary': warning(
    'A summary too long for a search result',
    ({ length, limit }: { length: number; limit: number }) => ({
      message: `The summary has ${length} characters: expected at most ${limit}, as search results cut it there.`,
      hint: 'Shorten it to one sentence; the definition has room for the rest.',
    }),
  ),
  'same-title': warning('Two pages with the same title', ({ title, other }: { title: string; other: string }) => ({
    message: `${other} has the same title for search engines, ${quoted(title)}.`,
    hint: 'Give one of them a "title" of its own.',
  })),
  'same-description': warning('Two pages with the same description', ({ other }: { other: string }) => ({
    message: `${other} has the same description for search engines.`,
    hint: 'Say what is special to this one, in "summary" or "description".',
  })),
  'no-questions': warning('An entry without questions', (_: object) => ({
    message: 'The entry has no questions.',
    hint: 'Add a field "faq" with questions that readers really ask, each with "question" and "answer".',
  })),
  'answer-without-text': warning('An answer that shows no words', ({ question }: { question: string }) => ({
    message: `The answer to "${question}" has no words: search engines and other programs don't get the question.`,
    hint: 'Say in a sentence what the picture shows.',
  })),
  'no-related': warning('An entry without related terms', (_: object) => ({
    message: 'The entry has no related terms, and no other entry names it as related.',
    hint: 'Add a line such as "related: [other-term]" with the file names of the nearest terms.',
  })),
  'plain-code': note('Code that is shown without colours', ({ what }: { what: string }) => ({
    message: `The code is shown without colours, as it ${what}.`,
    hint: 'Show less of it.',
  })),
  'removed-html': warning('HTML that is not allowed and was left out', ({ found }: { found: string }) => ({
    message: `${found} is not allowed in prose and was left out.`,
    hint: 'Write it in Markdown. The authors’ guide lists the HTML elements that work.',
  })),

  'unread-markdown': warning(
    'Signs that are not read as the Markdown that they look like',
    ({ found, sign }: { found: string; sign: UnreadSign }) => ({
      message: `"${found}" ${unreadSigns[sign][0]}.`,
      hint: unreadSigns[sign][1],
    }),
  ),
  'no-reading': note('Japanese terms in kanji without a reading', ({ count }: { count: number }) => ({
    message: `${count} ${count === 1 ? 'term' : 'terms'} in kanji ${count === 1 ? 'has' : 'have'} no "reading": in the index, ${count === 1 ? 'it stands' : 'they stand'} under 漢字, behind all others.`,
    hint: 'Add the reading in kana, with a line such as "reading: がくしゅう".',
  })),

  // Links
  'ambiguous-mention': warning(
    'A name that could mean several terms',
    ({ found, choices, first, more }: { found: string; choices: string; first: string; more: number }) => ({
      message: `"${found}" can mean ${choices}: it is not linked here${more === 0 ? '' : `, nor on ${more} more ${more === 1 ? 'page' : 'pages'}`}.`,
      hint: `Say which one is meant: [${found}](term:${first}). Or add it to "related", which decides for the whole page. headword links --term ${first} lists every place.`,
    }),
  ),
  'orphan-term': warning('A term that nothing leads to', ({ name }: { name: string }) => ({
    message: `No other entry mentions "${name}" or is related to it: only lists, such as the index, lead here.`,
    hint: 'Mention it where it explains something, add it to the "related" of another entry, or add the words that texts use for it to its "aliases".',
  })),
  'noise-term': warning(
    'A term that most pages mention',
    ({ name, count, pages }: { name: string; count: number; pages: number }) => ({
      message: `${count} of ${pages} pages mention "${name}": only related terms link to it automatically.`,
      hint: 'If it needs no links, write "linking: { incoming: false }" into it. If all are wanted, raise "noise" under "linking" in site.yaml.',
    }),
  ),
  'over-budget': note(
    'A page that mentions more terms than it links',
    ({
      left,
      all,
      room,
      words,
      budget,
    }: {
      left: number;
      all: number;
      room: number;
      words: number;
      budget: number;
    }) => ({
      message: `${left} of ${all} mentions that could be links are not linked: ${words} words have room for ${room}.`,
      hint: `The most useful ones are linked, ${budget} per 100 words; "budget" under "linking" in site.yaml changes that. headword links lists them.`,
    }),
  ),
  'missing-term': note(
    'A name that recurs and has no entry',
    ({ name, count, files }: { name: string; count: number; files: string }) => ({
      message: `"${name}" appears on ${count} pages and has no entry: ${files}.`,
      hint: 'If readers may look it up, add an entry; if a term is meant, add it to the "aliases" of that term.',
    }),
  ),
  'missing-alias': note(
    'Words that look like a name of a term',
    ({ name, count, term }: { name: string; count: number; term: string }) => ({
      message: `"${name}" appears on ${count} pages and looks like a name of "${term}".`,
      hint: `If it is one, add it there: aliases: [${name}]`,
    }),
  ),
} satisfies Record<string, Rule<never>>;

export type RuleId = keyof typeof rules;
