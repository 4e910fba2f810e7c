import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { inputsOf } from '../../src/content/inputs.ts';
import { isInput, scanContent } from '../../src/content/content-folder.ts';
import { readContent } from '../../src/content/read-content.ts';
import { everyPage } from '../../src/models/page-kinds.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { hashOf } from '../../src/site/owner-markup.ts';

const SITE = [
  'name: Payments',
  'description: The words of payments.',
  'url: https://acme.example/glossary',
  'language: en',
  'locales: [de]',
  '',
].join('\n');
const BASE = {
  'site.yaml': SITE,
  'terms/fee.md': '---\nterm: Fee\n---\nA price.',
  'terms/de/fee.md': '---\nterm: Preis\n---\nGeld.',
};

function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'headword-layout-'));
  for (const [path, text] of Object.entries({ ...BASE, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function glossaryOf(files: Readonly<Record<string, string>>) {
  const { glossary, problems } = compile(await readContent(folderOf(files)));
  return { glossary: glossary!, told: problems.filter(({ file }) => !file.startsWith('terms/')) };
}

test('header and footer of the owner stand in place of ours, by language, and their scripts and styles may run', async () => {
  const files = {
    'layout/header.html': '<header>Acme</header><script>let a</script>',
    'layout/header.de.html': '<header>Acme DE</header>',
    'layout/footer.de.html': '<footer>Impressum</footer>',
    'layout/acme.css': '.acme { color: red }',
    'layout/acme.js': 'let b',
  };
  const { glossary, told } = await glossaryOf(files);
  expect(told).toEqual([]);
  const pages = everyPage(glossary.pages).filter(({ kind }) => kind === 'term');
  const frames = glossary.pages.term.map((sheet) => sheet.page().frame);
  expect(pages).toHaveLength(2);
  expect(frames.map(({ language, ownHeader, ownFooter }) => [language, ownHeader, ownFooter])).toEqual([
    ['en', files['layout/header.html'], undefined],
    ['de', files['layout/header.de.html'], files['layout/footer.de.html']],
  ]);
  const [{ head }] = frames as [(typeof frames)[0]];
  expect(head.policy).toContain(hashOf('let a'));
  const published = outputFiles(glossary).filter(({ address }) => address.startsWith('/glossary/layout/'));
  expect(published.map(({ body }) => body)).toEqual(['.acme { color: red }', 'let b']);
  expect([...head.styles!, ...head.scripts!]).toEqual(published.map(({ address }) => address));
  expect(head.styles![0]).toMatch(/^\/glossary\/layout\/acme\.[\da-f]{8}\.css$/u);
  const headers = outputFiles(glossary).find(({ address }) => address.endsWith('_headers'))!.body;
  expect(headers).toContain(hashOf('let a'));
  expect(headers).toContain('/glossary/layout/:file\n  Cache-Control: public, max-age=31536000, immutable');
});

test('without: [header, footer] leaves them out', async () => {
  const { glossary } = await glossaryOf({ 'site.yaml': `${SITE}page: { without: [header, footer] }\n` });
  const { ownHeader, ownFooter } = glossary.pages.term[0]!.page().frame;
  expect([ownHeader, ownFooter]).toEqual(['', '']);
});

test('what the policy blocks in a header is told with its file, and so is a name that no file of layout/ has', async () => {
  const { told } = await glossaryOf({
    'layout/header.html': '<header onclick="go()"><img src="https://cdn.example/a.png" alt=""></header>',
    'layout/haeder.html': '<header></header>',
    'layout/header.fr.html': '<header></header>',
  });
  expect(told.map(({ rule, file, message, hint }) => [rule, file, message, hint])).toEqual([
    ['ignored-file', 'layout/haeder.html', expect.any(String), expect.any(String)],
    ['ignored-file', 'layout/header.fr.html', expect.any(String), expect.any(String)],
    ['blocked-attribute', 'layout/header.html', expect.stringContaining('"onclick" of <header>'), expect.any(String)],
    [
      'blocked-origin',
      'layout/header.html',
      'A tag in "layout/header.html" loads from https://cdn.example, which the content security policy blocks.',
      'Add the origin: csp: { img-src: [https://cdn.example] }.',
    ],
  ]);
});

test('a change of the header is a change of every page', () => {
  const root = folderOf({ 'layout/header.html': '<header>One</header>' });
  const before = inputsOf(scanContent(root), {});
  writeFileSync(join(root, 'layout/header.html'), '<header>Two!</header>');
  const after = inputsOf(scanContent(root), {});
  expect(after.frame).not.toBe(before.frame);
  expect(isInput('layout/header.html')).toBe(true);
});
