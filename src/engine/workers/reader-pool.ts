import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ReadablePage } from '../../html/read-page.ts';
import { moduleBeside } from '../../content/places.ts';
import type { ReaderAnswer, ReaderData, ReaderRequest } from './page-reader.ts';

/** With fewer pages, the main thread has read them all before others have loaded their code. */
const MIN_PAGES = 3_000;

/** Every thread holds a copy of all terms: more threads would cost more memory than they save time. */
const MAX_THREADS = 7;

/** The part of a thread's heap for short-lived values, in MiB. A larger one takes memory and saves no time. */
const YOUNG_GENERATION_MIB = 32;

/** Threads that read pages beside the main thread: one for each further core. */
export class ReaderPool {
  readonly size = Math.min(availableParallelism() - 1, MAX_THREADS);
  #threads: readonly ReaderThread[] = [];

  /** Starts the threads on the first call with at least `MIN_PAGES` pages. Until then, returns none. */
  threadsFor(pages: number): readonly ReaderThread[] {
    if (this.#threads.length === 0 && pages >= MIN_PAGES)
      this.#threads = Array.from({ length: this.size }, () => new ReaderThread());
    return this.#threads;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }
}

/** One thread. It answers requests in their order. */
export class ReaderThread {
  readonly #worker = new Worker(moduleBeside(import.meta.url, 'reader-worker'), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB },
  });
  readonly #waiting: PromiseWithResolvers<ReaderAnswer>[] = [];
  /** The error that ended the thread, if it has ended. */
  #failure: Error | undefined;

  constructor() {
    const fail = (failure: Error): void => {
      this.#failure ??= failure;
      for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    };
    this.#worker
      .on('message', (answer: ReaderAnswer) => this.#waiting.shift()!.resolve(answer))
      .once('error', (cause) => fail(new Error('A thread failed to read pages.', { cause })))
      .once('exit', (status) => fail(new Error(`A thread that reads pages ended early, with exit status ${status}.`)));
  }

  /** Gives it what all pages have in common. Comes before the first page. */
  begin(data: ReaderData): void {
    this.#post({ kind: 'begin', data });
  }

  /**
   * @throws where the thread has failed, with its error as the cause, or has ended
   */
  async read(pages: readonly ReadablePage[]): Promise<ReaderAnswer> {
    if (this.#failure) throw this.#failure;
    const waiting = Promise.withResolvers<ReaderAnswer>();
    this.#waiting.push(waiting);
    this.#post({ kind: 'read', pages });
    return waiting.promise;
  }

  /** Ends it at once; what it was still to read is refused. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #post(request: ReaderRequest): void {
    this.#worker.postMessage(request);
  }
}
