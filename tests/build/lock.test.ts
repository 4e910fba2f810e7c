import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { takeLock } from '../../src/build/output/lock.ts';

/** One build at a time writes an output folder, whatever process it runs in. */
const work = await mkdtemp(join(tmpdir(), 'headword-lock-'));
afterAll(() => rm(work, { recursive: true, force: true }));

const busy = 'Another build is writing';

/** A process that takes a lock, says whether it has got it, and keeps it until its input ends. */
function contender(lock: string): { child: ChildProcess; said: Promise<string> } {
  const program = `
    import { takeLock } from ${JSON.stringify(new URL('../../src/build/output/lock.ts', import.meta.url).href)};
    try {
      takeLock(${JSON.stringify(lock)}, 'site');
      console.log('got');
    } catch (error) {
      console.log(error.message);
    }
    process.stdin.resume();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said = new Promise<string>((resolve) => child.stdout!.once('data', (text) => resolve(String(text).trim())));
  return { child, said };
}

test('two builds in one process don’t have it at once, and the second gets it when the first lets go', () => {
  const lock = join(work, 'same-process');
  const letGo = takeLock(lock, 'site');
  expect(() => takeLock(lock, 'site')).toThrow(busy);
  letGo();
  expect(existsSync(lock)).toBe(false);
  takeLock(lock, 'site')();
  expect(existsSync(lock)).toBe(false);
});

test('of many builds that ask at the same moment, one gets it, also where a killed one has left it', async () => {
  const lock = join(work, 'many');
  const dead = contender(lock);
  expect(await dead.said).toBe('got');
  expect(() => takeLock(lock, 'site')).toThrow(busy);
  const ended = new Promise((resolve) => dead.child.once('close', resolve));
  dead.child.kill('SIGKILL');
  await ended;
  expect(existsSync(lock)).toBe(true);
  const contenders = Array.from({ length: 6 }, () => contender(lock));
  const said = await Promise.all(contenders.map((one) => one.said));
  for (const { child } of contenders) child.stdin!.end();
  expect(said.filter((text) => text === 'got')).toHaveLength(1);
  expect(said.filter((text) => text.startsWith(busy))).toHaveLength(5);
});

test.skipIf(process.getuid?.() === 0)('a folder that can’t be written to is named as such', () => {
  expect(() => takeLock('/lock-of-headword', 'site')).toThrow('EACCES');
});

test('a place where no lock can be is said', () => {
  expect(() => takeLock(work, 'site')).toThrow(/can't be locked \(.*\)\. Choose another --out\.$/u);
});
