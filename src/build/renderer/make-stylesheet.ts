import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { cacheRoot } from '../../content/cache-folder.ts';
import { packageRoot } from '../../content/places.ts';
import { assetsAsFiles } from './astro-options.ts';
import { styleModule } from './owner-styles.ts';

export interface StylesheetRequest {
  /** Where the stylesheet goes, and the files that it names. */
  folder: string;
  css: string;
}

const ENTRY = 'headword:styles.css';

process.once('message', async ({ folder, css }: StylesheetRequest) => {
  enableCompileCache(join(cacheRoot(), 'compiled'));
  const { build } = await import('vite');
  await build({
    root: packageRoot,
    configFile: false,
    logLevel: 'warn',
    // The files that it names stand beside it, wherever the site stands.
    base: './',
    plugins: [styleModule(ENTRY, () => css)],
    build: {
      ...assetsAsFiles,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      // As for Astro's own bundle.
      cssTarget: 'esnext',
      rolldownOptions: { ...assetsAsFiles.rolldownOptions, input: ENTRY },
    },
  }).catch((error: Error) => {
    // The bundler's stack trace doesn't help the user.
    console.error(error.message.split(/\n+Stack backtrace/u)[0]);
    process.exitCode = 1;
  });
  if (process.connected) process.disconnect!();
});
