import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadablePage } from '../../src/html/read-page.ts';
import type { ReaderData, ReadPages } from './page-reader.ts';

/** Threads may use so much for what lives a moment only. With more they are no quicker. */
const YOUNG_MIB = 32;

/** Fewer pages are read before other threads are warm: each compiles the same code again. */
const MANY = 3_000;

/** Reads pages beside this thread: one on every further core. */
export class ReaderThreads {
  readonly count = availableParallelism() - 1;
  #started: readonly ReaderThread[] = [];

  /** Those that there are for so many pages. They load their code while it is still found out what there is to read. */
  for(pages: number): readonly ReaderThread[] {
    if (this.#started.length === 0 && pages >= MANY) this.#started = Array.from({ length: this.count }, () => new ReaderThread());
    return this.#started;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map((thread) => thread.stop()));
  }
}

/** One thread. It answers in the order in which it is asked, and has its next pages at hand when it is done with the last ones. */
export class ReaderThread {
  readonly #worker = new Worker(new URL('reader-thread.ts', import.meta.url), { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
  readonly #waiting: PromiseWithResolvers<ReadPages>[] = [];
  #fault: unknown;

  constructor() {
    this.#worker.on('message', (read: ReadPages) => this.#waiting.shift()!.resolve(read));
    this.#worker.once('error', (fault) => {
      this.#fault = fault;
      for (const { reject } of this.#waiting.splice(0)) reject(fault);
    });
  }

  /** Tells it what there is. Comes before its first page. */
  begin(data: ReaderData): void {
    this.#worker.postMessage(data);
  }

  read(pages: readonly ReadablePage[]): Promise<ReadPages> {
    // It may have failed while nobody waited for it.
    if (this.#fault !== undefined) return Promise.reject(this.#fault);
    const waiting = Promise.withResolvers<ReadPages>();
    this.#waiting.push(waiting);
    this.#worker.postMessage(pages);
    return waiting.promise;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
