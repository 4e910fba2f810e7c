import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { importGlossary } from '../../src/import/import-glossary.ts';
import { compile } from '../../src/compile.ts';
import { readContent } from '../../src/content/read-content.ts';
import { listFiles } from '../../src/content/walk-folder.ts';
import { readImport } from '../../src/content/read-import.ts';
import { fixture, root } from '../places.ts';

const cases = await readdir(fixture('import'));
const run = promisify(execFile);

/**
 * Each folder of tests/fixtures/import/ is a glossary in another system's format (`source/`), the options of the import
 * (`options.json`), and all that comes out (`expected/`, with the notes). With UPDATE=1 what comes out is written there, to
 * be read over.
 */
describe.each(cases)('import %s', (name) => {
  const folder = fixture('import', name);

  test('writes these files and tells these notes', async () => {
    const result = await imported(folder);
    const { found, carried, terms, merged, skipped, links } = result.counts;
    const sums = `${found} found, ${carried} carried over, ${merged} merged, ${skipped} skipped; ${terms} terms, ${links} links`;
    const notes = result.notes.map(
      ({ file, line, effect, rule, message }) => `${file}:${line}  ${effect}  ${rule}  ${message}`,
    );
    const pictures = result.pictures.map(({ from, to }) => `${from} → ${to}`);
    const made = new Map([...result.files, ['notes.txt', [...notes, ...pictures, sums, ''].join('\n')]]);
    if (process.env.UPDATE) await replaceFolder(join(folder, 'expected'), made);
    const paths = listFiles(join(folder, 'expected'));
    const expected = await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, 'expected', path), 'utf8')] as const),
    );
    expect(Object.fromEntries([...made].sort())).toEqual(Object.fromEntries(expected));
  });

  test('gives content without errors', async () => {
    const result = await imported(folder);
    if (result.counts.carried === 0) return;
    const content = await mkdtemp(join(tmpdir(), 'import-'));
    await replaceFolder(content, result.files);
    for (const { to } of result.pictures) await copyPicture(join(content, to));
    const { problems } = compile(await readContent(content));
    await rm(content, { recursive: true });
    expect(
      problems.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`),
    ).toEqual([]);
  });
});

describe('npm run import', () => {
  test('changes nothing the second time, and keeps what was edited, deleted or not its own', async () => {
    const content = await mkdtemp(join(tmpdir(), 'import-'));
    const once = (): Promise<string> =>
      command(['--from', 'json', 'tests/fixtures/import/json-list/source', '--content', content]);
    await mkdir(join(content, 'terms'));
    await writeFile(join(content, 'terms/finish.md'), '---\nterm: Finish\n---\nMine.\n');
    expect(await once()).toContain('Files: 3 written, 0 unchanged, 1 left as they are.');
    const before = await snapshot(content);
    expect(await once()).toContain('Files: 0 written, 3 unchanged, 1 left as they are.');
    expect(await snapshot(content)).toEqual(before);

    await writeFile(join(content, 'terms/body.md'), '---\nterm: Body\n---\nEdited.\n');
    await rm(join(content, 'terms/body-2.md'));
    const third = await once();
    expect(
      third
        .split('\n')
        .filter((line) => line.includes('  kept  '))
        .map((line) => line.replace(/^.*(?=\/terms\/)/u, 'CONTENT')),
    ).toEqual([
      'CONTENT/terms/body-2.md:1  kept  deleted-file  This file was deleted since the last import: not written again.',
      'CONTENT/terms/body.md:1  kept  edited-file  This file was edited since the last import: left as it is.',
      'CONTENT/terms/finish.md:1  kept  foreign-file  This file was not written by this import: left as it is.',
    ]);
    expect(await readFile(join(content, 'terms/body.md'), 'utf8')).toContain('Edited.');
    await rm(content, { recursive: true });
  });

  test('leaves languages out that the settings do not declare, and says so', async () => {
    const content = await mkdtemp(join(tmpdir(), 'import-'));
    await writeFile(
      join(content, 'site.yaml'),
      'name: Words\ndescription: Words.\nurl: https://example.com\nlanguage: en\nlocales: [ar]\n',
    );
    const said = await command(['--from', 'yaml', 'tests/fixtures/import/yaml-languages/source', '--content', content]);
    expect(said).toContain(
      'unread-language  The settings do not declare the language "he", so its entries were not written. Add "locales: [ar, he]" to site.yaml and import again.',
    );
    expect(listFiles(content)).toEqual([
      'site.yaml',
      'terms/ar/only-ar.md',
      'terms/ar/warm-up.md',
      'terms/pot.md',
      'terms/warm-up.md',
    ]);
    await rm(content, { recursive: true });
  });

  test.each([
    ['a merge conflict', '<<<<<<< ours\n{}\n=======\n{ "a": {} }\n>>>>>>> theirs\n', 'has a merge conflict'],
    ['half a file', '{ "json:source": {', 'is damaged'],
    ['other data', '["terms"]', 'is damaged'],
  ])('stops before it writes where what it wrote last can not be told: %s', async (_, state, said) => {
    const content = await mkdtemp(join(tmpdir(), 'import-'));
    await writeFile(join(content, '.headword-import.json'), state);
    await expect(
      command(['--from', 'json', 'tests/fixtures/import/json-list/source', '--content', content]),
    ).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining(
        `/.headword-import.json" ${said}, so it can't be told which files were edited since the last import. Restore it from Git (of two versions, either does); or delete it: then all files that are there stay as they are.`,
      ) as string,
    });
    expect(await readdir(content)).toEqual(['.headword-import.json']);
    await rm(content, { recursive: true });
  });

  test('takes for --map the sections that the settings declare, and no other words of the file', async () => {
    const content = await mkdtemp(join(tmpdir(), 'import-'));
    await writeFile(
      join(content, 'site.yaml'),
      'name: W\ndescription: W.\nurl: https://example.com\nlanguage: en\nsections:\n  - title: In use\n    field: inUse\n# field: usage\n',
    );
    const once = (ours: string): Promise<string> =>
      command([
        '--from',
        'json',
        'tests/fixtures/import/json-list/source',
        '--map',
        `depth=${ours}`,
        '--content',
        content,
      ]);
    await expect(once('usage')).rejects.toMatchObject({ code: 2 });
    expect(await once('inUse')).toContain('Files: 3 written');
    await rm(content, { recursive: true });
  });

  test('tells wrong usage from content that cannot be read', async () => {
    await expect(command(['--from', 'nothing', 'tests'])).rejects.toMatchObject({ code: 2 });
    await expect(
      command(['--from', 'yaml', 'tests/fixtures/import/undecided/source', '--content', join(tmpdir(), 'never')]),
    ).rejects.toMatchObject({ code: 1 });
  });
});

async function imported(folder: string): Promise<ReturnType<typeof importGlossary>> {
  const options = JSON.parse(await readFile(join(folder, 'options.json'), 'utf8')) as {
    from: string;
    map?: Record<string, string>;
    isPlain?: boolean;
    language?: string;
    origin?: string;
  };
  const { source } = await readImport(join(folder, 'source'));
  const { from, map = {}, isPlain = false, language, origin } = options;
  return importGlossary({ from, source, map: new Map(Object.entries(map)), isPlain, language, origin });
}

async function command(options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['src/cli/headword.js', 'import', ...options], { cwd: root });
  return stdout;
}

async function replaceFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** A picture of one pixel stands in for those of the fixtures. */
async function copyPicture(path: string): Promise<void> {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, Buffer.from(pixel, 'base64'));
}

async function snapshot(folder: string): Promise<Record<string, string>> {
  const paths = ['.headword-import.json', ...listFiles(folder)];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const)),
  );
}
