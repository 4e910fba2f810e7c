import { expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import { renderTranslations, translationReport } from '../../src/entries/translation-report.ts';
import { fixture } from '../places.ts';

const { entries, glossary } = compile(await readContent(fixture('pages/languages/content')));

test('says what is missing or outdated, language by language', () => {
  expect(renderTranslations(translationReport(entries, glossary!.site.languages))).toBe(
    [
      'language  translated  missing  outdated  alone',
      'de        2 of 3      1        1         0',
      'ar        1 of 3      2        0         0',
      'ja        1 of 3      2        0         0',
      '',
      'de  missing   terms/gaiwan.md',
      'de  outdated  terms/de/green-tea.md (2026-03-01; the original is dated 2026-06-01)',
      'ar  missing   terms/gaiwan.md',
      'ar  missing   terms/oolong.md',
      'ja  missing   terms/gaiwan.md',
      'ja  missing   terms/oolong.md',
      '',
    ].join('\n'),
  );
});

test('has nothing to say of a site in one language', () => {
  expect(renderTranslations(translationReport(entries, ['en']))).toBe(
    'The site has one language: there is nothing to translate.\n',
  );
});
