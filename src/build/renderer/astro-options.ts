import { join } from 'node:path';
import type { AstroInlineConfig } from 'astro';
import type { Plugin, UserConfig } from 'vite';
import { packageRoot } from '../../content/places.ts';

/** What Astro has to know, whatever the site. */
export const everySite = {
  // Each page is rendered from the model that it is given.
  output: 'server',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
} satisfies AstroInlineConfig;

/**
 * All options of Astro. Its root is Headword's own package, whose `src` holds the pages. They say nothing of a site: what
 * differs between sites is given to the renderer with each page.
 */
export function astroOptions(cache: string): AstroInlineConfig {
  return {
    root: packageRoot,
    configFile: false,
    ...everySite,
    cacheDir: join(cache, 'astro'),
    logLevel: 'warn',
    vite: {
      // Headword's own folder may not be writable.
      cacheDir: join(cache, 'vite'),
      build: assetsAsFiles,
      plugins: [plainImports()],
    },
  };
}

/** The content security policy allows neither inline scripts nor pictures from `data:`: every asset is a file, however small. */
export const assetsAsFiles = {
  assetsInlineLimit: 0,
  rolldownOptions: {
    output: {
      // The stylesheets of the route and of a site, which have no names of their own: `_..css`, `_headword_styles.css`.
      assetFileNames: ({ names: [name = ''] }) =>
        `_astro/${/^_.*\.css$/u.test(name) ? 'styles' : '[name]'}.[hash][extname]`,
    },
  },
} satisfies UserConfig['build'];

/** A dynamic import in a browser script stays a plain `import()`. Vite's helper, which preloads what the module imports, weighs more than most of these scripts. */
function plainImports(): Plugin {
  return {
    name: 'headword:plain-imports',
    enforce: 'pre',
    // Astro sets it after it has read the options above.
    configResolved: ({ environments }) => {
      environments['client']!.build.modulePreload = false;
    },
    load: {
      filter: { id: /\bvite\/preload-helper/u },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
