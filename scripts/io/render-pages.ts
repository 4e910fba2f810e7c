import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Glossary } from '../../src/models/glossary.ts';
import type { TermSheet } from '../../src/models/page.ts';
import type { SourceFile } from '../../src/source/source-file.ts';
import { root, workFolder } from './places.ts';

/** What the thread knows from the beginning: enough to make Astro ready. */
export interface ThreadData {
  /** Undefined where there are none: then there is nothing to render. */
  settings: SourceFile | undefined;
  url: string | undefined;
  content: string;
  cache: string;
  /** Where the styles and scripts of the pages go. */
  folder: string;
}

/** What is to be rendered. */
export interface Rendering {
  kind: 'rendering';
  /** The pages that aren't terms', and what their structured data shares. */
  glossary: Omit<Glossary, 'site' | 'terms' | 'media' | 'cards' | 'names' | 'drawings'>;
  /** The terms' pages come later, in this order. */
  terms: readonly { language: string; slug: string; address: string }[];
}

/** Pages of terms, packed, each with its address. */
export interface Models {
  kind: 'models';
  models: readonly (readonly [address: string, model: string])[];
}

/** A page as it was made. */
export type Rendered = readonly [address: string, html: string];

export interface RenderedSite {
  /**
   * Takes the HTML of each page, as soon as it is made.
   * @param version of a term's page
   */
  write(address: string, html: string, version: string | undefined): void;
  /** Is given the folder of the styles and scripts that the pages share, which is gone afterwards. */
  take(folder: string): void;
  /** Is called when Astro has enough to do for a while. */
  meanwhile(): void;
}

/** So many models are made at a time, and so many may wait for Astro. */
const [BATCH, MOST_WAITING] = [20, 400];

/** A page is gone as soon as it is sent: with less room for what lives a moment only, much of it is kept for long. */
const YOUNG_MIB = 64;

/**
 * Astro in a thread of its own: it makes itself ready while content is read or linked, and renders pages while the models
 * of the next ones are made.
 */
export class PageRenderer {
  readonly #data: ThreadData;
  #thread: Thread | undefined;

  constructor(data: Omit<ThreadData, 'folder'>) {
    this.#data = { ...data, folder: join(workFolder, `assets-${process.pid}`) };
    // Astro's intermediate modules must find their packages, so it works inside Headword's folder, each run on its own.
    process.chdir(root);
  }

  /** Lets Astro make itself ready. */
  prepare(): void {
    this.#thread ??= this.#start();
  }

  /** Renders all pages of a glossary. */
  async render({ site, terms, media: _, cards: __, names: ___, drawings: ____, ...glossary }: Glossary, { write, take, meanwhile }: RenderedSite): Promise<void> {
    const { worker, end } = this.#thread ?? this.#start();
    this.#thread = undefined;
    let isEnded = false;
    let goOn = (): void => undefined;
    let rest: (() => void) | undefined = meanwhile;
    const restOnce = (): void => {
      rest?.();
      rest = undefined;
    };
    const versions = new Map<string, string>();
    worker.on('message', ([address, html]: Rendered) => {
      write(address, html, versions.get(address));
      versions.delete(address);
      goOn();
    });
    const ended = end.then((fault) => {
      isEnded = true;
      goOn();
      return fault;
    });
    const addressOf = ({ frame, data }: TermSheet): string => site.addresses.term(frame.language, data.slug);
    const wanted = terms.map((sheet) => ({ language: sheet.frame.language, slug: sheet.data.slug, address: addressOf(sheet) }));
    worker.postMessage({ kind: 'rendering', glossary, terms: wanted } satisfies Rendering);
    for (let at = 0; at < terms.length && !isEnded; at += BATCH) {
      const models = terms.slice(at, at + BATCH).map((sheet) => {
        const { page, version } = sheet.packed();
        versions.set(addressOf(sheet), version);
        return [addressOf(sheet), page] as const;
      });
      worker.postMessage({ kind: 'models', models } satisfies Models);
      await setImmediate();
      if (versions.size > MOST_WAITING) restOnce();
      while (versions.size > MOST_WAITING && !isEnded) await new Promise<void>((resolve) => (goOn = resolve));
    }
    restOnce();
    const fault = await ended;
    if (fault !== undefined) throw fault as Error;
    take(this.#data.folder);
  }

  /** Ends it, whatever it is at, and leaves nothing behind. */
  async stop(): Promise<void> {
    await this.#thread?.worker.terminate();
    await rm(this.#data.folder, { recursive: true, force: true });
  }

  #start(): Thread {
    const worker = new Worker(new URL('page-thread.ts', import.meta.url), { workerData: this.#data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB } });
    return { worker, end: new Promise((resolve) => worker.once('error', resolve).once('exit', () => resolve(undefined))) };
  }
}

interface Thread {
  worker: Worker;
  /** When it has stopped, with what went wrong. */
  end: Promise<unknown>;
}
