import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { close, createIndex } from 'pagefind';
import { searchable } from '../../html/searchable.ts';
import type { IndexMessage, IndexRequest } from './full-text.ts';

const { pages, folder, left } = workerData as IndexRequest;
const say = (message: IndexMessage): void => parentPort!.postMessage(message);

try {
  const { index, errors } = await createIndex({
    rootSelector: 'main',
    excludeSelectors: [...left],
    keepIndexUrl: false,
  });
  if (!index) throw new Error(`The full-text index can't be made: ${errors.join(' ')}`);
  // One after the other: the order decides the names of the files.
  for (const { address, file } of pages) {
    const { errors: faults } = await index.addHTMLFile({
      url: address,
      content: searchable(await readFile(file, 'utf8')),
    });
    if (faults.length > 0) throw new Error(`${address} can't be indexed: ${faults.join(' ')}`);
    say('page');
  }
  // It comes by way of a disk: that of a very large site is more than one answer can hold.
  const { errors: faults } = await index.writeFiles({ outputPath: folder });
  if (faults.length > 0) throw new Error(`The full-text index can't be written: ${faults.join(' ')}`);
  say('all');
} finally {
  await close();
}
