import { parentPort } from 'node:worker_threads';
import { readerFrom, type ReaderRequest, type ReadPages } from './page-reader.ts';

/** The program of a thread that reads pages: it takes `ReaderRequest`s, and answers each `read` with `ReadPages`. */
const port = parentPort!;
let read: ReturnType<typeof readerFrom> | undefined;

port.on('message', (request: ReaderRequest) => {
  if (request.kind === 'begin') read = readerFrom(request.data);
  else port.postMessage(read!(request.pages) satisfies ReadPages);
});
