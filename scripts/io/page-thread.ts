import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { handOver } from '../../src/handover.ts';
import type { Glossary } from '../../src/models/glossary.ts';
import type { TermPage, TermSheet } from '../../src/models/page.ts';
import { unpackTermPage } from '../../src/models/term-sheet.ts';
import { readSettings } from '../../src/site/read-settings.ts';
import { astroOptions } from './astro-options.ts';
import { workFolder } from './places.ts';
import type { Models, Rendered, Rendering, ThreadData } from './render-pages.ts';

const port = parentPort!;
const { settings, url, content, cache, folder } = workerData as ThreadData;
const site = settings && readSettings(settings, url).site;

const models = new Map<string, string>();
const awaited = new Map<string, () => void>();
const rendering = Promise.withResolvers<Rendering>();
port.on('message', (message: Rendering | Models) => {
  if (message.kind === 'rendering') return rendering.resolve(message);
  for (const [address, model] of message.models) {
    models.set(address, model);
    awaited.get(address)?.();
  }
});

// Whoever can't read the settings says so elsewhere.
if (site) {
  enableCompileCache(join(workFolder, 'compiled'));
  const { build } = await import('astro');
  await build({ ...astroOptions(site, content, cache), outDir: folder, integrations: [takePages()] });
}
port.close();

/** Takes each page from Astro before it is written: Astro would write it to another place, and say so on a line of its own. */
function takePages(): AstroIntegration {
  return {
    name: 'headword:take-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        let terms: ReadonlySet<string> = new Set();
        setPrerenderer((own) => ({
          ...own,
          name: 'headword',
          getStaticPaths: async () => {
            const wanted = await rendering.promise;
            terms = new Set(wanted.terms.map(({ address }) => address));
            handOver({ ...wanted.glossary, site, terms: wanted.terms.map(sheetOf) } as unknown as Glossary);
            return own.getStaticPaths();
          },
          render: async (request, options) => {
            const { pathname } = new URL(request.url);
            if (terms.has(pathname) && !models.has(pathname)) await new Promise<void>((resolve) => awaited.set(pathname, resolve));
            const rendered = await own.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            if (!response.ok && response.status !== 404) throw new Error(`${request.url} was answered with ${response.status}.`);
            port.postMessage([pathname, await response.text()] satisfies Rendered);
            awaited.delete(pathname);
            return new Response(null);
          },
        }));
      },
    },
  };
}

/** As much of a sheet as Astro's pages ask for. */
function sheetOf({ language, slug, address }: Rendering['terms'][number]): TermSheet {
  const page = (): TermPage => {
    const packed = models.get(address)!;
    models.delete(address);
    return unpackTermPage(packed, site!);
  };
  return { kind: 'term', frame: { language }, data: { slug }, page } as unknown as TermSheet;
}
