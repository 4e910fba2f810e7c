import { expect, test } from 'vitest';
import { note } from '../../src/import/note.ts';
import { renderReport, renderReportJson } from '../../src/import/render-report.ts';

const sums = { entries: { found: 50, carried: 50, merged: 0, skipped: 0 }, terms: 50, drafts: 2, links: 0 };
const files = { written: 51, unchanged: 0, kept: 0 };

test('tells what forty entries have in common once', () => {
  const owners = Array.from({ length: 40 }, (_, index) =>
    note('unknown-field', 'words.json', index + 1, { field: 'owner', value: `"Person ${index}"` }),
  );
  const depths = [3, 4].map((line) => note('unknown-field', 'words.json', line, { field: 'depth', value: '"2"' }));
  const stop = note('unused-map', '', 1, { field: 'x' });
  expect(renderReport({ notes: [stop, ...owners, ...depths], ...sums, files })).toBe(
    [
      'words.json:1  lost  unknown-field  The field "owner" has no place in an entry: "Person 0" was left out.',
      'words.json:3  lost  unknown-field  The field "depth" has no place in an entry: "2" was left out.',
      'words.json:4  lost  unknown-field  The field "depth" has no place in an entry: "2" was left out.',
      '',
      'More of the same (--format json lists each):',
      '  39 more  lost  unknown-field  the field "owner": words.json:2, words.json:3, words.json:4, words.json:5, …',
      ':1  stopped  unused-map  --map names the field "x", which no entry of the source has.',
      '',
      'Entries: 50 in the source, 50 carried over, 0 merged, 0 not imported (reported above).',
      'Terms: 50. References made links: 0.',
      'Drafts: 2. A build leaves them out until their status is published.',
      'Files: 51 written, 0 unchanged, 0 left as they are.',
      'Reported: 1 stopped, 0 skipped, 0 kept, 42 lost, 0 merged, 0 changed.',
      '',
    ].join('\n'),
  );
  const { notes } = JSON.parse(renderReportJson({ notes: owners, ...sums, files })) as { notes: unknown[] };
  expect(notes).toHaveLength(40);
});

test.each([
  ['a command for a terminal', '\u001B[2J', String.raw`\u{1b}[2J`],
  ['the same in one sign', '\u009B2J', String.raw`\u{9b}2J`],
  ['a line break', 'a\nb', String.raw`a\nb`],
  ['a turn of direction', '\u202Eevil', String.raw`\u{202e}evil`],
  ['an isolate', '\u2066evil', String.raw`\u{2066}evil`],
  ['words of any script', 'مد ज्वार 潮', 'مد ज्वार 潮'],
])('%s in names of files and fields does nothing', (_, name, shown) => {
  const one = note('unknown-field', `${name}.json`, 1, { field: name, value: '"x"' });
  const text = renderReport({ notes: [one], ...sums, files });
  expect(text.split('\n')[0]).toBe(
    `${shown}.json:1  lost  unknown-field  The field "${shown}" has no place in an entry: "x" was left out.`,
  );
  expect(renderReportJson({ notes: [one], ...sums, files })).not.toMatch(
    /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u,
  );
});
