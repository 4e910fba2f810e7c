import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { cacheRoot } from '../../content/cache-folder.ts';
import { packageRoot } from '../../content/places.ts';
import { filesBelow } from '../../content/walk-folder.ts';
import { astroOptions } from './astro-options.ts';
import { BASE, STYLES } from './bundle.ts';
import { styleModule, THEME_MODULE } from './owner-styles.ts';

/** Stands in the bundle for the folder in which it was made: the package's bundle must not name it. */
const NO_FOLDER = '/headword';

process.once('message', async ({ folder }: { folder: string }) => {
  enableCompileCache(join(cacheRoot(), 'compiled'));
  const { build } = await import('astro');
  const work = `${folder}.work`;
  const { passthroughImageService } = await import('astro/config');
  const { vite, ...options } = astroOptions(work);
  try {
    await build({
      ...options,
      adapter: rendering,
      outDir: folder,
      image: { service: passthroughImageService() },
      // The bundle is stored in a cache folder, which may be out of reach of any node_modules: it must contain its dependencies.
      vite: {
        ...vite,
        plugins: [...vite!.plugins!, styleModule(THEME_MODULE, () => ''), anyBase],
        ssr: { noExternal: true },
      },
    });
    await setStylesApart(folder);
    await forgetFolders(folder);
  } catch (error) {
    // The bundler's stack trace doesn't help the user.
    console.error((error as Error).message.split(/\n+Stack backtrace/u)[0]);
    process.exitCode = 1;
  }
  await rm(work, { recursive: true, force: true });
  if (process.connected) process.disconnect!();
});

/** Where the site stands is known when the bundle is loaded. What a stylesheet or a script names stands beside it. */
const anyBase: Plugin = {
  name: 'headword:any-base',
  // Among the options, it would make Vite hand `import.meta.url` to each dynamic import of a browser script.
  configResolved: ({ experimental }) => {
    experimental.renderBuiltUrl = (path, { ssr }) =>
      ssr
        ? { runtime: `globalThis[Symbol.for(${JSON.stringify(BASE)})] + ${JSON.stringify(path)}` }
        : { relative: true };
  },
};

/** The stylesheet of the route isn't one of the files that all sites share: a site adds the owner's. */
async function setStylesApart(folder: string): Promise<void> {
  for (const path of filesBelow(join(folder, 'client')).filter((one) => one.startsWith('_astro/styles.'))) {
    await mkdir(join(folder, STYLES, dirname(path)), { recursive: true });
    await rename(join(folder, 'client', path), join(folder, STYLES, path));
  }
}

async function forgetFolders(folder: string): Promise<void> {
  for (const path of filesBelow(join(folder, 'server'))) {
    const file = join(folder, 'server', path);
    let text = await readFile(file, 'utf8');
    for (const place of [folder, packageRoot])
      text = text.replaceAll(pathToFileURL(place).href, `file://${NO_FOLDER}`).replaceAll(place, NO_FOLDER);
    await writeFile(file, text);
  }
}

/** Tells Astro what we make pages with. https://docs.astro.build/en/reference/adapter-reference/ */
const rendering: AstroIntegration = {
  name: 'headword:rendering',
  hooks: {
    'astro:config:done': ({ setAdapter }) => {
      setAdapter({
        name: 'headword',
        entrypointResolution: 'auto',
        serverEntrypoint: pathToFileURL(join(packageRoot, 'src/pages/_rendering.ts')),
        supportedAstroFeatures: { serverOutput: 'stable' },
      });
    },
  },
};
