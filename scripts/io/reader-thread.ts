import { parentPort } from 'node:worker_threads';
import type { ReadablePage } from '../../src/html/read-page.ts';
import { contextFrom, pageReader, type ReaderData, type ReadPages } from './page-reader.ts';

const port = parentPort!;
let read: ((pages: readonly ReadablePage[]) => ReadPages) | undefined;

// It is told what there is, and then asked for pages.
port.on('message', (message: ReaderData | readonly ReadablePage[]) => {
  if ('settings' in message) {
    const context = contextFrom(message);
    const reader = pageReader(context);
    read = (pages) => ({ read: pages.map(reader), meanings: context.numbers.given() });
  } else port.postMessage(read!(message));
});
