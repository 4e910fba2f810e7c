import { expect, test } from 'vitest';
import { compile } from '../../src/compile.ts';
import { sourceFile } from '../../src/source/source-file.ts';

test('“Edit this page” leads to a file whose path has signs that end an address', () => {
  const { glossary } = compile({
    settings: sourceFile(
      'site.yaml',
      'name: N\ndescription: D.\nurl: https://n.example\nlanguage: en\n' +
        'repository:\n  url: https://github.com/a/b\n  editPath: edit/main/content\n',
    ),
    terms: [sourceFile('terms/C# & é/why?.md', '---\nterm: Zebra\nfaq: []\n---\nAn animal.\n')],
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  });
  const [edit] = glossary!.pages.term[0]!.page().actions;
  expect(edit!.address).toBe('https://github.com/a/b/edit/main/content/terms/C%23%20%26%20%C3%A9/why%3F.md');
});
