import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Page } from '../../models/page-kinds.ts';
import type { app as App } from '../../pages/_rendering.ts';
import { readSettings } from '../../site/read-settings.ts';
import { BASE } from './bundle.ts';
import type { Models, Rendered, ThreadData } from './renderer.ts';

const port = parentPort!;
const { settings, url, bundle, stylesheet } = workerData as ThreadData;
const site = readSettings(settings, url).site!;

// The bundle is that of every site: where this one stands is told here.
const base = `${site.addresses.base}/`;
Object.assign(globalThis, { [Symbol.for(BASE)]: base });
const { app } = (await import(pathToFileURL(join(bundle, 'server/entry.mjs')).href)) as { app: typeof App };
Object.assign(app.manifest, { base });
const { routeData, styles } = app.manifest.routes.find(
  (route) => route.routeData.component === 'src/pages/[...path].astro',
)!;
for (const style of styles) Object.assign(style, { src: stylesheet });

// One page after the other, in the order in which they come.
let last = Promise.resolve();
port.on('message', (message: Models | 'end') => {
  last = last.then(async () => {
    if (message === 'end') port.close();
    else for (const model of message) await render(JSON.parse(model) as Page);
  });
});

async function render(page: Page): Promise<void> {
  const { address, frame } = page;
  const response = await app.render(new Request(new URL(address, site.addresses.origin)), {
    routeData,
    locals: { page, texts: site.in(frame.language).texts },
  });
  if (!response.ok && page.kind !== 'not-found') throw new Error(`${address} was answered with ${response.status}.`);
  port.postMessage([address, await response.text()] satisfies Rendered);
}
