import { expect, test } from 'vitest';
import type { ReadablePage } from '../../src/html/read-page.ts';
import { ReaderThread } from '../../src/engine/workers/reader-pool.ts';

const page = { file: 'terms/tea.md', language: 'en' } as ReadablePage;

test('a thread that fails refuses what waits for it and what comes later, with its error as the cause', async () => {
  const thread = new ReaderThread();
  // It was never told what all pages have in common.
  const waiting = [thread.read([page]), thread.read([page])];
  const [first, second] = await Promise.allSettled(waiting);
  expect(first).toMatchObject({ status: 'rejected', reason: { cause: { name: 'TypeError' } } });
  expect(second).toEqual(first);
  await expect(thread.read([page])).rejects.toMatchObject({ cause: { name: 'TypeError' } });
  await thread.stop();
});

test('a thread that ends without a word refuses what waits for it and what comes later', async () => {
  const thread = new ReaderThread();
  const waiting = thread.read([page]);
  const ended = expect(waiting).rejects.toThrow(/ended early, with exit status/u);
  await thread.stop();
  await ended;
  await expect(thread.read([page])).rejects.toThrow(/ended early/u);
});
