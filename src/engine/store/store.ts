import { digestOf } from '../../source/digest.ts';
import { isBusy, isDamage, openStore, removeStore, type OpenStore } from './open-store.ts';

/**
 * What is kept of a file: the parsed entry, the reading of its page (its core and two large parts), and which of its
 * mentions become links.
 */
export type AnswerKind = 'entry' | 'core' | 'mentions' | 'shown' | 'decision';

/** The file and kind of the one row that holds the state of the whole site. */
const STATE = ['', 'state'] as const;

/**
 * Results of earlier runs on a content folder, in one SQLite file. Each row has an answer and its question: a digest of what
 * the answer depends on. Readings depend on the names and images of the whole site as well, which are in the state.
 *
 * Everything up to `save` is one exclusive transaction; a second run works with an empty temporary store meanwhile. A run
 * that fails or is killed before `save` changes nothing.
 */
export class Store {
  /** The site state that the last run saved, as JSON; undefined if there is none for this base. */
  readonly state: string | undefined;
  readonly #folder: string;
  readonly #base: string;
  readonly #open: OpenStore;
  /** The rows that this run asked for or wrote. `save` deletes all other entries, readings and decisions. */
  readonly #used = new Set<string>();
  /** The first error of the database, after which nothing is read or written. */
  #failure: unknown;

  /**
   * @param folder the cache folder
   * @param base digest of what every answer depends on: answers that were kept with another one are forgotten
   * @throws UserError if there can't be a store in the folder
   */
  constructor(folder: string, base: string) {
    this.#folder = folder;
    this.#base = base;
    this.#open = openStore(folder);
    this.state = this.#read(...STATE, base);
    if (this.state === undefined) this.#attempt(() => this.#open.database.exec('delete from kept'));
  }

  /** @returns undefined if there is no answer to this question, or it is damaged */
  get(kind: AnswerKind, file: string, question: string): string | undefined {
    this.#used.add(`${kind} ${file}`);
    return this.#read(file, kind, question);
  }

  /** Takes the place of what was kept of the file in this kind. */
  put(kind: AnswerKind, file: string, question: string, answer: string): void {
    this.#used.add(`${kind} ${file}`);
    this.#write(file, kind, question, answer);
  }

  /**
   * Ends the transaction: keeps what this run asked for or found out, and nothing else. If the database has failed before,
   * the store stays as it was. After this it can still be read, but another run may change it.
   * @param state replaces the old one, if given
   */
  save(state?: string): void {
    if (state !== undefined) this.#write(...STATE, this.#base, state);
    this.#attempt(() => {
      const { database } = this.#open;
      const remove = database.prepare(
        "delete from kept where file = ?1 and (kind = ?2 or (?2 = 'core' and kind in ('mentions', 'shown')))",
      );
      const rows = database.prepare("select file, kind from kept where kind in ('entry', 'core', 'decision')").all();
      for (const { file, kind } of rows as { file: string; kind: string }[])
        if (!this.#used.has(`${kind} ${file}`)) remove.run(file, kind);
      database.exec('commit');
    });
  }

  /** After this, nothing is found. A store that turned out to be damaged is removed. */
  close(): void {
    if (!this.#open.database.isOpen) return;
    this.#open.database.close();
    if (isDamage(this.#failure)) removeStore(this.#folder);
    this.#failure ??= new Error('The store is closed.');
  }

  #read(file: string, kind: string, question: string): string | undefined {
    const row = this.#attempt(() => this.#open.select.get(file, kind)) as unknown as unknown[] | undefined;
    const [asked, digest, answer] = row ?? [];
    return asked === question && typeof answer === 'string' && digestOf(answer) === digest ? answer : undefined;
  }

  #write(file: string, kind: string, question: string, answer: string): void {
    this.#attempt(() => this.#open.replace.run(file, kind, question, digestOf(answer), answer));
  }

  /** The store only saves time: what can't be read or written is found out anew. */
  #attempt<T>(act: () => T): T | undefined {
    if (this.#failure !== undefined) return undefined;
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SQLITE_ERROR') throw error;
      if (!isBusy(error)) this.#failure = error;
      return undefined;
    }
  }
}
