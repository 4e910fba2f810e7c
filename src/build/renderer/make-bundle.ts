import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readSettings } from '../../site/read-settings.ts';
import type { SourceFile } from '../../source/source-file.ts';
import { astroOptions } from './astro-options.ts';
import { cacheRoot } from '../../content/cache-folder.ts';
import { packageRoot } from '../../content/places.ts';

/** What a bundle is made from. */
export interface BundleRequest {
  settings: SourceFile;
  url: string | undefined;
  /** The absolute path of the owner's stylesheet, if there is one. */
  theme: string | undefined;
  cache: string;
  /** Where it goes: what makes pages into `server`, what they load into `client`. */
  folder: string;
}

// A process of its own: the memory that Astro needs is free again before there are pages.
process.once('message', async ({ settings, url, theme, cache, folder }: BundleRequest) => {
  enableCompileCache(join(cacheRoot(), 'compiled'));
  const { build } = await import('astro');
  const { passthroughImageService } = await import('astro/config');
  const { vite, ...options } = astroOptions(readSettings(settings, url).site!, theme, cache);
  await build({
    ...options,
    adapter: rendering,
    outDir: folder,
    image: { service: passthroughImageService() },
    // The bundle is stored in a cache folder, which may be out of reach of any node_modules: it must contain its dependencies.
    vite: { ...vite, ssr: { noExternal: true } },
  }).catch((error: Error) => {
    // The bundler's stack trace doesn't help the user.
    console.error(error.message.split(/\n+Stack backtrace/u)[0]);
    process.exitCode = 1;
  });
  if (process.connected) process.disconnect!();
});

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
