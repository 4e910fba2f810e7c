import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { madePage, pageVersion, type SitePage } from '../../models/page-kinds.ts';
import { readSettings } from '../../site/read-settings.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { ContentFolder } from '../../content/content-folder.ts';
import { moduleBeside } from '../../content/places.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { pageBundle } from './bundle.ts';
import { siteStyles } from './stylesheet.ts';

/** What the thread knows from the beginning. */
export interface ThreadData {
  settings: SourceFile;
  url: string | undefined;
  /** The folder of the bundle that makes the pages. */
  bundle: string;
  /** The path of the stylesheet below the site's base. */
  stylesheet: string;
}

/** Pages to be rendered: their models, as JSON. */
export type Models = readonly string[];

/** A page as it was rendered. */
export type Rendered = readonly [address: string, html: string];

export interface PageSink {
  /** Takes the HTML of each page as soon as it is rendered, with the version of what it was rendered from. */
  write(address: string, html: string, version: string): void;
  /** Is called once, when the thread has enough to do for a while. */
  meanwhile(): void;
}

/** How many models are made at a time, and how many may wait for Astro: more only take memory. */
const [BATCH, MOST_WAITING] = [20, 100];

/** MiB. Pages are short-lived; with a smaller young generation, V8 moves many to the old one, where they stay longer. */
const YOUNG_MIB = 64;

/** What the pages are rendered with. */
export interface RenderRequest {
  folder: ContentFolder;
  settings: SourceFile;
  url: string | undefined;
}

/** Begins to make ready for rendering. Undefined where there are no settings that can be read: compiling says so. */
export function rendererFor({
  settings,
  ...request
}: Omit<RenderRequest, 'settings'> & { settings: SourceFile | undefined }): PageRenderer | undefined {
  return settings && readSettings(settings, request.url).site ? new PageRenderer({ settings, ...request }) : undefined;
}

/** Renders pages in a thread of its own, while the models of the next ones are made. */
export class PageRenderer {
  readonly #request: RenderRequest;
  readonly #stopping = new AbortController();
  readonly #ready: Promise<Ready>;
  #thread: Promise<Thread> | undefined;

  /** Starts bundling what isn't kept. */
  constructor(request: RenderRequest) {
    this.#request = request;
    this.#ready = this.#makeReady();
    // Without a handler, a failed bundle would end the process. `render` and `shared` throw the same error.
    this.#ready.catch(() => undefined);
  }

  /** Starts the thread once the bundle is there. */
  prepare(): void {
    this.#thread ??= this.#start();
    this.#thread.catch(() => undefined);
  }

  /**
   * Renders pages.
   * @throws what `write` throws, or what went wrong in the thread
   */
  async render(pages: readonly SitePage[], { write, meanwhile }: PageSink): Promise<void> {
    this.prepare();
    const { worker, end } = await this.#thread!;
    let isEnded = false;
    let isTimeLeft = true;
    let fault: unknown;
    let goOn = (): void => undefined;
    const waiting = new Map<string, string>();
    worker.on('message', ([address, html]: Rendered) => {
      if (fault !== undefined) return;
      try {
        write(address, html, waiting.get(address)!);
        waiting.delete(address);
        goOn();
      } catch (error) {
        // An error that leaves a handler would end the process before the build can tidy up.
        fault = error;
        void worker.terminate();
      }
    });
    const ended = end.then((reason) => {
      fault ??= reason;
      isEnded = true;
      goOn();
    });
    for (let at = 0; at < pages.length && !isEnded; at += BATCH) {
      const models = pages.slice(at, at + BATCH).map((page) => {
        waiting.set(page.address, pageVersion(page));
        return JSON.stringify(madePage(page));
      });
      worker.postMessage(models satisfies Models);
      await setImmediate();
      if (waiting.size > MOST_WAITING && isTimeLeft) {
        isTimeLeft = false;
        meanwhile();
      }
      while (waiting.size > MOST_WAITING && !isEnded) await new Promise<void>((resolve) => (goOn = resolve));
    }
    worker.postMessage('end');
    if (isTimeLeft) meanwhile();
    await ended;
    if (fault !== undefined) throw fault as Error;
    if (waiting.size > 0) throw new Error('The thread that renders pages ended before its time.');
  }

  /** The styles and scripts that pages share, and the files that the styles name: where each is, by its path in the site. */
  async shared(): Promise<ReadonlyMap<string, string>> {
    const { bundle, styles } = await this.#ready;
    const folders = [join(bundle, 'client'), styles];
    return new Map(folders.flatMap((folder) => filesBelow(folder).map((path) => [path, join(folder, path)])));
  }

  /** Stops bundling and rendering at once. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ready.catch(() => undefined);
    const thread = await this.#thread?.catch(() => undefined);
    await thread?.worker.terminate();
  }

  async #makeReady(): Promise<Ready> {
    const { folder, settings, url } = this.#request;
    const { signal } = this.#stopping;
    const bundle = await pageBundle(signal);
    return { bundle, styles: await siteStyles(bundle, readSettings(settings, url).site!, folder, signal) };
  }

  async #start(): Promise<Thread> {
    const { settings, url } = this.#request;
    const { bundle, styles } = await this.#ready;
    const stylesheet = filesBelow(styles).find((path) => path.endsWith('.css'))!;
    const worker = new Worker(moduleBeside(import.meta.url, 'render-worker'), {
      workerData: { settings, url, bundle, stylesheet } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MIB },
    });
    return {
      worker,
      end: new Promise((resolve) => worker.once('error', resolve).once('exit', () => resolve(undefined))),
    };
  }
}

/** The folders of what is needed before a page can be rendered. */
interface Ready {
  bundle: string;
  styles: string;
}

interface Thread {
  worker: Worker;
  /** When it has stopped, with what went wrong. */
  end: Promise<unknown>;
}
