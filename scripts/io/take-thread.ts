import { rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { takeFiles, type Taking } from './take-files.ts';

const port = parentPort!;
port.postMessage(takeFiles(workerData as Taking));
port.once('message', (folder: string) => {
  rmSync(folder, { recursive: true, force: true });
  port.close();
});
