import { parentPort, workerData } from 'node:worker_threads';
import { removeAll, takeFiles, type Taking } from './take-files.ts';

const port = parentPort!;
port.postMessage(takeFiles(workerData as Taking));
port.once('message', (paths: readonly string[]) => {
  removeAll(paths);
  port.close();
});
