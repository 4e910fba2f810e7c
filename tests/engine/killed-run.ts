import { readFileSync } from 'node:fs';
import { compileIncrementally } from '../../src/engine/compile-folder.ts';
import { Stopwatch } from '../../src/engine/stopwatch.ts';
import type { Content } from '../../src/source/content.ts';

/** Compiles a content folder, whose texts are in a JSON file, and kills itself when all pages are read and nothing is saved. */
const [file, cache] = process.argv.slice(2) as [string, string];
const kill = (stage: string): void => {
  if (stage === 'link') process.kill(process.pid, 'SIGKILL');
};
const watch = new Stopwatch({ begin: kill, advance: () => undefined, end: () => undefined });
const texts = JSON.parse(readFileSync(file, 'utf8')) as Content;
await compileIncrementally({ ...texts, assets: new Map() }, {}, cache, { watch });
