import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadablePage } from '../../src/html/read-page.ts';
import type { ReaderData } from './page-reader.ts';
import type { StoredReading } from './reading-store.ts';

/** Threads may use so much for what lives a moment only. With more they are no quicker. */
const YOUNG_MIB = 32;

/** Reads pages beside this thread: one on every further core. They load their code while it is still found out what there is to read. */
export class ReaderThreads {
  readonly all: readonly ReaderThread[] = Array.from({ length: availableParallelism() - 1 }, () => new ReaderThread());

  async stop(): Promise<void> {
    await Promise.all(this.all.map((thread) => thread.stop()));
  }
}

/** One thread. It answers in the order in which it is asked, and has its next pages at hand when it is done with the last ones. */
export class ReaderThread {
  readonly #worker = new Worker(new URL('reader-thread.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
  readonly #waiting: PromiseWithResolvers<StoredReading[]>[] = [];
  #fault: unknown;

  constructor() {
    this.#worker.on('message', (read: StoredReading[]) => this.#waiting.shift()!.resolve(read));
    this.#worker.once('error', (fault) => {
      this.#fault = fault;
      for (const { reject } of this.#waiting.splice(0)) reject(fault);
    });
  }

  /** Tells it what there is. Comes before its first page. */
  begin(data: ReaderData): void {
    this.#worker.postMessage(data);
  }

  read(pages: readonly ReadablePage[]): Promise<StoredReading[]> {
    // It may have failed while nobody waited for it.
    if (this.#fault !== undefined) return Promise.reject(this.#fault);
    const waiting = Promise.withResolvers<StoredReading[]>();
    this.#waiting.push(waiting);
    this.#worker.postMessage(pages);
    return waiting.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
