import { join, relative, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import { everyPage, madePage, withPolicy, type Page, type SitePage } from '../models/page-kinds.ts';
import { filesBelowRoot, outputFiles } from '../outputs/output-files.ts';
import { THEME_MODULE } from '../build/renderer/owner-styles.ts';
import { MediaMaker } from '../build/media/media.ts';
import { ChangedMeanwhile } from '../content/content-file.ts';
import { concerns, type ContentFolder } from '../content/content-folder.ts';
import { packageRoot } from '../content/places.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { DevLooks, packagesOf } from './dev-looks.ts';
import { comparablePath } from './host-rules.ts';
import { mayBeServed } from './may-be-served.ts';
import type { ProblemList } from '../diagnostics/shown-problems.ts';
import { failureList, problemList } from './problem-list.ts';
import { sendFile, typeOf } from './send-file.ts';
import { statusPage } from './status-page.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface DevContent {
  /** The content folder, absolute. */
  folder: string;
  cache: string;
  /** Where the glossary stands in a site that it is a part of, whose other pages are none of its business. */
  hostedAt?: string;
  compile(): Promise<Compilation>;
  /** Is given the problems of each compilation, without the notes. */
  tell(problems: readonly Problem[]): void;
}

/** The content as it was compiled. */
export interface Compilation {
  /** Undefined if the settings can't be read. */
  glossary?: Glossary;
  folder: ContentFolder;
  problems: readonly Problem[];
  /** Closes the store that parts of pages come from. */
  close(): void;
}

/** A compilation without errors, which the pages show. */
type Accepted = Compilation & { glossary: Glossary };

/**
 * Compiles the content whenever one of its files changes, reloads the page, and serves the files that a build would write
 * beside the pages. What has errors is never shown: the pages stay as they were, and the overlay in them tells the problems.
 */
export function devPlugin({ folder, cache, hostedAt, compile, tell }: DevContent): Plugin {
  const isHosted = hostedAt !== undefined;
  let current: Accepted | undefined;
  /** The content as it was seen last, with errors or without. */
  let seen: Compilation | undefined;
  let list: ProblemList = failureList('', false);
  let outputs: ReadonlyMap<string, DataFile> | undefined;
  let pages: ReadonlyMap<string, SitePage> | undefined;
  const media = new MediaMaker(cache);
  const looks = new DevLooks(cache);

  const renew = async (server: ViteDevServer): Promise<void> => {
    const next = await compile();
    const told = next.problems.filter(({ severity }) => severity !== 'note');
    const { glossary } = next;
    const accepted = glossary && !hasErrors(told) ? { ...next, glossary } : undefined;
    // The pages need the store of their own compilation until others take their place.
    if (accepted) {
      looks.accept(glossary!.site, next.folder);
      current?.close();
      current = accepted;
      outputs = pages = undefined;
      // Vite doesn't look into every folder that a cache may be in.
      server.watcher.emit('change', looks.file);
    } else next.close();
    seen = next;
    list = problemList(told, next.folder, !accepted && current !== undefined);
    tell(told);
    server.ws.send('headword:problems', { isBehind: !accepted });
    if (accepted) server.ws.send({ type: 'full-reload' });
  };

  const failed = async (error: unknown, server: ViteDevServer): Promise<void> => {
    if (error instanceof ChangedMeanwhile) {
      isStale = true;
      await pause(100);
      return;
    }
    console.error(error instanceof UserError ? error.message : error);
    list = failureList(error instanceof Error ? error.message : String(error), current !== undefined);
    server.ws.send('headword:problems', { isBehind: true });
  };

  let isStale = false;
  let renewing: Promise<void> | undefined;
  /** One compilation at a time. A change during one starts another after it. */
  const changed = (server: ViteDevServer): Promise<void> => {
    isStale = true;
    const renewAll = async (): Promise<void> => {
      while (isStale) {
        isStale = false;
        await renew(server).catch((error: unknown) => failed(error, server));
      }
      renewing = undefined;
    };
    return (renewing ??= renewAll());
  };

  const answer = (server: ViteDevServer): Connect.NextHandleFunction => {
    const { base: assets, root } = server.config;
    const overlay = `${assets}@fs/${join(packageRoot, 'src/views/scripts/problems.ts').split(sep).join('/').replace(/^\//u, '')}`;
    /** The page with what `dev` adds. */
    const inDev = (page: SitePage): Page => {
      const made = isHosted ? madePage(page) : withPolicy(page, RELAXED);
      const { head } = made.frame;
      const ownerHtml = `<script type="module" src="${overlay}"></script>${head.ownerHtml ?? ''}`;
      return { ...made, frame: { ...made.frame, head: { ...head, ownerHtml } } };
    };
    return (request, response, next) => {
      const address = (request.originalUrl ?? '/').replace(/[?#].*$/u, '');
      const isPage = address.endsWith('/') || String(request.headers.accept).includes('text/html');
      if (!mayBeServed(address, { folder, root, base: assets })) {
        response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
        return;
      }
      if (address === `${assets}@headword/problems`) {
        response.setHeader('Content-Type', 'application/json');
        response.setHeader('Cache-Control', 'no-store');
        response.end(JSON.stringify(list));
        return;
      }
      const base = hostedAt ?? current?.glossary.site.addresses.base ?? '';
      if (isHosted && !`${address}/`.startsWith(`${base}/`)) return next();
      if (!current) {
        if (!isPage) return next();
        response.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
        response.end(statusPage(seen?.problems ?? [], list.failure, overlay));
        return;
      }
      const { glossary, folder: content } = current;
      if (!isHosted && base !== '' && (address === '/' || address === base)) {
        response.writeHead(302, { Location: `${base}/` }).end();
        return;
      }
      // As in a build, what the owner publishes takes the place of whatever has its name.
      const path = comparablePath(address).slice(comparablePath(base).length);
      const own = content.files.get(`public${path.endsWith('/') ? `${path}index.html` : path}`);
      if (own) return void sendFile(own.file, request, response).catch(next);
      if (path === '/favicon.svg')
        return void sendFile(join(packageRoot, 'public/favicon.svg'), request, response).catch(next);
      outputs ??= new Map((isHosted ? filesBelowRoot : outputFiles)(glossary).map((file) => [file.address, file]));
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
        Object.assign(request, { [LOCALS]: { page: inDev(page), texts } });
      }
      if (!/\/(?:media|cards)\//u.test(address)) return next();
      media
        .find(glossary, content, address)
        .then((file) => (file === undefined ? next() : sendFile(file, request, response)))
        .catch(next);
    };
  };

  return {
    name: 'headword:content',
    config: () => ({
      resolve: { alias: { [THEME_MODULE]: looks.file } },
      server: {
        // A symbolic link may lead anywhere, even to the root of the disk: following it would watch all of that.
        watch: { followSymlinks: false },
        fs: { allow: [packageRoot, cache, packagesOf(folder) ?? cache] },
      },
    }),
    async configureServer(server) {
      let timer: NodeJS.Timeout | undefined;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        const inContent = relative(folder, path).split(sep).join('/');
        if (!concerns(inContent, seen?.folder)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void changed(server), 30);
      });
      const handle = answer(server);
      server.middlewares.use((request, response, next) => {
        // A page that is asked for while its file is compiled is the one that comes.
        void Promise.resolve(renewing)
          .then(() => handle(request, response, next))
          .catch(next);
      });
      await changed(server);
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
