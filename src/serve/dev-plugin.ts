import { createReadStream } from 'node:fs';
import { sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, madePage, type Page, type SitePage } from '../models/page-kinds.ts';
import { outputFiles } from '../outputs/output-files.ts';
import { MediaMaker } from '../build/media/media.ts';
import { typeOf } from './media-type.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface Writing {
  /** The content folder, absolute. */
  folder: string;
  cache: string;
  first: Glossary;
  recompile(): Promise<Glossary | undefined>;
}

/** Compiles the content anew at every change of it, shows the page again, and serves the files that a build would write. */
export function contentPlugin({ folder, cache, first, recompile }: Writing): Plugin {
  let current = first;
  let outputs: ReadonlyMap<string, DataFile> | undefined;
  let pages: ReadonlyMap<string, SitePage> | undefined;
  const media = new MediaMaker(folder, cache);

  const renew = async (server: ViteDevServer): Promise<void> => {
    const glossary = await recompile();
    if (!glossary) return;
    current = glossary;
    outputs = pages = undefined;
    server.ws.send({ type: 'full-reload' });
  };

  let [isRenewing, isStale] = [false, false];
  /** One after the other: what changes meanwhile is compiled after that. */
  const changed = async (server: ViteDevServer): Promise<void> => {
    isStale = true;
    if (isRenewing) return;
    isRenewing = true;
    while (isStale) {
      isStale = false;
      await renew(server).catch((error: unknown) => console.error(error instanceof UserError ? error.message : error));
    }
    isRenewing = false;
  };

  const answer: Connect.NextHandleFunction = (request, response, next) => {
    const address = (request.originalUrl ?? '/').replace(/[?#].*$/u, '');
    outputs ??= new Map(outputFiles(current).map((file) => [file.address, file]));
    const output = outputs.get(address);
    if (output) {
      response.setHeader('Content-Type', typeOf(address));
      response.end(output.body);
      return;
    }
    pages ??= new Map(everyPage(current.pages).map((page) => [decoded(page.address), page]));
    const page = pages.get(decoded(address)) ?? current.pages['not-found'][0]!;
    Object.assign(request, { [LOCALS]: { page: relaxed(page), texts: current.site.in(page.frame.language).texts } });
    if (!/\/(?:media|cards)\//u.test(address)) return next();
    const send = async (): Promise<void> => {
      const file = await media.find(current, address);
      if (file === undefined) return next();
      response.setHeader('Content-Type', typeOf(file));
      // A reader who leaves in the middle, and a picture that is just gone, are no fault of ours.
      await pipeline(createReadStream(file), response).catch(() => response.destroy());
    };
    send().catch(next);
  };

  return {
    name: 'headword:content',
    configureServer(server) {
      let timer: NodeJS.Timeout | undefined;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(`${folder}${sep}`)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void changed(server), 30);
      });
      server.middlewares.use(answer);
    },
  };
}

/** Where Astro's server for development looks for a request's locals. https://github.com/withastro/astro/pull/12647 */
const LOCALS = Symbol.for('astro.locals');

/** The server for development adds scripts and styles of its own, which the published policy would stop. */
function relaxed(page: SitePage): Page {
  const made = madePage(page);
  const policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' ws: wss: data:";
  return { ...made, frame: { ...made.frame, head: { ...made.frame.head, policy } } };
}

/** Browsers and addresses of ours encode some signs differently. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
