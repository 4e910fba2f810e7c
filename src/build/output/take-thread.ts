import { parentPort, workerData } from 'node:worker_threads';
import { takeFiles, takePart, type Removal, type Taking } from './take-files.ts';

const port = parentPort!;
port.postMessage(takeFiles(workerData as Taking));
port.once('message', (removal: Removal) => {
  takePart(removal);
  port.close();
});
