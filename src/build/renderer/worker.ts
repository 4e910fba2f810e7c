import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { handOver } from '../../handover.ts';
import type { Glossary } from '../../models/glossary.ts';
import type { Page } from '../../models/page.ts';
import { sitePages } from '../../models/pages/site-pages.ts';
import { unpackTermPage } from '../../models/term/pack-term-page.ts';
import type { app as App } from '../../pages/_rendering.ts';
import { readSettings } from '../../site/read-settings.ts';
import type { Models, Rendered, Rendering, ThreadData } from './renderer.ts';

const port = parentPort!;
const { settings, url, bundle } = workerData as ThreadData;
const site = readSettings(settings, url).site!;

/** The file of `src/pages` that shows each kind. */
const FILES: Record<Page['kind'], string> = {
  home: '[...locale]/index',
  term: '[...locale]/[slug]/index',
  senses: '[...locale]/[slug]/index',
  moved: '[...locale]/[slug]/index',
  letter: '[...locale]/letter/[...path]',
  category: '[...locale]/category/[...path]',
  own: '[...locale]/-/[page]',
  search: '[...locale]/-/search',
  map: '[...locale]/-/map',
  'not-found': '404',
};

const { app } = (await import(pathToFileURL(join(bundle, 'server/entry.mjs')).href)) as { app: typeof App };
const routes = new Map(app.manifest.routes.map(({ routeData }) => [routeData.component, routeData]));

// One after the other, in the order in which they come.
let last = Promise.resolve();
port.on('message', (message: Rendering | Models | 'end') => {
  last = last.then(async () => {
    if (message === 'end') port.close();
    else if (message.kind === 'models')
      for (const [address, model] of message.models) await render(address, unpackTermPage(model, site));
    else {
      const glossary = { ...message.glossary, site, terms: [] } as unknown as Glossary;
      handOver(glossary);
      for (const { address, page } of sitePages(glossary)) await render(address, page as Page);
    }
  });
});

async function render(address: string, page: Page): Promise<void> {
  const response = await app.render(new Request(new URL(address, site.addresses.origin)), {
    routeData: routes.get(`src/pages/${FILES[page.kind]}.astro`)!,
    locals: { page },
  });
  if (!response.ok && response.status !== 404) throw new Error(`${address} was answered with ${response.status}.`);
  port.postMessage([address, await response.text()] satisfies Rendered);
}
