import { parentPort, workerData } from 'node:worker_threads';
import type { ReadablePage } from '../../html/read-page.ts';
import { pageDecider, type DeciderData } from './page-decider.ts';
import { contextFrom, pageReader, type PageReaderContext, type ReaderData, type ReadPages } from './page-reader.ts';
import type { Decided, DecisionChunk, ThreadData } from './pool.ts';

const port = parentPort!;
const { line, store } = workerData as ThreadData;
let context: PageReaderContext | undefined;
let read: ((pages: readonly ReadablePage[]) => ReadPages) | undefined;
let decide: ReturnType<typeof pageDecider> | undefined;

// It is told what there is, and then asked for pages.
port.on('message', (message: ReaderData | readonly ReadablePage[]) => {
  if ('settings' in message) {
    const made = (context = contextFrom(message));
    const reader = pageReader(made);
    read = (pages) => ({ read: pages.map(reader), meanings: made.numbers.given() });
  } else port.postMessage(read!(message));
});

// When all of them are read, it is asked for decisions.
line.on('message', (message: DeciderData | DecisionChunk) => {
  if ('counts' in message) decide = pageDecider(context!, store, message);
  else
    line.postMessage({ first: message.first, answers: decide!(message.pages), batch: message.batch } satisfies Decided);
});
