import { createReadStream } from 'node:fs';
import { sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { handOver } from '../handover.ts';
import type { DataFile } from '../models/data-file.ts';
import type { Glossary } from '../models/glossary.ts';
import type { Page } from '../models/page.ts';
import { sitePages } from '../models/pages/site-pages.ts';
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
  let current = relaxed(first);
  let outputs: ReadonlyMap<string, DataFile> | undefined;
  handOver(current);
  const media = new MediaMaker(folder, cache);

  const renew = async (server: ViteDevServer): Promise<void> => {
    const glossary = await recompile();
    if (!glossary) return;
    current = relaxed(glossary);
    outputs = undefined;
    handOver(current);
    // Astro's own word for this: it forgets the list of pages.
    for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
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

/** While writing, the server adds scripts and styles of its own, which the published policy would stop. */
function relaxed(glossary: Glossary): Glossary {
  const relax = <P extends Page>(page: P): P => {
    page.frame.head.policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' ws: wss: data:";
    return page;
  };
  for (const { page } of sitePages(glossary)) if (page.kind !== 'term') relax(page);
  return { ...glossary, terms: glossary.terms.map((sheet) => ({ ...sheet, page: () => relax(sheet.page()) })) };
}
