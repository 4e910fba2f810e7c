import { parentPort, workerData } from 'node:worker_threads';
import { takeFiles, type Taking } from './take-files.ts';

parentPort!.postMessage(takeFiles(workerData as Taking));
