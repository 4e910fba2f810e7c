import { parentPort, workerData } from 'node:worker_threads';
import { readRows } from './rows-ahead.ts';

parentPort!.postMessage(readRows(workerData as string));
