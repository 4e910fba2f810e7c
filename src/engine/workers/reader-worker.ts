import { parentPort } from 'node:worker_threads';
import { pageReaderFrom, type ReaderAnswer, type ReaderRequest } from './page-reader.ts';

/** The program of a thread that reads pages. */
const port = parentPort!;
let read: ReturnType<typeof pageReaderFrom> | undefined;

port.on('message', (request: ReaderRequest) => {
  if (request.kind === 'begin') read = pageReaderFrom(request.data);
  else port.postMessage(request.pages.map(read!) satisfies ReaderAnswer);
});
