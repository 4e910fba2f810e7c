import { defineConfig } from 'astro/config';

/** What is the same for every site. The commands in `scripts/` add the address, the folders and the owner's theme. */
export default defineConfig({
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 4 },
  devToolbar: { enabled: false },
  // What a script loads later is loaded when it is wanted, without a helper that preloads it.
  // The content security policy allows neither inline scripts nor pictures from `data:`: every asset is a file, however small.
  vite: { build: { assetsInlineLimit: 0, modulePreload: false } },
});
