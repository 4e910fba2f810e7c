import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { RecordFile } from '../../src/build/output/build-record.ts';
import { digestOf } from '../../src/source/digest.ts';
import { frameOf, readInputs, type Inputs, type InputText, type SeenFile } from '../../src/content/inputs.ts';
import { readContent } from '../../src/content/read-content.ts';
import { root } from '../places.ts';

const work = await mkdtemp(join(tmpdir(), 'headword-inputs-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const FILE = 'terms/tea.md';

async function folderWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(work, 'content-'));
  await mkdir(join(folder, 'terms'));
  await writeFile(join(folder, 'site.yaml'), 'name: Teas\n');
  await writeFile(join(folder, FILE), text);
  return folder;
}

/** As an earlier run would have seen it, but for the digest: so it is told whether the file was read again. */
async function seenAs(folder: string, digest: string): Promise<Record<string, SeenFile>> {
  const { size, mtimeMs, ctimeMs, ino } = await stat(join(folder, FILE));
  return { [FILE]: [digest, size, mtimeMs, ctimeMs, ino] };
}

function read(folder: string, before: Inputs['seen']): { inputs: Inputs; texts: Map<string, InputText> } {
  const texts = new Map<string, InputText>();
  return { inputs: readInputs(folder, {}, before, texts), texts };
}

test('a file that stands as it was seen is not read again', async () => {
  const folder = await folderWith('A leaf.');
  const { texts } = read(folder, await seenAs(folder, 'known'));
  expect(texts.get(FILE)).toEqual({ digest: 'known' });
  expect(texts.get('site.yaml')).toEqual({ digest: digestOf('name: Teas\n'), bytes: Buffer.from('name: Teas\n') });
});

test('another text of the same length and the same date is noticed', async () => {
  const folder = await folderWith('A leaf.');
  const before = await seenAs(folder, 'known');
  const { atime, mtime } = await stat(join(folder, FILE));
  await new Promise((resolve) => setTimeout(resolve, 50));
  await writeFile(join(folder, FILE), 'A root.');
  await utimes(join(folder, FILE), atime, mtime);
  expect(read(folder, before).texts.get(FILE)?.digest).toBe(digestOf('A root.'));
});

test('of a file that was copied with its old date, the copying counts', async () => {
  const folder = await folderWith('A leaf.');
  await utimes(join(folder, FILE), new Date(0), new Date(0));
  expect(read(folder, {}).inputs.seen).toEqual({});
});

test('what was written a moment ago may change without a sign, and is read again', async () => {
  const folder = await folderWith('A leaf.');
  expect(read(folder, {}).inputs.seen).toEqual({});
  const shipped = join(root, 'content');
  const { seen } = read(shipped, {}).inputs;
  expect(Object.keys(seen)).toContain('site.yaml');
  const again = read(shipped, seen);
  expect(again.inputs).toEqual(read(shipped, {}).inputs);
  expect([...again.texts.values()].filter(({ bytes }) => bytes)).toEqual([]);
});

test('the frame is the same whether or not the terms are looked at', async () => {
  const folder = await folderWith('A leaf.');
  expect(frameOf(folder, {})).toBe(read(folder, {}).inputs.frame);
  const before = frameOf(folder, {});
  await writeFile(join(folder, FILE), 'A root.');
  expect(frameOf(folder, {})).toBe(before);
  await writeFile(join(folder, 'site.yaml'), 'name: More teas\n');
  expect(frameOf(folder, {})).not.toBe(before);
});

test('a text that is looked at after all must be the one that was seen', async () => {
  const folder = await folderWith('A leaf.');
  const { terms } = await readContent(folder, new Map([[FILE, { digest: digestOf('A leaf.') }]]));
  expect(terms[0]!.text).toBe('A leaf.');
  const { terms: others } = await readContent(folder, new Map([[FILE, { digest: digestOf('A root.') }]]));
  expect(() => others[0]!.text).toThrow(/tea\.md" was changed while the site was being built\. Build it again\.$/u);
});

test('what was seen is forgotten where a text turns out to be another', async () => {
  const folder = await folderWith('A leaf.');
  const record = {
    frame: '',
    inputs: '',
    seen: await seenAs(folder, 'known'),
    warnings: '',
    files: {},
    summary: { terms: 0, pages: 0, links: 0, base: '', origin: '', sitemap: '' },
  };
  const file = new RecordFile(folder, join(folder, 'site'));
  file.forgetSeen();
  expect(file.read()).toBeUndefined();
  file.write(record);
  file.forgetSeen();
  expect(file.read()).toEqual({ ...record, seen: {} });
});
