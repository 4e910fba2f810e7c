import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { ReadablePage } from '../../html/read-page.ts';
import type { DecisionBase, DecisionTask } from '../../links/decide/decision-memory.ts';
import type { DeciderData } from './page-decider.ts';
import type { ReaderData, ReadPages } from './page-reader.ts';

/** Threads may use so much for what lives a moment only. With more they are no quicker. */
const YOUNG_MIB = 32;

/** Fewer pages are read before other threads are warm: each compiles the same code again. */
const MANY = 3_000;

/** So many pages are decided at a time. */
const CHUNK = 25;

export interface ThreadData {
  line: MessagePort;
  /** The file of the readings. */
  store: string;
}

export interface DecisionChunk {
  batch: number;
  first: number;
  pages: readonly DecisionTask[];
}

export interface Decided {
  batch: number;
  first: number;
  answers: readonly (string | undefined)[];
}

/** Reads and decides pages beside this thread: one on every further core. */
export class ReaderThreads {
  readonly count = availableParallelism() - 1;
  readonly #store: string;
  #started: readonly ReaderThread[] = [];
  #batch = 0;
  /** What all of them know of deciding. */
  #told: DecisionBase | undefined;

  /** @param store the file of the readings */
  constructor(store: string) {
    this.#store = store;
  }

  /** Those that there are for so many pages. They load their code while it is still found out what there is to read. */
  for(pages: number): readonly ReaderThread[] {
    if (this.#started.length === 0 && pages >= MANY)
      this.#started = Array.from({ length: this.count }, () => new ReaderThread(this.#store));
    return this.#started;
  }

  /**
   * Decides pages here and in all threads that there are. Nobody waits: what a thread hasn't answered in the end is decided
   * here as well.
   * @param here decides the page at a place
   */
  decide(
    pages: readonly DecisionTask[],
    base: DecisionBase,
    meanings: DeciderData['meanings'],
    here: (place: number) => string,
  ): string[] {
    if (base !== this.#told) for (const thread of this.#started) thread.tell({ ...base, meanings });
    this.#told = base;
    const answers: (string | undefined)[] = [];
    const batch = (this.#batch += 1);
    let next = 0;
    const give = (thread: ReaderThread): void => {
      if (next >= pages.length) return;
      const some = pages
        .slice(next, next + CHUNK)
        .map(({ id, version, words, explicit }) => ({ id, version, words, explicit }));
      thread.tell({ batch, first: next, pages: some });
      next += CHUNK;
    };
    const collect = (thread: ReaderThread): void => {
      for (const decided of thread.answers()) {
        if (decided.batch !== batch) continue;
        for (const [at, answer] of decided.answers.entries()) answers[decided.first + at] ??= answer;
        give(thread);
      }
    };
    // Each has its next pages at hand when it is done with the last ones.
    for (const thread of [...this.#started, ...this.#started]) give(thread);
    while (next < pages.length) {
      const first = next;
      next = Math.min(next + CHUNK, pages.length);
      for (let place = first; place < next; place += 1) answers[place] = here(place);
      this.#started.forEach(collect);
    }
    return pages.map((_, place) => {
      if (place % CHUNK === 0) this.#started.forEach(collect);
      return answers[place] ?? here(place);
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#started.map((thread) => thread.stop()));
  }
}

/** One thread. It answers in the order in which it is asked, and has its next pages at hand when it is done with the last ones. */
export class ReaderThread {
  readonly #worker: Worker;
  /** For what is asked while nobody can wait. */
  readonly #line: MessagePort;
  readonly #waiting: PromiseWithResolvers<ReadPages>[] = [];
  #fault: unknown;

  constructor(store: string) {
    const { port1, port2 } = new MessageChannel();
    this.#line = port1;
    this.#worker = new Worker(new URL('worker.ts', import.meta.url), {
      workerData: { line: port2, store } satisfies ThreadData,
      transferList: [port2],
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
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

  /** Tells it how to decide, or what. */
  tell(message: DeciderData | DecisionChunk): void {
    this.#line.postMessage(message);
  }

  /** What it has decided meanwhile. */
  *answers(): Generator<Decided> {
    for (let found = receiveMessageOnPort(this.#line); found; found = receiveMessageOnPort(this.#line))
      yield found.message as Decided;
  }

  async stop(): Promise<void> {
    this.#line.close();
    await this.#worker.terminate();
  }
}
