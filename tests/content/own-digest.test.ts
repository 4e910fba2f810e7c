import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownDigest } from '../../src/content/own-digest.ts';
import { root } from '../places.ts';

test('a package, which has no lock file, has a digest of its own: of its code and of its version', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headword-package-'));
  for (const room of ['content', 'diagnostics', 'source'])
    await cp(join(root, 'src', room), join(folder, 'dist', room), { recursive: true });
  const digestWith = async (version: string): Promise<string> => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module', version }));
    const module = JSON.stringify(join(folder, 'dist/content/own-digest.ts'));
    const print = `import(${module}).then(({ ownDigest }) => process.stdout.write(ownDigest()))`;
    return execFileSync(process.execPath, ['-e', print], { encoding: 'utf8' });
  };
  const first = await digestWith('1.0.0');
  expect(first).toMatch(/^[\da-f]{64}$/u);
  expect(first).not.toBe(ownDigest());
  expect(await digestWith('1.0.0')).toBe(first);
  expect(await digestWith('1.0.1')).not.toBe(first);
  await writeFile(join(folder, 'dist/source/digest.ts'), '\n', { flag: 'a' });
  expect(await digestWith('1.0.0')).not.toBe(first);
  await rm(folder, { recursive: true });
});
