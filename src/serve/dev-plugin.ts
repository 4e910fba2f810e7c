import { join, relative, sep } from 'node:path';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, madePage, withPolicy, type SitePage } from '../models/page-kinds.ts';
import { filesBelowRoot, outputFiles } from '../outputs/output-files.ts';
import { MediaMaker } from '../build/media/media.ts';
import { isInput, type ContentFolder } from '../content/content-folder.ts';
import { packageRoot } from '../content/places.ts';
import { comparablePath } from './host-rules.ts';
import { sendFile, typeOf } from './send-file.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface DevContent {
  /** The content folder, absolute. */
  folder: string;
  cache: string;
  /** Whether the glossary is a part of another site, whose pages are none of its business. */
  isHosted?: boolean;
  first: Compilation;
  /** @returns undefined if the settings can't be read */
  recompile(): Promise<Compilation | undefined>;
}

/** The content as it was compiled last. */
export interface Compilation {
  glossary: Glossary;
  folder: ContentFolder;
}

/**
 * Compiles the content whenever one of its files changes, reloads the page, and serves the files that a build would write
 * beside the pages.
 */
export function devPlugin({ folder, cache, isHosted = false, first, recompile }: DevContent): Plugin {
  let current = first;
  let outputs: ReadonlyMap<string, DataFile> | undefined;
  let pages: ReadonlyMap<string, SitePage> | undefined;
  const media = new MediaMaker(cache);

  const renew = async (server: ViteDevServer): Promise<void> => {
    const compiled = await recompile();
    if (!compiled) return;
    current = compiled;
    outputs = pages = undefined;
    server.ws.send({ type: 'full-reload' });
  };

  let [isRenewing, isStale] = [false, false];
  /** One compilation at a time. A change during one starts another after it. */
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
    const { glossary, folder: content } = current;
    if (isHosted && !`${address}/`.startsWith(`${glossary.site.addresses.base}/`)) return next();
    // As in a build, what the owner publishes takes the place of whatever has its name.
    const path = comparablePath(address).slice(comparablePath(glossary.site.addresses.base).length);
    const own = content.files.get(`public${path.endsWith('/') ? `${path}index.html` : path}`);
    if (own) return void sendFile(own.file, request, response).catch(next);
    if (isHosted && path === '/favicon.svg')
      return void sendFile(join(packageRoot, 'public/favicon.svg'), request, response).catch(next);
    outputs ??= new Map(
      (isHosted ? filesBelowRoot : outputFiles)(current.glossary).map((file) => [file.address, file]),
    );
    const output = outputs.get(address);
    if (output) {
      response.setHeader('Content-Type', typeOf(address));
      response.end(output.body);
      return;
    }
    pages ??= new Map(everyPage(glossary.pages).map((page) => [comparablePath(page.address), page]));
    const page =
      pages.get(comparablePath(address)) ??
      // The site decides whether addresses may lack the slash.
      (isHosted ? pages.get(`${comparablePath(address)}/`) : notFoundPage(address, glossary));
    if (page) {
      const { texts } = glossary.site.in(page.frame.language);
      Object.assign(request, { [LOCALS]: { page: isHosted ? madePage(page) : withPolicy(page, RELAXED), texts } });
    }
    if (!/\/(?:media|cards)\//u.test(address)) return next();
    media
      .find(glossary, content, address)
      .then((file) => (file === undefined ? next() : sendFile(file, request, response)))
      .catch(next);
  };

  return {
    name: 'headword:content',
    // A symbolic link may lead anywhere, even to the root of the disk: following it would watch all of that.
    config: () => ({ server: { watch: { followSymlinks: false } } }),
    configureServer(server) {
      let timer: NodeJS.Timeout | undefined;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        const inContent = relative(folder, path).split(sep).join('/');
        if (!isInput(inContent) && !current.folder.files.has(inContent)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void changed(server), 30);
      });
      server.middlewares.use(answer);
    },
  };
}

/** The page for what isn't there, in the language of the address. */
function notFoundPage(address: string, { pages }: Glossary): SitePage {
  const all = pages['not-found'];
  return all.findLast((page) => address.startsWith(page.address.replace(/404\.html$/u, ''))) ?? all[0]!;
}

/** Where Astro's server for development looks for a request's locals. https://github.com/withastro/astro/pull/12647 */
const LOCALS = Symbol.for('astro.locals');

/** The server for development adds scripts and styles of its own, which the published policy would stop. */
const RELAXED = "default-src 'self' 'unsafe-inline' 'unsafe-eval' ws: wss: data:";
