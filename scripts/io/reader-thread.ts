import { parentPort } from 'node:worker_threads';
import type { ReadablePage } from '../../src/html/read-page.ts';
import { contextsOf, pageReader, type ReaderData } from './page-reader.ts';

const port = parentPort!;
let reader: ReturnType<typeof pageReader> | undefined;

// It is told what there is, and then asked for pages.
port.on('message', (message: ReaderData | readonly ReadablePage[]) => {
  if ('settings' in message) reader = pageReader(contextsOf(message), message.assetsDigest);
  else port.postMessage(message.map(reader!));
});
