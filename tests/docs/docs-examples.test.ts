import { join } from 'node:path';
import { root } from '../places.ts';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { compile } from '../../src/compile.ts';
import type { Content } from '../../src/source/content.ts';
import type { Problem } from '../../src/diagnostics/problem.ts';
import { renderText } from '../../src/diagnostics/render-text.ts';
import type { RuleId } from '../../src/diagnostics/rules.ts';
import { HOSTS } from '../../src/site/hosts.ts';
import type { Asset } from '../../src/source/asset.ts';
import { sourceFile, type SourceFile } from '../../src/source/source-file.ts';
import { examplesIn } from './examples-in.ts';

/**
 * The examples in the documentation are compiled, so that they can't rot. What follows the language of a fence says what it is:
 * `file=terms/seed.md` a whole file, `prose` a piece of a body, `fields` a piece of frontmatter, `settings` a site.yaml of its own.
 */
const readmeText = await readFile(join(root, 'README.md'), 'utf8');
const guideText = await readFile(join(root, 'content/README.md'), 'utf8');
const shipped = await readContent(join(root, 'content'));

test('the files in the README are a glossary without errors', () => {
  const files = filesIn(readmeText);
  // What the text adds to a file stands in a fence of its own.
  const settings = files.filter(({ path }) => path === 'site.yaml').map(({ text }) => text);
  const content: Content = {
    settings: sourceFile('site.yaml', settings.join('')),
    terms: files.filter(({ path }) => path.startsWith('terms/')),
    pages: [],
    assets: new Map(),
    publicFiles: [],
    problems: [],
  };
  expect(content.terms.length).toBeGreaterThan(0);
  expect(
    report(
      compile(content).problems,
      files.map(({ path }) => path),
    ),
  ).toBe('0 errors, 0 warnings\n');
});

test.each(HOSTS)('the README says what %s needs', (host) => {
  expect(readmeText).toMatch(new RegExp(`^- (?:.*, )?\`${host}\`.*: `, 'mu'));
});

describe('the authors’ guide', () => {
  const examples = examplesIn(guideText);
  const pieces = examples.flatMap(({ kind, text, line }) => {
    const path = `terms/guide-line-${line}.md`;
    if (kind === 'prose') return sourceFile(path, termWith(line, '', text));
    if (kind === 'fields') return sourceFile(path, termWith(line, text, 'A definition.'));
    return kind.startsWith('file=') ? sourceFile(kind.slice('file='.length), text) : [];
  });
  const { problems } = compile(withFiles(pieces));

  test.each(pieces)('$path', ({ path }) => {
    expect(report(problems, [path])).toBe('0 errors, 0 warnings\n');
  });

  test.each(examples.filter(({ kind }) => kind === 'settings'))('the settings on line $line', ({ text }) => {
    const settings = sourceFile('site.yaml', text);
    expect(report(compile({ ...withFiles([]), settings, terms: [], pages: [] }).problems, ['site.yaml'])).toBe(
      '0 errors, 0 warnings\n',
    );
  });
});

function filesIn(document: string): SourceFile[] {
  return examplesIn(document).flatMap(({ kind, text }) =>
    kind.startsWith('file=') ? sourceFile(kind.slice('file='.length), text) : [],
  );
}

function termWith(line: number, fields: string, body: string): string {
  const term = /^term:/mu.test(fields) ? '' : `term: The example on line ${line}\n`;
  return `---\n${term}${fields}howItWorks: So.\nwhyItMatters: So.\n---\n${body}`;
}

/** The glossary that ships, with these files in it and the pictures that they show. A file of the same name gives way. */
function withFiles(files: readonly SourceFile[]): Content {
  const nameOf = ({ path }: SourceFile): string => path.slice(path.lastIndexOf('/') + 1);
  const names = new Set(files.map(nameOf));
  const kept = (there: readonly SourceFile[]): SourceFile[] => there.filter((file) => !names.has(nameOf(file)));
  return {
    ...shipped,
    terms: [...kept(shipped.terms), ...files.filter(({ path }) => path.startsWith('terms/'))],
    pages: [...kept(shipped.pages), ...files.filter(({ path }) => path.startsWith('pages/'))],
    assets: new Map([...shipped.assets, ...shown.map((asset): [string, Asset] => [asset.path, asset])]),
  };
}

const picture = { digest: '0123456789abcdef', width: 1600, height: 900 };
const shown: Asset[] = [
  { path: 'images/moire-shirt.jpg', kind: 'image', type: 'image/jpeg', ...picture },
  { path: 'images/moire-pan.jpg', kind: 'image', type: 'image/jpeg', ...picture },
  { path: 'images/moire-pan.mp4', kind: 'video', type: 'video/mp4', ...picture },
  { path: 'images/moire-pan.vtt', kind: 'captions', type: 'text/vtt', ...picture },
];

/** What is reported of these files. Examples are short, so that advice on quality is left out; what a page would lose is not. */
function report(problems: readonly Problem[], files: readonly string[]): string {
  return renderText(
    problems.filter(({ file, severity, rule }) => files.includes(file) && (severity === 'error' || losses.has(rule))),
    '',
  );
}

const losses = new Set<RuleId>([
  'removed-html',
  'missing-alternative',
  'unknown-category',
  'shared-alias',
  'long-summary',
]);
