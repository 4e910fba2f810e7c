import { join } from 'node:path';
import { ownDigest } from '../content/own-digest.ts';
import { readSealed, writeSealed } from '../content/sealed-json.ts';
import type { PackedWeights } from '../models/search/packed-weights.ts';
import type { SearchMemory } from '../models/search/search-files.ts';

interface Remembered {
  /** Digest of the Headword that read the pages. */
  by: string;
  pages: Record<string, PackedWeights>;
}

/** What earlier builds found in pages for the search, in the cache of a content folder. It may be lost. */
export class SearchMemoryFile implements SearchMemory {
  readonly #file: string;
  readonly #before: ReadonlyMap<string, PackedWeights>;
  readonly #now = new Map<string, PackedWeights>();
  #isChanged = false;

  constructor(cache: string) {
    this.#file = join(cache, 'search.json');
    const remembered = readSealed<Remembered>(this.#file);
    this.#before = new Map(remembered?.by === ownDigest() ? Object.entries(remembered.pages) : []);
  }

  get(version: string): PackedWeights | undefined {
    const known = this.#before.get(version);
    if (known) this.#now.set(version, known);
    return known;
  }

  set(version: string, weights: PackedWeights): void {
    this.#isChanged = true;
    this.#now.set(version, weights);
  }

  /** Writes down what this build asked for. */
  save(): void {
    if (!this.#isChanged && this.#now.size === this.#before.size) return;
    writeSealed(this.#file, { by: ownDigest(), pages: Object.fromEntries(this.#now) } satisfies Remembered);
  }
}
