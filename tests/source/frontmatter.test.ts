import { expect, test } from 'vitest';
import { parseEntry } from '../../src/entries/parse-entry.ts';
import { sourceFile } from '../../src/source/source-file.ts';

/** What is told of a term with these lines in its frontmatter: rule, line, and the cure. */
function told(lines: string): string[] {
  const file = sourceFile('terms/x.md', `---\n${lines}\n---\nA definition.\n`);
  const { problems } = parseEntry(
    file,
    { id: 'x', language: 'en', isTranslation: false },
    { sections: [], categories: [], people: {}, custom: [] },
  );
  return problems
    .filter(({ rule }) => !['no-questions', 'unknown-category'].includes(rule))
    .map(({ rule, line, message, hint }) => `${line} ${rule}: ${message} ${hint ?? ''}`);
}

test.each([
  ['term: C #', '"C #"'],
  ['term: Golden rule #1', '"Golden rule #1"'],
  ['term: Golden rule # 1', '"Golden rule # 1"'],
  ['term: #general', '"#general"'],
  ['term: Regel #1 von allen', '"Regel #1 von allen"'],
  ['term: Règle #1', '"Règle #1"'],
  ['term: Regla #1', '"Regla #1"'],
  ['term: 规则 #1', '"规则 #1"'],
  ['term: 規則 #一', '"規則 #一"'],
  ['term: قاعدة #1', '"قاعدة #1"'],
  ['term: नियम #1', '"नियम #1"'],
  ['term: 규칙 #1', '"규칙 #1"'],
  ['term: x\naliases:\n  - See #5', '"See #5"'],
  ['term: x\naliases:\n  - #5', '"#5"'],
  ['term: x\naliases: [rule #1, first rule]', '"rule #1"'],
  ['term: x\naliases: [first rule, rule #1]', '"rule #1"'],
  ['term: x\nsummary: Channel #a and channel #b.', '"Channel #a and channel #b."'],
  ['term: x\nsummary: Say "hi" in #general or #random.', `'Say "hi" in #general or #random.'`],
  ['term: x\nsense: no #1', '"no #1"'],
  ['term: x\nfaq:\n  - question: What is #1?\n    answer: It.', '"What is #1?"'],
  ['term: x\nfaq:\n  - question: What?\n    answer: See #1.', '"See #1."'],
  ['term: x\nsummary: A sentence #1 that\n  goes on', '"A sentence #1 that"'],
  ['term: x\nimage: { src: a.png, alt: The #1 }', '"The #1"'],
])('a text that “#” cuts is told with the whole of it: %s', (lines, whole) => {
  expect(told(lines).join('\n')).toContain(whole);
});

test.each([
  'term: C#',
  'term: "C #"',
  "term: 'rule #1'",
  '# A comment.\nterm: x',
  'term: x\ncategory: y # a comment',
  'term: x\nlinking:\n  incoming: true # a comment',
  'term: x\nstatus: published # a comment',
  'term: x\npublished: 2026-01-01 # a comment',
  'term: x\nsummary: |\n  Rule #1 is whole.',
  'term: x\nsummary: >\n  Rule #1\n  is whole.',
  'term: x\naliases: [a#b, "c #d"]',
])('a “#” that cuts nothing isn’t told: %s', (lines) => {
  expect(told(lines)).toEqual([]);
});

test.each([
  ['“Aspect ratio”', 'Aspect ratio'],
  ['„Seitenverhältnis“', 'Seitenverhältnis'],
  ['„Seitenverhältnis”', 'Seitenverhältnis'],
  ['»Seitenverhältnis«', 'Seitenverhältnis'],
  ['« Format d’image »', 'Format d’image'],
  ['«Formato»', 'Formato'],
  ['‘Proportion’', 'Proportion'],
  ['‚Anteil‘', 'Anteil'],
  ['”Bildformat”', 'Bildformat'],
  ['“宽高比”', '宽高比'],
  ['“नियम”', 'नियम'],
  ['“قاعدة”', 'قاعدة'],
  ['“비율”', '비율'],
])('curly quotes around a value are told: %s', (value, inner) => {
  for (const lines of [`term: ${value}`, `term: x\naliases: [${value}]`, `term: x\nsummary: ${value}`])
    expect(told(lines).join('\n')).toContain(`Write "${inner}".`);
});

test.each([
  'term: x\naliases: [“one, two”]',
  'term: “one',
  'term: two”',
  'term: “Ratio: width to height”',
  'term: «un',
  'term: x\npublished: “2026-01-01”',
])('half of a pair of curly quotes is told: %s', (lines) => {
  expect(told(lines).join('\n')).toMatch(/curly quote|in curly quotes/u);
});

test.each([
  'the “old” way',
  '“Left” and “right”',
  "'“Chef”'",
  '"“Chef”"',
  'l’écran',
  '’tis',
  'dogs’',
  'Straße „Am Markt“ 5',
  '“Smart” objects',
  '5’ 10”',
])('curly quotes inside a text stay: %s', (value) => {
  expect(told(`term: ${value}`).filter((line) => !value.endsWith('”') || line.includes('in curly'))).toEqual([]);
});

test.each([
  ['1.10', 'the number 1.10'],
  ['1.0', 'the number 1.0'],
  ['007', 'the number 007'],
  ['0x1F', 'the number 0x1F'],
  ['0o17', 'the number 0o17'],
  ['1e3', 'the number 1e3'],
  ['1E3', 'the number 1E3'],
  ['+5', 'the number +5'],
  ['-0', 'the number -0'],
  ['.5', 'the number .5'],
  ['5.', 'the number 5.'],
  ['404', 'the number 404'],
  ['.inf', 'the number .inf'],
  ['-.INF', 'the number -.INF'],
  ['.nan', 'the number .nan'],
  ['True', 'the value True'],
  ['FALSE', 'the value FALSE'],
  ['true', 'the value true'],
])('a value that YAML reads as another is told as it was written: %s', (value, found) => {
  const [line, ...others] = told(`term: ${value}`);
  expect(line).toContain(`is ${found}: expected text.`);
  expect(line).toContain(`Put it in quotes: "${value}".`);
  expect(others).toEqual([]);
});

test.each(['~', 'null', 'Null', 'NULL'])('a word for nothing is told as it was written: %s', (value) => {
  expect(told(`term: ${value}`)).toEqual([
    `2 wrong-type: "term" is empty: expected text. ${value} means “nothing” in YAML. If it is the text, put it in quotes: "${value}".`,
  ]);
});

test.each(['NO', 'no', 'yes', 'on', 'Off', 'y', '1_000', '12:30:45', '2026-01-01', '1.2.3', '0b1', '08a'])(
  '“%s” is a text',
  (value) => {
    expect(told(`term: ${value}`)).toEqual([]);
  },
);

test.each([
  ['2024-04-08T14:31', '2024-04-08'],
  ['2024-04-08T14:25:00.186Z', '2024-04-08'],
  ['2024-04-09T23:30:00-05:00', '2024-04-09'],
  ['2024-04-09T00:10:00+14:00', '2024-04-09'],
  ['2024-04-08 14:25', '2024-04-08'],
  ['2024-04-08 14:25:59 +0200', '2024-04-08'],
  ['2024-04-08t14:25:59z', '2024-04-08'],
  ['2024-5-1', '2024-05-01'],
  ['2024/05/01', '2024-05-01'],
  ['2024.05.01', '2024-05-01'],
  ['01.06.2024', '2024-06-01'],
  ['1.6.2024', '2024-06-01'],
  ['1. 6. 2024', '2024-06-01'],
  ['31/12/2024', '2024-12-31'],
  ['12/31/2024', '2024-12-31'],
  ['2024-31-12', '2024-12-31'],
  ['2024年4月8日', '2024-04-08'],
  ['2024년 4월 8일', '2024-04-08'],
  ['31-12-2024 08:00', '2024-12-31'],
  ['20240408', '2024-04-08'],
])('the day of “%s” is proposed', (value, day) => {
  const [line, ...others] = told(`term: x\npublished: ${value}`);
  expect(line).toContain(day);
  expect(others).toEqual([]);
});

test.each(['04/05/2024', '2024-02-30', 'soon', '2024', '2024-04'])('no day is proposed for “%s”', (value) => {
  expect(told(`term: x\npublished: ${value}`).join('\n')).toContain('YYYY-MM-DD');
});

test.each([
  ['\u00A0\u00A0term: x', 2, 'U+00A0 (no-break space)'],
  ['term:\u00A0x', 2, 'U+00A0 (no-break space)'],
  ['term\u00A0: x', 2, 'U+00A0 (no-break space)'],
  ['term: x\nfaq:\n  - question: a\n\u00A0\u00A0\u00A0\u00A0answer: b', 5, 'U+00A0 (no-break space)'],
  ['term: x\naliases:\n\u00A0\u00A0- a', 4, 'U+00A0 (no-break space)'],
  ['term: x\naliases:\n  -\u00A0a\n  -\u00A0b', 4, 'U+00A0 (no-break space)'],
  ['term: x\naliases:\n  - a\n  -\u00A0b', 5, 'U+00A0 (no-break space)'],
  ['term:\u3000x', 2, 'U+3000 (ideographic space)'],
  ['\u3000term: x', 2, 'U+3000 (ideographic space)'],
  ['term: x\naliases:\n\u3000- a', 4, 'U+3000 (ideographic space)'],
  ['\u200Bterm: x', 2, 'U+200B (zero-width space)'],
  ['te\u200Brm: x', 2, 'U+200B (zero-width space)'],
  ['term\u200B: x', 2, 'U+200B (zero-width space)'],
  ['term: x\n\u200Bsummary: y', 3, 'U+200B (zero-width space)'],
  ['term: x\n\uFEFFsummary: y', 3, 'U+FEFF (byte order mark)'],
  ['term: x\nlinking:\n\u2003incoming: true', 4, 'U+2003 (em space)'],
  ['term: x\nlinking:\n\u2009 incoming: true', 4, 'U+2009 (thin space)'],
  ['term: x\nlinking:\n\u202F incoming: true', 4, 'U+202F (narrow no-break space)'],
  ['\u200Eterm: x', 2, 'U+200E (left-to-right mark)'],
  ['\u200Fterm: x', 2, 'U+200F (right-to-left mark)'],
  ['te\u00ADrm: x', 2, 'U+00AD (soft hyphen)'],
  ['term: x\n\u00A0\nsummary: y', 3, 'U+00A0 (no-break space)'],
])('a space that is none in YAML is told with its line: %j', (lines, line, name) => {
  const [first, ...others] = told(lines);
  expect(first).toContain(`${line} yaml-syntax: `);
  expect(first).toContain(name);
  expect(others.every((other) => other.includes('yaml-syntax'))).toBe(true);
});

test.each([
  'term: x\nsummary: 10\u00A0km',
  'term: x\nsummary: Une phrase\u00A0!',
  'term: x\nsummary: |\n  \u3000\u3000一段话。',
  'term: x\nsummary: |\n  une clé\u00A0: une valeur',
  'term: x\nsummary: "une clé\u00A0: une valeur"',
  'term: x\naliases: [a,\u00A0b]',
  'term: نیم\u200Cفاصله',
  '# \u00A0comment\nterm: x',
])('a special space inside a text stays: %j', (lines) => {
  expect(told(lines)).toEqual([]);
});

test.each([
  ['title: x', 'term'],
  ['name: x', 'term'],
  ['title: x\ndescription: y', 'summary'],
  ['term: x\nexcerpt: y', 'summary'],
  ['term: x\nshort_description: y', 'summary'],
  ['term: x\nsynonyms: [y]', 'aliases'],
  ['term: x\nalso-known-as: [y]', 'aliases'],
  ['term: x\nacronym: Y', 'abbreviation'],
  ['term: x\nsee_also: [y]', 'related'],
  ['term: x\nrelatedTerms: [y]', 'related'],
  ['term: x\ndate: 2026-01-01', 'published'],
  ['term: x\nlastmod: 2026-01-01', 'updated'],
  ['term: x\nlast_modified: 2026-01-01', 'updated'],
  ['term: x\ncategories: y', 'category'],
  ['term: x\nredirect_from: [y]', 'formerly'],
  ['term: x\nkeywords: [y]', 'tags'],
  ['term: x\nfaq:\n  - q: What?\n    a: It.', 'question'],
  ['term: x\nfaq:\n  - question: What?\n    text: It.', 'answer'],
  ['term: x\nsources:\n  - name: y\n    url: https://example.org', 'title'],
  ['term: x\nsources:\n  - title: y\n    link: https://example.org', 'url'],
  ['term: x\nimage: { url: a.png, alt: y }', 'src'],
  ['term: x\nimage: { src: a.png, description: y }', 'alt'],
])('a field that has another name elsewhere is answered with ours: %s', (lines, meant) => {
  expect(told(lines).join('\n')).toContain(`Did you mean "${meant}"?`);
  expect(told(lines).join('\n')).not.toContain('missing-field');
});

test.each(['draft', 'layout', 'weight', 'permalink', 'lang', 'id'])(
  'what has no counterpart is answered with advice: %s',
  (field) => {
    expect(told(`term: x\n${field}: y`)).toHaveLength(1);
    expect(told(`term: x\n${field}: y`)[0]).not.toContain('Fields here');
  },
);

test.each(['yes', 'no', 'on', 'Off'])('“%s” in the place of true or false is answered', (value) => {
  expect(told(`term: x\nlinking: { incoming: ${value} }`)[0]).toMatch(/Write "(?:true|false)"\./u);
});
