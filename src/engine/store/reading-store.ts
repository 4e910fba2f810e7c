import type { LinkTerm } from '../../lexicon/link-term.ts';
import type { PackedReading } from '../../html/pack-reading.ts';
import type { Matcher } from '../../lexicon/matcher.ts';
import type { DecisionMemory } from '../../links/decide/decision-memory.ts';
import { wordsOfForms } from '../../lexicon/trie.ts';
import { digestOf } from '../../source/digest.ts';
import type { NumberedMeaning } from './meaning-numbers.ts';
import { openStore, stateOf, type OpenStore, type State } from './open-store.ts';
import { isSound, rowOf, type Row, type Table } from './stored-rows.ts';

/** A reading as it is kept: packed, with what it depends on besides its file and the settings. */
export interface StoredReading extends PackedReading {
  /** The digests of its large parts, by which they are found. */
  mentionsVersion: string;
  shownVersion: string;
  /** Its different words, with a space around each. */
  vocabulary: string;
  /** The digest of all images and videos; empty where it has to do with none. */
  assets: string;
}

/** What is asked of every reading. */
export type KnownReading = Pick<StoredReading, 'known' | 'mentionsVersion' | 'shownVersion'>;

/** After so many changed terms it is quicker to read everything anew than to look whom they concern. */
const MOST_CHANGES = 500;

/**
 * What earlier runs read, in one SQLite file: all of it belongs to one state of the settings and of Headword, and to the
 * lexicon that is stored with it. A run changes it in one transaction at its end, so that a killed run changes nothing.
 */
export class ReadingStore {
  readonly file: string;
  /** Whether nothing was kept before. */
  readonly isNew: boolean;
  readonly #base: string;
  readonly #database: OpenStore['database'];
  readonly #rows: OpenStore['rows'];
  readonly #newEntries = new Map<string, Row>();
  readonly #asked = new Set<string>();
  #drafts = 0;
  #isSaved = false;
  /** Whether everything was kept that was to be. */
  #isWhole = true;
  readonly #stored: State;
  readonly #generation: number;
  /** The names that the readings were made with. */
  readonly #known: ReadonlyMap<string, State['lexicon'][number]>;
  /** Today's. */
  #matchers: readonly Matcher[] = [];
  #isTrusted = true;
  /** Those of its meanings that may still be met. */
  #meanings: readonly NumberedMeaning[];
  #newMeanings: NumberedMeaning[] = [];
  #changedTerms: readonly string[] = [];
  #isTouched: (vocabulary: string) => boolean = () => true;

  /**
   * @param base a digest of everything that all of it depends on
   */
  constructor(folder: string, base: string) {
    this.#base = base;
    ({
      file: this.file,
      isNew: this.isNew,
      database: this.#database,
      state: this.#stored,
      generation: this.#generation,
      rows: this.#rows,
    } = openStore(folder, base));
    this.#meanings = this.#stored.meanings;
    this.#known = new Map(this.#stored.lexicon.map((row) => [row[0], row]));
  }

  /** What a file gave when it was parsed. */
  entry(file: string, source: string): string | undefined {
    return this.#row('entry', file, source)?.[0];
  }

  keepEntry(file: string, source: string, body: string): void {
    this.#newEntries.set(file, rowOf(file, source, [body]));
  }

  /** The words that a term's forms begin with, where its names are those that the readings were made with. */
  firstWords(term: LinkTerm, language: string): readonly string[] | undefined {
    const [, forms, words] = this.#known.get(keyOf(term, language)) ?? [];
    return forms === formsOf(term) ? words : undefined;
  }

  /** Compares today's names with those that the readings were made with. Comes before the first reading is asked for. */
  compareLexicons(matchers: readonly Matcher[]): void {
    if (!this.#isTrusted) return;
    // While two files have one name, a key has the forms of both.
    const byKey = (all: readonly (readonly [key: string, forms: string, ...unknown[]])[]): Map<string, string[]> =>
      new Map([...Map.groupBy(all, ([key]) => key)].map(([key, same]) => [key, same.map(([, forms]) => forms)]));
    const before = byKey(this.#stored.lexicon);
    const now = byKey(
      matchers.flatMap(({ language, terms }) => terms.map((term) => [keyOf(term, language), formsOf(term)] as const)),
    );
    const changed = [...new Set([...before.keys(), ...now.keys()])].filter(
      (key) => String(before.get(key)) !== String(now.get(key)),
    );
    this.#matchers = matchers;
    this.#changedTerms = changed;
    if (changed.length > MOST_CHANGES) {
      this.#meanings = [];
      return;
    }
    const forms = changed.flatMap((key) =>
      [...(before.get(key) ?? []), ...(now.get(key) ?? [])].flatMap((one) =>
        wordsOfForms(JSON.parse(one) as LinkTerm, key.split(' ', 1)[0]!),
      ),
    );
    const spaced = forms.map((words) => words.map((word) => ` ${word} `));
    this.#isTouched = (vocabulary) => spaced.some((words) => words.every((word) => vocabulary.includes(word)));
  }

  /** Whether nobody else has written anything down since this run began: what it was told is of one piece. */
  get isCurrent(): boolean {
    return this.#attempt(() => stateOf(this.#database).generation) === this.#generation;
  }

  /** From here on, nothing is known. */
  distrust(): void {
    this.#isTrusted = false;
    this.#meanings = [];
    this.#newMeanings = [];
  }

  /** What the numbers in readings stand for, once the lexicons are compared. */
  get meanings(): readonly NumberedMeaning[] {
    return this.#meanings;
  }

  /** From here on, numbers stand for nothing yet. */
  get firstNumber(): number {
    return this.#stored.meanings.reduce((most, [number]) => Math.max(most, number), -1) + 1;
  }

  /** All of them that this run has met. */
  get knownMeanings(): readonly NumberedMeaning[] {
    return [...this.#meanings, ...this.#newMeanings];
  }

  keepMeanings(meanings: readonly NumberedMeaning[]): void {
    this.#newMeanings.push(...meanings);
  }

  /** @param assets the digest of today's images and videos */
  reading(file: string, source: string, assets: string): KnownReading | undefined {
    this.#asked.add(file);
    const found = this.#isTrusted ? this.#row('reading', file, source) : undefined;
    if (!found) return undefined;
    const [known, vocabulary, mentionsVersion, shownVersion, itsAssets] = found as [
      string,
      string,
      string,
      string,
      string,
    ];
    return (itsAssets !== '' && itsAssets !== assets) || this.#isTouched(vocabulary)
      ? undefined
      : { known, mentionsVersion, shownVersion };
  }

  /** It waits in a table of this run until the run has an end, and its large parts under their digests: there they harm nobody. */
  keepReading(
    file: string,
    source: string,
    { known, mentions, shown, mentionsVersion, shownVersion, vocabulary, assets }: StoredReading,
  ): void {
    this.#keep(() => {
      this.#rows.newPart.run(mentionsVersion, mentions);
      this.#rows.newPart.run(shownVersion, shown);
      this.#rows.draft.run(...rowOf(file, source, [known, vocabulary, mentionsVersion, shownVersion, assets]));
      this.#drafts += 1;
    });
  }

  /** Writes what comes in one go, which is quicker. */
  together(act: () => void): void {
    this.#attempt(() => this.#database.exec('begin'));
    try {
      act();
    } finally {
      this.#attempt(() => this.#database.exec('commit'));
    }
  }

  /** What was decided on each page. It says itself what it depends on. */
  readonly decisions: DecisionMemory = {
    recall: (file, question) => (this.#isTrusted ? this.#row('decision', file, question)?.[0] : undefined),
    keep: (file, question, answer) => {
      this.#keep(() => this.#rows.newDecision.run(...rowOf(file, question, [answer])));
      this.#drafts += 1;
    },
  };

  /** A large part of a reading; undefined where it is no longer there. */
  part(version: string): string | undefined {
    const row = this.#database.isOpen
      ? (this.#attempt(() => this.#rows.part.get(version)) as { body?: string } | undefined)
      : undefined;
    return typeof row?.body === 'string' && digestOf(row.body) === version ? row.body : undefined;
  }

  /** After that it has nothing. */
  close(): void {
    if (this.#database.isOpen) this.#database.close();
  }

  /**
   * Writes down what this run found out, once, and forgets what it couldn't compare with today's names.
   * @param files those that there are today
   */
  save(files: Pick<ReadonlySet<string>, 'has'>): void {
    if (this.#isSaved) return;
    this.#isSaved = true;
    this.#attempt(() => {
      const stored = this.#database.prepare('select file from entry union select file from reading').all() as {
        file: string;
      }[];
      const gone = stored.filter(({ file }) => !files.has(file));
      const stale = this.#changedTerms.length > 0 ? stored.filter(({ file }) => !this.#asked.has(file)) : gone;
      if (gone.length + this.#newEntries.size + this.#drafts + this.#changedTerms.length === 0) return;
      this.#database.exec('begin immediate');
      // Another run may have numbered other meanings alike, gone by other names, or begun anew for other settings.
      const now = stateOf(this.#database);
      if (now.base !== this.#base || now.generation !== this.#generation) {
        this.#database.exec('rollback');
        return;
      }
      // Others may read it meanwhile: the next run begins anew.
      if (!this.#isWhole) {
        this.#database.exec("update base set digest = ''; commit");
        return;
      }
      this.#write(
        'delete from entry where file = ?',
        gone.map(({ file }) => [file]),
      );
      this.#write(
        'delete from reading where file = ?',
        stale.map(({ file }) => [file]),
      );
      this.#write(
        'delete from decision where file = ?',
        gone.map(({ file }) => [file]),
      );
      for (const row of this.#newEntries.values()) this.#rows.newEntry.run(...row);
      this.#database
        .exec(`replace into reading select * from draft; delete from draft; replace into decision select * from new_decision; delete from new_decision;
        delete from part where version in (select version from part except select mentions from reading except select shown from reading)`);
      if (this.#newMeanings.length + this.#changedTerms.length > 0) {
        const lexicon = this.#matchers.flatMap(({ language, terms, firstWords }) =>
          terms.map((term) => [keyOf(term, language), formsOf(term), firstWords(term)] as const),
        );
        const state = JSON.stringify({ meanings: this.knownMeanings, lexicon } satisfies State);
        this.#write('update base set state = ?, state_digest = ?', [[state, digestOf(state)]]);
      }
      this.#database.exec('update base set generation = generation + 1; commit');
    });
  }

  /** What is kept for this very question, as it was written. */
  #row(table: Table, file: string, asked: string): string[] | undefined {
    const row = this.isNew ? undefined : (this.#attempt(() => this.#rows[table].get(file)) as Row | undefined);
    return row?.[1] === asked && isSound(row) ? row.slice(3) : undefined;
  }

  #write(statement: string, rows: readonly (readonly string[])[]): void {
    const prepared = this.#database.prepare(statement);
    for (const row of rows) prepared.run(...row);
  }

  /** What is missing must not stand there as it was before: then all of it is given up in the end. */
  #keep(act: () => void): void {
    this.#isWhole = this.#attempt(() => (act(), true)) === true && this.#isWhole;
  }

  /** What can't be read is read from the files; what can't be written is missing next time. */
  #attempt<T>(act: () => T): T | undefined {
    try {
      return act();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_SQLITE_ERROR') return undefined;
      throw error;
    }
  }
}

function keyOf({ id }: LinkTerm, language: string): string {
  return `${language} ${id}`;
}

/** Of a term only what texts name it by. */
function formsOf({ id, name, aliases, abbreviation, linking }: LinkTerm): string {
  return JSON.stringify({
    id,
    name,
    aliases,
    abbreviation,
    linking: linking && { caseSensitive: linking.caseSensitive, never: linking.never },
  });
}
