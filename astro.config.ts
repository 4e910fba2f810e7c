import { defineConfig } from 'astro/config';
import type { Plugin } from 'vite';

/** What is the same for every site. The commands in `scripts/` add the address, the folders and the owner's theme. */
export default defineConfig({
  // Each page is rendered from the model that it is given.
  output: 'server',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  vite: {
    // The content security policy allows neither inline scripts nor pictures from `data:`: every asset is a file, however small.
    build: {
      assetsInlineLimit: 0,
      rolldownOptions: {
        output: {
          // Without a name of its own, the stylesheet would be called after the route: `_.`.
          assetFileNames: ({ names }) => `_astro/${names[0]?.endsWith('.css') ? 'styles' : '[name]'}.[hash][extname]`,
        },
      },
    },
    plugins: [plainImports()],
  },
});

/** What a script loads later is loaded when it is wanted. The bundler's helper, which fetches its parts in advance, weighs more than most of them. */
function plainImports(): Plugin {
  return {
    name: 'headword:plain-imports',
    enforce: 'pre',
    // Astro sets it after the settings above are read.
    configResolved: ({ environments }) => {
      environments['client']!.build.modulePreload = false;
    },
    load: {
      filter: { id: /\bvite\/preload-helper/u },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
