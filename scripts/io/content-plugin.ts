import { createReadStream } from 'node:fs';
import { sep } from 'node:path';
import type { Connect, Plugin, ViteDevServer } from 'vite';
import { handOver } from '../../src/handover.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { Page } from '../../src/models/page.ts';
import { sitePages } from '../../src/models/site-pages.ts';
import { outputFiles } from '../../src/outputs/output-files.ts';
import { MediaMaker } from './media.ts';

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
  handOver(current);
  const media = new MediaMaker(folder, cache);

  const renew = async (server: ViteDevServer): Promise<void> => {
    const glossary = await recompile();
    if (!glossary) return;
    current = relaxed(glossary);
    handOver(current);
    // Astro's own word for this: it forgets the list of pages.
    for (const environment of Object.values(server.environments)) environment.hot.send('astro:content-changed', {});
    server.ws.send({ type: 'full-reload' });
  };

  const answer: Connect.NextHandleFunction = (request, response, next) => {
    const address = (request.originalUrl ?? '/').replace(/[?#].*$/u, '');
    const output = outputFiles(current).find((file) => file.address === address);
    if (output) {
      response.setHeader('Content-Type', address.endsWith('.xml') ? 'application/xml' : 'text/plain; charset=utf-8');
      response.end(output.body);
      return;
    }
    if (!/\/(?:media|cards)\//u.test(address)) return next();
    media.find(current, address).then((file) => {
      if (file === undefined) return next();
      response.setHeader('Content-Type', types[address.slice(address.lastIndexOf('.'))] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    }, next);
  };

  return {
    name: 'headword:content',
    configureServer(server) {
      let timer: NodeJS.Timeout | undefined;
      server.watcher.add(folder);
      server.watcher.on('all', (_event, path) => {
        if (!path.startsWith(`${folder}${sep}`)) return;
        clearTimeout(timer);
        timer = setTimeout(() => void renew(server), 30);
      });
      server.middlewares.use(answer);
    },
  };
}

const types: Record<string, string> = {
  '.webp': 'image/webp',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.vtt': 'text/vtt',
};

/** While writing, the server adds scripts and styles of its own, which the published policy would stop. */
function relaxed(glossary: Glossary): Glossary {
  const relax = <P extends Page>(page: P): P => {
    page.frame.head.policy = "default-src 'self' 'unsafe-inline' 'unsafe-eval' ws: wss: data:";
    return page;
  };
  for (const { page } of sitePages(glossary)) if (page.kind !== 'term') relax(page);
  return { ...glossary, terms: glossary.terms.map((sheet) => ({ ...sheet, page: () => relax(sheet.page()) })) };
}
